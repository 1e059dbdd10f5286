import { describe, expect, test } from 'vitest';

import { holdAll } from '../../../server/moderation/rules/hold-all';
import { aDraft, staff } from '../a-draft';

const check = (parts: Parameters<typeof aDraft>[0]) => holdAll.check(aDraft(parts), undefined);

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

  test('staff pass', () => {
    expect(check({ site: { holdAll: true }, thread: { policy: 'hold' }, author: staff }).kind).toBe(
      'pass'
    );
  });
});
