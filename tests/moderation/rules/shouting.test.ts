import { describe, expect, test } from 'vitest';

import { shouting } from '../../../server/moderation/rules/shouting';
import { aDraft, misplaced, staff } from '../a-draft';

const check = (body: string, author = {}, options = {}) =>
  shouting.check(aDraft({ body, author }), { share: 0.7, minLetters: 20, ...options });

describe('shouting', () => {
  test.each([
    ['prose', 'Nobody ever listens to what we say about this.'],
    ['some capitals', 'The NATO and EU ministers met in the UK on Monday.'],
    ['a short shout', 'WHAT A SCANDAL!'],
    ['a script without case', '這是一個非常非常非常非常非常非常非常非常非常長的句子'],
    ['Arabic', 'هذا تعليق طويل جدا لا يحتوي على أي حروف كبيرة على الإطلاق'],
    ['numbers', '1234567890 1234567890 1234567890'],
    ['nothing', ''],
  ])('%s passes', (_, body) => {
    expect(check(body).kind).toBe('pass');
  });

  test.each([
    ['English', 'WHY DOES NOBODY EVER LISTEN TO US'],
    ['Russian', 'ПОЧЕМУ НАС НИКТО НИКОГДА НЕ СЛУШАЕТ'],
    ['Greek', 'ΓΙΑΤΙ ΔΕΝ ΜΑΣ ΑΚΟΥΕΙ ΠΟΤΕ ΚΑΝΕΙΣ'],
  ])('%s in capitals is held', (_, body) => {
    expect(check(body)).toMatchObject({
      kind: 'hold',
      evidence: { found: 1, threshold: 0.7, matches: [{ field: 'body', text: body }] },
    });
  });

  test('the share must be exceeded, not met', () => {
    expect(check('AAAAAAAaaa', {}, { minLetters: 10 }).kind).toBe('pass');
    expect(check('AAAAAAAAaa', {}, { minLetters: 10 })).toMatchObject({
      kind: 'hold',
      evidence: { found: 0.8, letters: 10 },
    });
  });

  test('evidence points at what is shouted', () => {
    const body = 'well: YOU ARE ALL SUCH LIARS, every one OF YOU LIARS ALL';
    const { evidence } = check(body);
    expect(evidence.matches?.map(({ text }) => text)).toEqual([
      'YOU ARE ALL SUCH LIARS',
      'OF YOU LIARS ALL',
    ]);
    expect(misplaced(aDraft({ body }), evidence.matches)).toEqual([]);
  });

  test('staff may shout', () => {
    expect(check('WHY DOES NOBODY EVER LISTEN TO US', staff).kind).toBe('pass');
  });
});
