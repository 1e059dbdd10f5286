import { describe, expect, test } from 'vitest';

import { ar } from '../../../reader/element/messages/ar';
import { de } from '../../../reader/element/messages/de';
import { en } from '../../../reader/element/messages/en';
import { es } from '../../../reader/element/messages/es';
import { fr } from '../../../reader/element/messages/fr';
import { ja } from '../../../reader/element/messages/ja';
import type { Plural } from '../../../reader/element/messages/messages';
import { loadTexts } from '../../../reader/element/texts';
import { rejectionReasons, reportReasons } from '../../../content-types';

const languages = { ar, de, en, es, fr, ja };
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe.each(Object.entries(languages))('the words in %s', (language, messages) => {
  test('are those of English, and none is empty', () => {
    expect(Object.keys(messages)).toEqual(Object.keys(en));
    for (const message of Object.values(messages)) {
      for (const text of typeof message === 'string'
        ? [message]
        : Object.values(message as Plural)) {
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
      const english = en[key as keyof typeof en];
      if (typeof message === 'string') {
        expect(placeholders(message), key).toEqual(placeholders(english as string));
        continue;
      }
      for (const [form, text] of Object.entries(message as Plural)) {
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
  test('are in the language of the locale, and write numbers as the locale does', async () => {
    const german = await loadTexts('de-CH');
    expect(german.locale).toBe('de-CH');
    expect(german.count('comments', 12_345)).toMatch(/^12['’]345 Kommentare$/);
    expect(german.direction).toBe('ltr');
    expect((await loadTexts('ar')).direction).toBe('rtl');
  });

  test('are in English for another language, and for what is none', async () => {
    for (const locale of ['nl', 'constructor', 'de_CH', '', '../de', 'en-']) {
      const texts = await loadTexts(locale);
      expect(texts.locale, locale).toBe('en');
      expect(texts.count('comments', 1)).toBe('1 comment');
    }
  });

  test('count in Arabic as it is counted in Arabic', async () => {
    const texts = await loadTexts('ar');
    const counted = [0, 1, 2, 3, 11, 100].map((n) =>
      texts.count('comments', n).replace(/[\d٠-٩]+ /, '')
    );
    expect(counted).toEqual(['لا تعليقات', 'تعليق واحد', 'تعليقان', 'تعليقات', 'تعليقًا', 'تعليق']);
  });

  test('know no words but their own', async () => {
    const texts = await loadTexts('en');
    expect(texts.word('TOO_LONG', { found: '9', limit: '5' })).toBe(
      'This is too long: 9 of 5 characters.'
    );
    expect(texts.word('toString')).toBeNull();
    expect(texts.word('comments')).toBeNull();
  });

  test('say how long ago it was, rounded towards now', async () => {
    const texts = await loadTexts('en');
    const ago = (seconds: number) =>
      texts.ago(new Date(Date.now() - seconds * 1_000).toISOString());
    expect([5, 119, 7_300, 90_000, 2_700_000, 64_000_000].map(ago)).toEqual([
      ...['now', '1 minute ago', '2 hours ago', 'yesterday', 'last month', '2 years ago'],
    ]);
    expect(ago(-60)).toBe('now');
  });
});
