import type { AdminUser } from '../authors/author';
import type { Context } from '../context';
import { Refused } from '../errors';
import {
  actorOf,
  byReason,
  changeSeenByPast,
  writeLocked,
  type Changed,
  type Seen,
} from './change-seen';
import { restorationOf, undone } from './restorations';

/**
 * A moderator takes back their own latest decision, by a new one. Taking that back in turn restores
 * what was taken back.
 * @throws what `changeSeenByPast` refuses with
 * @throws Refused `NOT_ALLOWED` where the latest decision is somebody else's, no person's, or what
 * made the comment
 */
export const undo = (
  ctx: Context,
  { user, ...seen }: Seen & { user: AdminUser }
): Promise<Changed> => {
  const actor = actorOf(user);
  return changeSeenByPast(ctx, seen, async (before) => {
    const { comment, past } = before;
    const restoration = restorationOf(comment, past, { actorKey: actor.key });
    if (!restoration) {
      throw new Refused('Only one’s own latest decision can be taken back', {
        code: 'NOT_ALLOWED',
      });
    }
    const restored = new Map([[comment.documentId, restoration]]);
    const context = { actor, reason: undone, restored, isModerators: true };
    const now = await writeLocked(ctx, before, { ...context, data: {} });
    return { ...now, reports: byReason(restoration.open) };
  });
};
