import { describe, expect, test } from 'vitest';

import { UnusableDraft } from '../../../server/errors';
import { length } from '../../../server/moderation/rules/length';
import { aDraft } from '../a-draft';

const check = (body: string, text = body, limits = { min: 1, max: 10 }) => {
  try {
    return length.check(aDraft({ body, text }), limits).kind;
  } catch (error) {
    if (!(error instanceof UnusableDraft)) throw error;
    return error.details;
  }
};

describe('length', () => {
  test('both limits are inside', () => {
    expect(check('a')).toBe('pass');
    expect(check('a'.repeat(10))).toBe('pass');
    expect(check('a'.repeat(11))).toMatchObject({
      code: 'TOO_LONG',
      field: 'body',
      found: 11,
      limit: 10,
    });
    expect(check('ab', 'ab', { min: 3, max: 10 })).toMatchObject({
      code: 'TOO_SHORT',
      field: 'body',
      found: 2,
      limit: 3,
    });
  });

  test.each([
    ['nothing', ''],
    ['blanks', ' \n\t\u00a0\u3000'],
    ['zero-width characters', '\u200b\u200d\ufeff\u2060\u00ad'],
    ['fillers that show nothing', '\u3164\u115f\u2800'],
    ['direction marks', '\u200e\u200f\u202e'],
  ])('%s are too short', (_, body) => {
    expect(check(body)).toMatchObject({ code: 'TOO_SHORT', found: 0 });
  });

  test('bare markup is too short: nobody would read anything', () => {
    expect(check('---', '')).toMatchObject({ code: 'TOO_SHORT', found: 0 });
  });

  test('an emoji is one character', () => {
    expect(check('😀'.repeat(10))).toBe('pass');
    expect(check('😀'.repeat(11))).toMatchObject({ code: 'TOO_LONG', found: 11 });
  });

  test('markup counts towards the greatest length', () => {
    expect(check('[a](http://b)', 'a')).toMatchObject({ code: 'TOO_LONG', found: 13 });
  });

  test('5,000 characters by default', () => {
    expect(length.options?.parse({})).toEqual({ min: 1, max: 5_000 });
  });
});
