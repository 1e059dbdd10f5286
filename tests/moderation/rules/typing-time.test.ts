import { describe, expect, test } from 'vitest';

import { typingTime } from '../../../server/moderation/rules/typing-time';
import { aDraft, staff } from '../a-draft';

const day = 24 * 60 * 60 * 1_000;
const check = (typedForMs: number | null, author = {}, minimumMs = 2_000) =>
  typingTime.check(aDraft({ trap: { typedForMs }, author }), { minimumMs });

describe('typing-time', () => {
  test.each([null, 2_000, 45_000, 20 * day])('%s ms are a person, or were not measured', (ms) => {
    expect(check(ms).kind).toBe('pass');
  });

  test.each([0, 1, 1_999])('%s ms are too fast', (ms) => {
    expect(check(ms)).toEqual({ kind: 'spam', evidence: { found: ms, threshold: 2_000 } });
  });

  test('a form sent before it was shown waits: a clock may be wrong', () => {
    expect(check(-5_000)).toEqual({ kind: 'hold', evidence: { found: -5_000, threshold: 0 } });
  });

  test.each([31 * day, Infinity, Number.NaN])('%s ms cannot be', (ms) => {
    expect(check(ms)).toMatchObject({ kind: 'hold', evidence: { threshold: 30 * day } });
  });

  test('0 as minimum only holds impossible times', () => {
    expect(check(0, {}, 0).kind).toBe('pass');
    expect(check(-1, {}, 0).kind).toBe('hold');
  });

  test('staff pass', () => {
    expect(check(3, staff).kind).toBe('pass');
  });
});
