import { z } from '@strapi/utils';

import type { Rule } from '../rule';
import { checkWords, exceptions, prepareWords, wordList } from './words/find-words';
import { type WordMatcher } from './words/word-matcher';

const options = z.strictObject({
  words: wordList.describe(
    'Words and phrases that no comment may have; * stands for any letters of a word. @default []'
  ),
  except: exceptions,
  outcome: z
    .enum(['reject', 'spam'])
    .default('reject')
    .describe('What becomes of a comment that has one. @default reject'),
});
type Options = z.output<typeof options>;
type Prepared = { readonly matcher: WordMatcher; readonly outcome: Options['outcome'] };

/**
 * Rejects comments that have a word of the list, in whatever disguise; see `compileWords` for what
 * an entry matches. Applies to everybody. After WordPress's disallowed list, without its substrings.
 *
 * @example
 * ```ts
 * moderation: { options: { 'blocked-words': { words: ['viagra', 'casino bonus', 'escort*'] } } }
 * // "cheap V1AGRA" → rejected, evidence { matches: [{ text: 'V1AGRA', entry: 'viagra', … }] }
 * ```
 */
export const blockedWords: Rule<Options, Prepared> = {
  name: 'blocked-words',
  options,
  prepare: ({ outcome, ...lists }) => ({ matcher: prepareWords(lists), outcome }),
  check: (draft, { matcher, outcome }) => checkWords(draft, matcher, outcome),
};
