import { z } from '@strapi/utils';

import { hold, pass, type Match, type Rule } from '../rule';

const options = z.strictObject({
  share: z
    .number()
    .gt(0)
    .max(1)
    .default(0.7)
    .describe(
      'A comment is held when more than this share of its letters are capitals. @default 0.7'
    ),
  minLetters: z
    .number()
    .int()
    .min(1)
    .max(10_000)
    .default(20)
    .describe('Comments with fewer letters than this may be all capitals. @default 20'),
});

/**
 * Holds comments written in capitals. Only letters that have a case count, so scripts without one
 * pass, and so do short comments, for they may be an acronym. Staff are exempt.
 *
 * Evidence: `matches`, the stretches of words in capitals; `found`, the share of capitals, rounded to
 * hundredths; `threshold`; `letters`, how many were counted.
 *
 * @example
 * ```ts
 * moderation: { options: { shouting: { share: 0.5, minLetters: 30 } } }
 * // "WHY DOES NOBODY EVER LISTEN TO US" → pending, evidence { found: 1, threshold: 0.5, … }
 * ```
 */
export const shouting: Rule<z.output<typeof options>> = {
  name: 'shouting',
  options,
  check({ text, body, author }, { share, minLetters }) {
    if (author.isStaff) return pass();
    const { capitals, letters } = countLetters(text);
    if (letters < minLetters || capitals <= share * letters) return pass();
    const found = Math.round((capitals / letters) * 100) / 100;
    return hold({ matches: shouts(body), found, threshold: share, letters });
  },
};

const upper = /[\p{Lu}\p{Lt}]/u;
const lower = /\p{Ll}/u;

type Case = 'upper' | 'lower' | null;

const caseOf = (character: string): Case => {
  // A short cut for most letters of many texts.
  if (character >= 'a' && character <= 'z') return 'lower';
  return upper.test(character) ? 'upper' : lower.test(character) ? 'lower' : null;
};

const countLetters = (text: string) => {
  let capitals = 0;
  let letters = 0;
  for (const character of text) {
    const letterCase = caseOf(character);
    if (letterCase) letters++;
    if (letterCase === 'upper') capitals++;
  }
  return { capitals, letters };
};

/** Stretches of words without small letters, from their first capital to their last. */
const shouts = (body: string): Match[] => {
  const matches: Match[] = [];
  let start = -1;
  let end = -1;
  let capitals = 0;
  const close = () => {
    if (capitals > 1) matches.push({ field: 'body', start, end, text: body.slice(start, end) });
    capitals = 0;
  };
  let at = 0;
  for (const character of body) {
    const letterCase = caseOf(character);
    if (letterCase === 'lower') close();
    if (letterCase === 'upper') {
      if (capitals++ === 0) start = at;
      end = at + character.length;
    }
    at += character.length;
  }
  close();
  return matches;
};
