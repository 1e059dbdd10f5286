import { describe, expect, test } from 'vitest';

import { compileRules, judge } from '../../../server/moderation/judge';
import { heldWords } from '../../../server/moderation/rules/held-words';
import { aDraft, staff } from '../a-draft';

const verdict = (parts: Parameters<typeof aDraft>[0]) =>
  judge(
    aDraft(parts),
    compileRules([heldWords], { 'held-words': { words: ['idiot*'], except: ['Idiotikon'] } })
  );

describe('held-words', () => {
  test('holds what has a word, and shows where', () => {
    expect(verdict({ body: 'what i.d.i.o.t.s they are' })).toEqual({
      status: 'pending',
      decidedBy: 'held-words',
      signals: [
        {
          rule: 'held-words',
          outcome: 'hold',
          evidence: {
            found: 1,
            threshold: 1,
            matches: [{ field: 'body', start: 5, end: 16, text: 'i.d.i.o.t.s', entry: 'idiot*' }],
          },
        },
      ],
    });
  });

  test('passes exceptions', () => {
    expect(verdict({ body: 'See the Idiotikon.' }).status).toBe('approved');
    expect(verdict({ body: 'See the Idiotikon, idiots.' }).status).toBe('pending');
  });

  test('staff are not exempt', () => {
    expect(verdict({ body: 'idiots', author: staff }).status).toBe('pending');
  });
});
