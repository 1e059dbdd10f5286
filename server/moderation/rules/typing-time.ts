import { z } from '@strapi/utils';

import { hold, pass, spam, type Rule } from '../rule';

const options = z.strictObject({
  minimumMs: z
    .number()
    .int()
    .min(0)
    .max(60_000)
    .default(2_000)
    .describe('Forms sent sooner than this many milliseconds are spam. @default 2000'),
});

/** A page may stand open for weeks; a time beyond this was made up, or the reader's clock is wrong. */
const longestMs = 30 * 24 * 60 * 60 * 1_000;

/**
 * Marks as spam what was sent faster than a person finds the field and types a word, and holds what was
 * sent after a time that cannot be: before the form was shown, or a month later. That may be a program,
 * or a person whose clock is wrong. What did not come through a form that measures time passes, and
 * staff do. After Akismet's and Discourse's typing times.
 *
 * Evidence: `found` and `threshold` in milliseconds. `found` is negative for a form sent before it
 * was shown.
 *
 * @example
 * ```ts
 * moderation: { options: { 'typing-time': { minimumMs: 3000 } } }
 * // sent 412 ms after the form was shown → spam, evidence { found: 412, threshold: 3000 }
 * ```
 */
export const typingTime: Rule<z.output<typeof options>> = {
  name: 'typing-time',
  options,
  check({ trap, author }, { minimumMs }) {
    const found = trap.typedForMs;
    if (found === null || author.isStaff) return pass();
    if (found >= 0 && found < minimumMs) return spam({ found, threshold: minimumMs });
    if (found >= 0 && found <= longestMs) return pass();
    return hold({ found, threshold: found < 0 ? 0 : longestMs });
  },
};
