import { describe, expect, test } from 'vitest';

import { compileRules, judge } from '../../../server/moderation/judge';
import { blockedWords } from '../../../server/moderation/rules/blocked-words';
import { aDraft, misplaced, staff } from '../a-draft';

const verdict = (parts: Parameters<typeof aDraft>[0], options = {}) =>
  judge(
    aDraft(parts),
    compileRules([blockedWords], {
      'blocked-words': { words: ['viagra', 'casino bonus'], ...options },
    })
  );

describe('blocked-words', () => {
  test('rejects what has a word, and shows where', () => {
    const parts = { body: 'Cheap V1AGRA and a casino  bonus!' };
    const { status, signals } = verdict(parts);
    expect(status).toBe('rejected');
    expect(signals).toEqual([
      {
        rule: 'blocked-words',
        outcome: 'reject',
        evidence: {
          found: 2,
          threshold: 1,
          matches: [
            { field: 'body', start: 6, end: 12, text: 'V1AGRA', entry: 'viagra' },
            { field: 'body', start: 19, end: 32, text: 'casino  bonus', entry: 'casino bonus' },
          ],
        },
      },
    ]);
    expect(misplaced(aDraft(parts), signals[0]?.evidence.matches)).toEqual([]);
  });

  test('marks as spam where it is told to', () => {
    expect(verdict({ body: 'viagra' }, { outcome: 'spam' }).status).toBe('spam');
  });

  test('passes what has none, and what is excepted', () => {
    expect(verdict({ body: 'viagrafalls casino, bonus' }).status).toBe('rejected');
    expect(verdict({ body: 'viagrafalls casino. Bonus' }).status).toBe('approved');
    expect(verdict({ body: 'viagra jokes' }, { except: ['viagra jokes'] }).status).toBe('approved');
  });

  test("looks at the author's name and web address as well", () => {
    expect(verdict({ author: { name: 'Viagra Shop' } }).signals[0]?.evidence.matches).toEqual([
      { field: 'authorName', start: 0, end: 6, text: 'Viagra', entry: 'viagra' },
    ]);
    expect(
      verdict({ author: { url: 'https://viagra.example' } }).signals[0]?.evidence.matches
    ).toEqual([{ field: 'authorUrl', start: 8, end: 14, text: 'viagra', entry: 'viagra' }]);
  });

  test('finds what markup hides in the body, and says it once', () => {
    expect(
      verdict({ body: 'vi[ag](http://a.example)ra', text: 'viagra' }).signals[0]?.evidence.matches
    ).toEqual([{ field: 'text', start: 0, end: 6, text: 'viagra', entry: 'viagra' }]);
    expect(verdict({ body: '**viagra**', text: 'viagra' }).signals[0]?.evidence).toMatchObject({
      found: 1,
      matches: [{ field: 'body', start: 2, end: 8 }],
    });
  });

  test('staff are not exempt, and an edit is judged', () => {
    expect(verdict({ body: 'viagra', author: staff, kind: 'edit' }).status).toBe('rejected');
  });

  test('an empty list passes everything', () => {
    expect(judge(aDraft({ body: 'viagra' }), compileRules([blockedWords], {})).status).toBe(
      'approved'
    );
  });

  test('an entry that cannot match as it is meant is refused, with the reason', () => {
    const parsed = blockedWords.options?.safeParse({ words: ['good', '18+', '*', 'a*'] });
    expect(parsed?.error?.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['words.1', expect.stringContaining('punctuation')],
      ['words.2', expect.stringContaining('a letter')],
      ['words.3', expect.stringContaining('two letters')],
    ]);
  });
});
