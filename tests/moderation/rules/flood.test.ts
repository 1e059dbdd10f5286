import { describe, expect, test } from 'vitest';

import { TooFast } from '../../../server/errors';
import { flood } from '../../../server/moderation/rules/flood';
import { aDraft, staff } from '../a-draft';

const count = (found: number) =>
  ({ by: 'author', found, limit: 5, windowSeconds: 60, retryAfter: 41 }) as const;

describe('flood', () => {
  test('as many as the limit are fine', () => {
    expect(flood.check(aDraft({ flood: count(5) }), undefined).kind).toBe('pass');
  });

  test('one more is too fast, and is told when to come back', () => {
    const check = () => flood.check(aDraft({ flood: count(6) }), undefined);
    expect(check).toThrow(TooFast);
    expect(check).toThrow(
      expect.objectContaining({
        details: { code: 'TOO_FAST', retryAfter: 41, limit: 5, windowSeconds: 60, by: 'author' },
      })
    );
  });

  test('staff, and writes that no reader sent, are not limited', () => {
    expect(flood.check(aDraft({ flood: count(99), author: staff }), undefined).kind).toBe('pass');
    expect(flood.check(aDraft({ flood: null }), undefined).kind).toBe('pass');
  });
});
