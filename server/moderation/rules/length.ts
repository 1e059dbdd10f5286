import { z } from '@strapi/utils';

import { UnusableDraft } from '../../errors';
import { countCharacters } from '../count-characters';
import { pass, type Rule } from '../rule';

const options = z.strictObject({
  min: z
    .number()
    .int()
    .min(1)
    .max(1_000)
    .default(1)
    .describe('The fewest visible characters a comment may have. @default 1'),
  max: z
    .number()
    .int()
    .min(1)
    .max(100_000)
    .default(5_000)
    .describe('The most characters a comment may have, Markdown included. @default 5000'),
});

/**
 * Refuses what says nothing and what nobody would read. Characters are code points: an emoji counts
 * once. For the least length only what can be seen counts, so blanks, zero-width characters and bare
 * markup are too short; for the greatest, everything.
 *
 * @throws UnusableDraft `TOO_SHORT` or `TOO_LONG` with `field`, `found` and `limit`.
 * @example
 * ```ts
 * moderation: { options: { length: { min: 10, max: 2000 } } }
 * // "First!" → 400 { code: 'TOO_SHORT', field: 'body', found: 6, limit: 10 }
 * ```
 */
export const length: Rule<z.output<typeof options>> = {
  name: 'length',
  options,
  check(draft, { min, max }) {
    refuseTooLong(draft.body, max);
    const visible = countVisible(draft.text, min);
    if (visible < min) throw unusable('TOO_SHORT', 'short', visible, min);
    return pass();
  },
};

/** @throws UnusableDraft `TOO_LONG` */
export const refuseTooLong = (body: string, max: number): void => {
  const written = countCharacters(body);
  if (written > max) throw unusable('TOO_LONG', 'long', written, max);
};

/** How long a body may be by these settings of the rule; anything goes where it is off. */
export const allowedLength = ({
  enabled,
  ...given
}: Readonly<Record<string, unknown>> = {}): z.output<typeof options> =>
  enabled === false ? { min: 0, max: Infinity } : options.parse(given);

const unseen = /[\s\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Z}\u2800]/u;

/** Counts no further than it has to. */
const countVisible = (text: string, enough: number): number => {
  let count = 0;
  for (const character of text) if (!unseen.test(character) && ++count === enough) break;
  return count;
};

const unusable = (code: 'TOO_SHORT' | 'TOO_LONG', word: string, found: number, limit: number) =>
  new UnusableDraft(`The comment is too ${word}: ${found} of ${limit} characters`, {
    code,
    field: 'body',
    found,
    limit,
  });
