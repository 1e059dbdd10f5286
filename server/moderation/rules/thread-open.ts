import { Refused } from '../../errors';
import { pass, type Rule } from '../rule';

/**
 * Refuses comments, and edits of comments, in a thread that is closed. Staff may go on.
 *
 * @throws Refused `THREAD_CLOSED` with `closesAt`: when it closed, if by date; otherwise null.
 * @example
 * ```ts
 * // a thread with closesAt: yesterday → 403 { code: 'THREAD_CLOSED', closesAt: '2026-05-01T…' }
 * ```
 */
export const threadOpen: Rule = {
  name: 'thread-open',
  check({ thread, author }) {
    if (thread.isOpen || author.isStaff) return pass();
    throw new Refused('This thread is closed', {
      code: 'THREAD_CLOSED',
      closesAt: thread.closesAt?.toISOString() ?? null,
    });
  },
};
