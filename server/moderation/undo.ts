import { reportReasons, type ReportReason } from '../../content-types';
import type { AdminUser } from '../authors/author';
import type { Context } from '../context';
import type { DeskComment } from '../desk/contract';
import { Refused } from '../errors';
import { actorOf, changeSeen, writeLocked, type Changed, type Seen } from './change-seen';
import { restorationsOf, undone } from './restorations';

const byReason = (open: readonly ReportReason[]): DeskComment['reports'] =>
  reportReasons.flatMap((reason) => {
    const count = open.filter((given) => given === reason).length;
    return count === 0 ? [] : { reason, count };
  });

/**
 * A moderator takes back their own latest decision, by a new one. Taking that back in turn restores
 * what was taken back.
 * @throws what `changeSeen` refuses with
 * @throws Refused `NOT_ALLOWED` where the latest decision is somebody else's, no person's, or what
 * made the comment
 */
export const undo = (
  ctx: Context,
  { user, ...seen }: Seen & { user: AdminUser }
): Promise<Changed> => {
  const actor = actorOf(user);
  return changeSeen(ctx, seen, async (before, trx) => {
    const whose = { actorKey: actor.key };
    const restored = await restorationsOf(ctx, { comments: [before.comment], whose }, trx);
    const restoration = restored.get(before.comment.documentId);
    if (!restoration) {
      throw new Refused('Only one’s own latest decision can be taken back', {
        code: 'NOT_ALLOWED',
      });
    }
    const context = { actor, reason: undone, restored, isModerators: true };
    const now = await writeLocked(ctx, before, { ...context, data: {} });
    return { ...now, reports: byReason(restoration.open) };
  });
};
