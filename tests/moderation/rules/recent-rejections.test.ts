import { describe, expect, test } from 'vitest';

import type { CommentStatus } from '../../../content-types';
import { recentRejections } from '../../../server/moderation/rules/recent-rejections';
import { aDraft, staff } from '../a-draft';

const check = (recent: CommentStatus[], author = {}, options = {}) =>
  recentRejections.check(aDraft({ history: { recent }, author }), {
    share: 0.5,
    minimum: 4,
    last: 6,
    ...options,
  });

describe('recent-rejections', () => {
  test('the share that holds is inside', () => {
    expect(check(['rejected', 'spam', 'approved', 'approved'])).toEqual({
      kind: 'hold',
      evidence: { found: 0.5, threshold: 0.5, rejected: 2, decided: 4 },
    });
    expect(check(['rejected', 'approved', 'approved', 'approved']).kind).toBe('pass');
  });

  test('a few comments say nothing about anybody', () => {
    expect(check(['rejected', 'rejected', 'spam']).kind).toBe('pass');
  });

  test('what nobody decided on, or its author removed, does not count', () => {
    expect(check(['deleted', 'pending', 'rejected', 'rejected', 'rejected']).kind).toBe('pass');
    expect(check(['pending', 'deleted', 'rejected', 'approved', 'approved', 'approved']).kind).toBe(
      'pass'
    );
  });

  test('only the last comments count', () => {
    const old: CommentStatus[] = ['rejected', 'rejected', 'rejected', 'rejected'];
    expect(check(['approved', 'approved', 'approved', 'approved', ...old]).kind).toBe('pass');
    expect(check([...old, 'approved', 'approved', 'approved', 'approved'])).toMatchObject({
      evidence: { rejected: 4, decided: 6, found: 0.67 },
    });
  });

  test('staff pass', () => {
    expect(check(['spam', 'spam', 'spam', 'spam'], staff).kind).toBe('pass');
  });
});
