import { z } from '@strapi/utils';

import type { Draft, Match } from '../../rule';
import { parseEntry } from './entry';
import type { WordMatcher } from './word-matcher';

const entry = z
  .string()
  .max(200)
  .superRefine((text, context) => {
    const parsed = parseEntry(text);
    if (parsed.kind === 'unusable') context.addIssue({ code: 'custom', message: parsed.problem });
  });

/** The settings that both word rules have. */
export const wordListOptions = z.strictObject({
  words: z
    .array(entry)
    .max(100_000)
    .default([])
    .describe('Words and phrases; * stands for any letters of a word. @default []'),
  except: z
    .array(entry)
    .max(100_000)
    .default([])
    .describe('Words and phrases to pass over. @default []'),
});

/** Where listed words stand in what a reader wrote, their name included. */
export const findWords = ({ body, author }: Draft, { find }: WordMatcher): Match[] =>
  [['body', body] as const, ['authorName', author.name] as const].flatMap(([field, text]) =>
    find(text).matches.map(({ start, end, entry: listed }): Match => ({
      field,
      start,
      end,
      text: text.slice(start, end),
      entry: listed,
    }))
  );
