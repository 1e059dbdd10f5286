import { describe, expect, test } from 'vitest';

import { textsOf } from '../../../reader/element/texts';
import { basics } from '../../../reader/words/basics';
import { words, type Plural } from '../../../reader/words/words';
import { readerWords } from '../../../server/threads/reader-words';
import { rejectionReasons, reportReasons } from '../../../content-types';

const said = (language: string): Record<string, string | Plural> => {
  const [failed = '', retry = ''] = basics[language] ?? [];
  return { failed, retry, ...words[language] };
};
const en = said('en');
/** As the element has them: with the words that the server brings along. */
const textsIn = (locale: string) => textsOf(locale, readerWords(locale));
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

test('there are words in six languages', () => {
  expect(Object.keys(words).sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'ja']);
  expect(Object.keys(basics).sort()).toEqual(Object.keys(words).sort());
});

describe.each(Object.keys(words))('the words in %s', (language) => {
  const messages = said(language);

  test('are those of English, and none is empty', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(en));
    for (const message of Object.values(messages)) {
      for (const text of typeof message === 'string' ? [message] : Object.values(message)) {
        expect(text.trim()).not.toBe('');
        expect(text).toBe(text.trim());
      }
    }
  });

  test('have the plural forms that the language has, and no others', () => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    for (const [key, message] of Object.entries(messages)) {
      if (typeof message === 'string') continue;
      expect(Object.keys(message).sort(), key).toEqual([...pluralCategories].sort());
    }
  });

  test('take what the English ones take', () => {
    for (const [key, message] of Object.entries(messages)) {
      const english = en[key];
      if (typeof message === 'string') {
        expect(placeholders(message), key).toEqual(placeholders(english as string));
        continue;
      }
      for (const [form, text] of Object.entries(message)) {
        // "One" and "two" may say the number as a word.
        const isWord = ['zero', 'one', 'two'].includes(form) && placeholders(text).length === 0;
        if (!isWord) expect(placeholders(text), `${key} ${form}`).toEqual(['{n}']);
      }
    }
  });

  test('say why a comment was rejected or may be reported', () => {
    for (const reason of [...rejectionReasons, ...reportReasons]) {
      expect(messages).toHaveProperty([reason]);
    }
  });
});

describe('texts', () => {
  test('are in the language of the locale, and write numbers as the locale does', () => {
    const german = textsIn('de-CH');
    expect(german.locale).toBe('de-CH');
    expect(german.count('comments', 12_345)).toMatch(/^12['’]345 Kommentare$/);
    expect(german.direction).toBe('ltr');
    expect(textsIn('ar').direction).toBe('rtl');
  });

  test('are in English for another language, and for what is none', () => {
    for (const locale of ['nl', 'constructor', 'de_CH', '', '../de', 'en-']) {
      const texts = textsIn(locale);
      expect(texts.locale, locale).toBe('en');
      expect(texts.count('comments', 1)).toBe('1 comment');
    }
  });

  test('count in Arabic as it is counted in Arabic', () => {
    const texts = textsIn('ar');
    const counted = [0, 1, 2, 3, 11, 100].map((n) =>
      texts.count('comments', n).replace(/[\d٠-٩]+ /, '')
    );
    expect(counted).toEqual(['لا تعليقات', 'تعليق واحد', 'تعليقان', 'تعليقات', 'تعليقًا', 'تعليق']);
  });

  test('say what must be said before the server has brought its words', () => {
    const texts = textsOf('fr-CA');
    expect([texts.locale, texts.text('retry')]).toEqual(['fr', 'Réessayer']);
    for (const locale of ['nl', 'constructor', 'de_CH', '', 'a'.repeat(99)]) {
      expect(textsOf(locale).text('retry')).toBe('Try again');
    }
    // A site's own client may not bring any.
    expect([texts.text('reply'), texts.count('moreReplies', 2)]).toEqual(['reply', '2']);
  });

  test('know no words but their own', () => {
    const texts = textsIn('en');
    expect(texts.word('TOO_LONG', { found: '9', limit: '5' })).toBe(
      'This is too long: 9 of 5 characters.'
    );
    expect(texts.word('toString')).toBeNull();
    expect(texts.word('comments')).toBeNull();
  });

  test('say how long ago it was, rounded towards now', () => {
    const texts = textsIn('en');
    const ago = (seconds: number) =>
      texts.ago(new Date(Date.now() - seconds * 1_000).toISOString());
    expect([5, 119, 7_300, 90_000, 2_700_000, 64_000_000].map(ago)).toEqual([
      ...['now', '1 minute ago', '2 hours ago', 'yesterday', 'last month', '2 years ago'],
    ]);
    expect(ago(-60)).toBe('now');
  });
});
