import { describe, expect, test } from 'vitest';

import { newAuthor } from '../../../server/moderation/rules/new-author';
import { aDraft, staff } from '../a-draft';

const check = (approved: number, author = {}, approvals = 2) =>
  newAuthor.check(aDraft({ history: { approved }, author }), { approvals });

describe('new-author', () => {
  test('is held until enough comments were approved', () => {
    expect(check(0)).toEqual({ kind: 'hold', evidence: { found: 0, threshold: 2 } });
    expect(check(1)).toEqual({ kind: 'hold', evidence: { found: 1, threshold: 2 } });
    expect(check(2).kind).toBe('pass');
  });

  test('an author who has proven nothing has no history', () => {
    expect(check(7, { isProven: false })).toEqual({
      kind: 'hold',
      evidence: { found: 0, threshold: 2 },
    });
  });

  test('0 trusts everybody', () => {
    expect(check(0, { isProven: false }, 0).kind).toBe('pass');
  });

  test('staff pass', () => {
    expect(check(0, staff).kind).toBe('pass');
  });

  test('one approval is enough by default', () => {
    expect(newAuthor.options?.parse({})).toEqual({ approvals: 1 });
  });
});
