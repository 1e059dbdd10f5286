import { describe, expect, test } from 'vitest';

import { parseEntry } from '../../../../server/moderation/rules/words/entry';

describe('parseEntry', () => {
  test.each([
    'word',
    'two words',
    'Ünïcödé',
    '18',
    '$$$',
    'ca$h',
    '🍆',
    '傻逼',
    'hell*',
    '*hell*',
    'h*ll',
    'buy * now',
    'viagra.com',
    "don't",
    ' padded ',
    '傻*',
    'ab*',
  ])('%j is usable', (entry) => {
    expect(parseEntry(entry).kind).toBe('usable');
  });

  test.each([
    ['', 'letter'],
    ['   ', 'letter'],
    ['*', 'letter'],
    ['* *', 'letter'],
    ['\u200b', 'letter'],
    ['...', 'punctuation'],
    ['18+', 'punctuation'],
    ['c++', 'punctuation'],
    ['#metoo', 'punctuation'],
    ['"word"', 'punctuation'],
    ['word.*', 'punctuation'],
    ['a*', 'two letters'],
    ['*a*', 'two letters'],
  ])('%j is not, and says why', (entry, problem) => {
    expect(parseEntry(entry)).toEqual({
      kind: 'unusable',
      problem: expect.stringContaining(problem),
    });
  });

  test('only three letters, or two of a script without spaces, are looked for in disguise', () => {
    const disguises = (entry: string) => {
      const parsed = parseEntry(entry);
      return parsed.kind === 'usable' && parsed.hasDisguises;
    };
    expect(['abc', 'a b c', '傻逼'].map(disguises)).toEqual([true, true, true]);
    expect(['ab', 'ss', '傻', '傻b'].map(disguises)).toEqual([false, false, false, false]);
  });
});
