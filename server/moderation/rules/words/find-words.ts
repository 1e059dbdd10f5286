import { z } from '@strapi/utils';

import { hold, pass, reject, spam, type Draft, type Match, type Outcome } from '../../rule';
import { parseEntry } from './entry';
import { compileWords, type WordMatcher } from './word-matcher';

const entry = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .superRefine((text, context) => {
    const parsed = parseEntry(text);
    if (parsed.kind === 'unusable') context.addIssue({ code: 'custom', message: parsed.problem });
  });

/** A list as a setting: at most 100,000 entries of 100 characters. */
export const wordList = z.array(entry).max(100_000).default([]);

/** Words that pass although an entry matches them. */
export const exceptions = wordList.describe(
  'Words and phrases that pass although an entry matches them. @default []'
);

export type WordOptions = { readonly words: string[]; readonly except: string[] };

export const prepareWords = ({ words, except }: WordOptions): WordMatcher =>
  compileWords(words, except);

const bare = (text: string): string => text.replace(/\s+/g, '');

const outcomes = { hold, spam, reject };

/**
 * What a list finds in what readers will see of a draft: its body, its author's name and web
 * address. Evidence: `matches`, their number in `found`, and `threshold` 1.
 */
export const checkWords = (
  { body, text, author }: Draft,
  matcher: WordMatcher,
  kind: keyof typeof outcomes
): Outcome => {
  const find = (field: Match['field'], value: string | null): Match[] =>
    matcher.find(value ?? '').matches.map(({ start, end, entry }) => ({
      field,
      start,
      end,
      text: (value ?? '').slice(start, end),
      entry,
    }));
  const inBody = find('body', body);
  const entries = new Set(inBody.map(({ entry }) => entry));
  const matches = [
    ...inBody,
    // Markdown can hide a word in the body that readers see in the text: `f[u](http://…)ck`.
    ...(bare(text) === bare(body)
      ? []
      : find('text', text).filter(({ entry }) => !entries.has(entry))),
    ...find('authorName', author.name),
    ...find('authorUrl', author.url),
  ];
  return matches.length === 0
    ? pass()
    : outcomes[kind]({ matches, found: matches.length, threshold: 1 });
};
