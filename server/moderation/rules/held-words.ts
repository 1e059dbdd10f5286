import { z } from '@strapi/utils';

import type { Rule } from '../rule';
import { checkWords, exceptions, prepareWords, wordList } from './words/find-words';
import { type WordMatcher } from './words/word-matcher';

const options = z.strictObject({
  words: wordList.describe(
    'Words and phrases that a person should look at; * stands for any letters of a word. @default []'
  ),
  except: exceptions,
});

/**
 * Holds comments that have a word of the list, in whatever disguise; see `compileWords` for what an
 * entry matches. Applies to everybody. After WordPress's moderation keys and Coral's suspect words.
 *
 * @example
 * ```ts
 * moderation: { options: { 'held-words': { words: ['lawsuit', 'idiot*'] } } }
 * // "you i.d.i.o.t" → pending, evidence { matches: [{ text: 'i.d.i.o.t', entry: 'idiot*', … }] }
 * ```
 */
export const heldWords: Rule<z.output<typeof options>, WordMatcher> = {
  name: 'held-words',
  options,
  prepare: prepareWords,
  check: (draft, matcher) => checkWords(draft, matcher, 'hold'),
};
