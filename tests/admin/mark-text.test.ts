import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { markText } from '../../admin/comments/mark-text';

const marked = (text: string, ...spans: [number, number, string][]) =>
  markText(
    text,
    spans.map(([start, end, rule]) => ({ start, end, rule }))
  )
    .map(({ text: piece, rules }) => (rules.length ? `[${piece}|${rules.join()}]` : piece))
    .join('');

describe('markText', () => {
  test('leaves a text without spans whole', () => {
    expect(markText('plain', [])).toEqual([{ text: 'plain', rules: [] }]);
    expect(markText('', [])).toEqual([]);
  });

  test('marks pieces side by side, at both ends too', () => {
    expect(marked('buy pills now', [0, 3, 'a'], [4, 9, 'b'], [10, 13, 'a'])).toBe(
      '[buy|a] [pills|b] [now|a]'
    );
  });

  test('cuts overlapping spans where one of them ends', () => {
    expect(marked('abcdef', [0, 4, 'a'], [2, 6, 'b'])).toBe('[ab|a][cd|a,b][ef|b]');
  });

  test('cuts a nested span out of the outer one', () => {
    expect(marked('abcdef', [0, 6, 'a'], [2, 4, 'b'])).toBe('[ab|a][cd|a,b][ef|a]');
  });

  test('joins what the same rule marks twice', () => {
    expect(marked('abcdef', [0, 4, 'a'], [2, 6, 'a'])).toBe('[abcdef|a]');
    expect(marked('abcdef', [0, 3, 'a'], [3, 6, 'a'])).toBe('[abcdef|a]');
  });

  test('names rules in the order in which they came', () => {
    expect(marked('abc', [1, 2, 'second'], [0, 3, 'first'])).toBe(
      '[a|first][b|second,first][c|first]'
    );
  });

  test('clips spans that reach outside, and leaves out what is no span', () => {
    expect(marked('abc', [-5, 1, 'a'], [2, 99, 'b'])).toBe('[a|a]b[c|b]');
    expect(marked('abc', [5, 9, 'a'], [2, 1, 'b'], [1, 1, 'c'], [NaN, 2, 'd'], [0, NaN, 'e'])).toBe(
      'abc'
    );
  });

  test('cuts no surrogate pair', () => {
    expect(marked('a😀b', [0, 2, 'a'])).toBe('[a😀|a]b');
    expect(marked('a😀b', [2, 4, 'a'])).toBe('a[😀b|a]');
    expect(marked('a😀b', [2, 2, 'a'])).toBe('a[😀|a]b');
    // A lone half is a character of its own.
    expect(marked('a\uDE00b', [1, 2, 'a'])).toBe('a[\uDE00|a]b');
  });

  test('loses nothing, and marks what the spans cover, whatever they are', () => {
    // Whole characters, and halves of them.
    const unit = fc.constantFrom('a', ' ', '😀', '\uD83D', '\uDE00');
    const texts = fc.array(unit, { maxLength: 20 }).map((units) => units.join(''));
    const offset = fc.integer({ min: -3, max: 30 });
    const spans = fc.array(
      fc.record({ start: offset, end: offset, rule: fc.constantFrom('a', 'b') }),
      { maxLength: 6 }
    );
    fc.assert(
      fc.property(texts, spans, (text, given) => {
        const segments = markText(text, given);
        expect(segments.map((segment) => segment.text).join('')).toBe(text);
        const rulesAt = segments.flatMap(({ text: piece, rules }) =>
          piece.split('').map(() => rules)
        );
        const missed = given.filter(({ start, end, rule }) =>
          rulesAt.slice(Math.max(start, 0), Math.max(end, 0)).some((rules) => !rules.includes(rule))
        );
        expect(missed).toEqual([]);
      })
    );
  });
});
