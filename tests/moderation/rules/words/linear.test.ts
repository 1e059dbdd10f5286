import { describe, expect, test, vi } from 'vitest';

import { compileWords } from '../../../../server/moderation/rules/words/word-matcher';

// Much work, which takes its time where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

const letters = 'etaoinshrdlu';

/** Different words of letters that texts are full of; the same ones each time. */
const wordList = (count: number, template = (word: string) => word): string[] =>
  Array.from({ length: count }, (_, index) => {
    let word = '';
    for (let rest = index + 1_000; rest > 0; rest = Math.floor(rest / letters.length)) {
      word += letters.charAt(rest % letters.length);
    }
    return template(word);
  });

const lists: Record<string, readonly string[]> = {
  'one word': ['viagra'],
  '10,000 words': wordList(10_000),
  '10,000 words that begin alike': wordList(10_000, (word) => `aaaaaaaaaa${word}`),
  '100 prefixes': wordList(100, (word) => `${word}*`),
  '100 words with stars all over': wordList(100, (word) => `*${word.split('').join('*')}*`),
  'words of one letter': Array.from({ length: 99 }, (_, index) => 'a'.repeat(index + 2)),
  'stars and one letter': ['*a*b', 'a*a*a*b', '*aa*aa*aa*b', 'aa*', '*a*a*a*a*a*a*a*c'],
  'phrases of one letter': ['a a a a a a a a a b', 'a * a * a * b', 'a* a* a* b*'],
};

const texts: Record<string, (length: number) => string> = {
  'one long word': (length) => 'a'.repeat(length),
  'single letters': (length) => 'a '.repeat(length / 2),
  'spelled out': (length) => 'a.'.repeat(length / 2),
  'glued with hyphens': (length) => 'a-'.repeat(length / 2),
  'words of all kinds': (length) =>
    wordList(length / 6)
      .join(' ')
      .padEnd(length, ' the')
      .slice(0, length),
  leet: (length) => '1!'.repeat(length / 2),
  signs: (length) => '$@'.repeat(length / 2),
  'marks laid over': (length) => 'a\u0336'.repeat(length / 2),
  'invisible characters': (length) => 'a\u200b'.repeat(length / 2),
  'nothing but invisible characters': (length) => 'a' + '\u200b'.repeat(length),
  Chinese: (length) => '傻'.repeat(length),
  emoji: (length) => '🖕'.repeat(length / 2),
  'look-alikes': (length) => 'аα'.repeat(length / 2),
  gaps: (length) => `a${' '.repeat(length)}b`,
};

describe.each(Object.entries(lists))('with %s', (_, list) => {
  const matcher = compileWords(list);

  test.each(Object.entries(texts))('twice the text takes twice the steps: %s', (_name, textOf) => {
    const steps = [1, 2, 4].map((times) => matcher.find(textOf(times * 1_200)).steps);
    const [once = 0, twice = 0, fourTimes = 0] = steps;
    expect(twice).toBeLessThanOrEqual(2.2 * once + 2_000);
    expect(fourTimes).toBeLessThanOrEqual(2.2 * twice + 2_000);
  });
});

test('a hundred times the list takes hardly more steps', () => {
  const text = texts['words of all kinds']?.(10_000) ?? '';
  const few = compileWords(wordList(1_000)).find(text).steps;
  const many = compileWords(wordList(100_000)).find(text).steps;
  expect(many).toBeLessThan(3 * few);
  expect(many).toBeLessThan(30 * text.length);
});
