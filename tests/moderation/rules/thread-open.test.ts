import { describe, expect, test } from 'vitest';

import { Refused } from '../../../server/errors';
import { threadOpen } from '../../../server/moderation/rules/thread-open';
import { aDraft, staff } from '../a-draft';

const closesAt = new Date('2026-04-30T00:00:00Z');
const refusal = (draft: ReturnType<typeof aDraft>) => {
  try {
    threadOpen.check(draft, undefined);
  } catch (error) {
    return error;
  }
  return null;
};

describe('thread-open', () => {
  test('an open thread takes comments and edits', () => {
    expect(threadOpen.check(aDraft(), undefined).kind).toBe('pass');
    expect(threadOpen.check(aDraft({ kind: 'edit' }), undefined).kind).toBe('pass');
  });

  test.each(['new', 'edit'] as const)('a closed thread refuses readers: %s', (kind) => {
    const error = refusal(aDraft({ kind, thread: { isOpen: false, closesAt } }));
    expect(error).toBeInstanceOf(Refused);
    expect(error).toMatchObject({
      details: { code: 'THREAD_CLOSED', closesAt: '2026-04-30T00:00:00.000Z' },
    });
  });

  test('a thread closed by hand has no date', () => {
    expect(refusal(aDraft({ thread: { isOpen: false } }))).toMatchObject({
      details: { code: 'THREAD_CLOSED', closesAt: null },
    });
  });

  test('staff go on in a closed thread', () => {
    expect(refusal(aDraft({ thread: { isOpen: false }, author: staff }))).toBeNull();
  });
});
