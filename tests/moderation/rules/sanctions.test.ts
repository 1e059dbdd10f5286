import { describe, expect, test } from 'vitest';

import { sanctions } from '../../../server/moderation/rules/sanctions';
import type { DraftSanction } from '../../../server/moderation/rule';
import { aDraft, staff } from '../a-draft';

const until = new Date('2026-06-01T00:00:00Z');
const on = (kind: DraftSanction['kind'], more: Partial<DraftSanction> = {}) =>
  aDraft({ sanction: { kind, by: 'author', until: null, ...more } });
const details = (work: () => unknown): unknown => {
  try {
    work();
    return null;
  } catch (error) {
    return (error as { details: unknown }).details;
  }
};

describe('sanctions', () => {
  test('passes who has none', () => {
    expect(sanctions.check(aDraft(), { refuse: true }).kind).toBe('pass');
  });

  test('refuses the banned and the muted, and says until when', () => {
    const refuse = { refuse: true };
    expect(details(() => sanctions.check(on('ban'), refuse))).toEqual({
      code: 'AUTHOR_BANNED',
      until: null,
    });
    expect(details(() => sanctions.check(on('mute', { until }), refuse))).toEqual({
      code: 'AUTHOR_MUTED',
      until: until.toISOString(),
    });
  });

  test('holds others, and the banned too where they are not to know', () => {
    expect(sanctions.check(on('hold'), { refuse: true })).toEqual({
      kind: 'hold',
      evidence: { kind: 'hold', by: 'author', until: null },
    });
    expect(sanctions.check(on('ban', { by: 'address', until }), { refuse: false })).toEqual({
      kind: 'hold',
      evidence: { kind: 'ban', by: 'address', until: until.toISOString() },
    });
  });

  test('staff pass', () => {
    const draft = { ...on('ban'), author: { ...aDraft().author, ...staff } };
    expect(sanctions.check(draft, { refuse: true }).kind).toBe('pass');
  });
});
