import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { parseEntry } from '../../../../server/moderation/rules/words/entry';
import { compileWords } from '../../../../server/moderation/rules/words/word-matcher';
import { invisible, longerWord, plainWord } from './letters';

// Much work, which takes its time where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  // Dense with what the matcher treats specially.
  fc
    .array(
      fc.constantFrom(
        ...Array.from('aAsS5$@1l!|*._- '),
        '\n',
        '\u200b',
        '\u0301',
        'ß',
        'ﬁ',
        'с',
        '傻',
        '🖕'
      ),
      {
        maxLength: 60,
      }
    )
    .map((all) => all.join(''))
);
const isUsable = (entry: string) => parseEntry(entry).kind === 'usable';
const anyEntry = fc
  .oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), plainWord(1, 6), fc.constant('*ss*'))
  .filter(isUsable);

describe('for any list and any text', () => {
  test('offsets stand in the text, in order, and name an entry of the list', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 12 }), anyText, (entries, text) => {
        let last = 0;
        for (const { start, end, entry } of compileWords(entries).find(text).matches) {
          expect(entries).toContain(entry);
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          // Never half a character.
          for (const edge of [start, end]) {
            expect(
              /[\uD800-\uDBFF]$/.test(text.slice(0, edge)) &&
                /^[\uDC00-\uDFFF]/.test(text.slice(edge))
            ).toBe(false);
          }
          last = end;
        }
      }),
      { numRuns: 1_000 }
    );
  });

  test('an entry without a wildcard is found in itself, whole', () => {
    fc.assert(
      fc.property(
        anyEntry.filter((entry) => !entry.includes('*')),
        (entry) => {
          const [match, ...others] = compileWords([entry]).find(entry).matches;
          expect(others).toEqual([]);
          const outside = entry.slice(0, match?.start) + entry.slice(match?.end ?? 0);
          expect(
            match && outside.replace(/[\s\p{Default_Ignorable_Code_Point}\u0640\u2800]/gu, '')
          ).toBe('');
        }
      ),
      { numRuns: 1_000 }
    );
  });

  test('other entries neither hide a match nor invent one', () => {
    fc.assert(
      fc.property(fc.array(anyEntry, { maxLength: 8 }), anyText, (entries, text) => {
        const covered = (list: readonly string[]) =>
          compileWords(list)
            .find(text)
            .matches.map(({ start, end }) => [start, end] as const);
        const all = covered(entries);
        for (const entry of entries) {
          for (const [start, end] of covered([entry])) {
            expect(all.some(([from, to]) => from < end && start < to)).toBe(true);
          }
        }
        for (const [start, end] of all) {
          const alone = entries.some((entry) =>
            covered([entry]).some(([from, to]) => from < end && start < to)
          );
          expect(alone).toBe(true);
        }
      }),
      { numRuns: 500 }
    );
  });
});

describe('for plain words of any script', () => {
  test('a word is never found inside a longer one', () => {
    fc.assert(
      fc.property(longerWord, ({ word, longer }) => {
        for (const text of [longer, longer.toUpperCase(), `«${longer}», …`]) {
          expect(compileWords([word]).find(text).matches).toEqual([]);
        }
      }),
      { numRuns: 1_000 }
    );
  });

  test('a word is found wherever it stands by itself, in any case', () => {
    const edge = fc.constantFrom(' ', '\n', '. ', ', ', '(', '"', '…', ' - ', '!', '?', '/', '');
    fc.assert(
      fc.property(plainWord(2, 8), edge, edge, fc.boolean(), (word, before, after, isUpper) => {
        const text = `${before}${isUpper ? word.toUpperCase() : word}${after}`;
        const { matches } = compileWords([word]).find(text);
        expect(matches.map(({ start, end }) => [start, end])).toEqual([
          [before.length, text.length - after.length],
        ]);
      }),
      { numRuns: 1_000 }
    );
  });

  test('what cannot be seen hides nothing, and changes nothing', () => {
    fc.assert(
      fc.property(
        anyText,
        plainWord(3, 8),
        fc.array(fc.tuple(fc.nat(), invisible), { maxLength: 10 }),
        (around, word, places) => {
          const letters = [...`${around} ${word} ${around}`];
          const plain = letters.join('');
          for (const [place, character] of places) {
            letters.splice(place % (letters.length + 1), 0, character);
          }
          const text = letters.join('');
          const strip = (piece: string) => piece.replace(/\p{Default_Ignorable_Code_Point}/gu, '');
          const found = (where: string) =>
            compileWords([word, 'ass'])
              .find(where)
              .matches.map(({ start, end }) => strip(where.slice(start, end)));
          expect(found(text)).toEqual(found(plain));
          expect(found(text)).not.toEqual([]);
        }
      ),
      { numRuns: 1_000 }
    );
  });

  test('a word is found however its letters are set apart', () => {
    const gap = fc.constantFrom('.', '-', '_', '*', ' ', '  ', '\n', ' - ', '/', '~', '·', '**');
    fc.assert(
      fc.property(
        plainWord(3, 8).filter((word) => !/(.)\1/u.test(word)),
        gap,
        (word, between) => {
          const spelled = [...word].join(between);
          const { matches } = compileWords([word]).find(`well: ${spelled}: yes`);
          expect(matches.map(({ start, end }) => [start, end])).toEqual([[6, 6 + spelled.length]]);
        }
      ),
      { numRuns: 1_000 }
    );
  });
});
