import { describe, expect, test } from 'vitest';

import { holdAll } from '../../../server/moderation/rules/hold-all';
import { aDraft, staff } from '../a-draft';

const check = (parts: Parameters<typeof aDraft>[0], authors: readonly string[] = []) =>
  holdAll.check(aDraft(parts), new Set(authors));

describe('hold-all', () => {
  test('passes where nothing is set', () => {
    for (const policy of ['default', 'open'] as const) {
      expect(check({ thread: { policy } }).kind).toBe('pass');
    }
  });

  test('holds for the site', () => {
    expect(check({ site: { holdAll: true } })).toEqual({
      kind: 'hold',
      evidence: { by: 'site' },
    });
  });

  test('holds for the thread', () => {
    expect(check({ thread: { policy: 'hold' } })).toEqual({
      kind: 'hold',
      evidence: { by: 'thread' },
    });
  });

  test('holds for an author, and for nobody else', () => {
    const authors = ['user:abc'];
    expect(check({ author: { key: 'user:abc' } }, authors)).toEqual({
      kind: 'hold',
      evidence: { by: 'author' },
    });
    expect(check({ author: { key: 'user:abcd' } }, authors).kind).toBe('pass');
    expect(check({ author: { key: null } }, authors).kind).toBe('pass');
  });

  test('takes author keys only', () => {
    expect(holdAll.options?.safeParse({ authors: ['user:abc', 'guest:a-_1'] }).success).toBe(true);
    expect(holdAll.options?.safeParse({ authors: ['Ann'] }).success).toBe(false);
  });

  test('staff pass', () => {
    expect(check({ site: { holdAll: true }, thread: { policy: 'hold' }, author: staff }).kind).toBe(
      'pass'
    );
  });
});
