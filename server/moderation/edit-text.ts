import type { AdminUser } from '../authors/author';
import type { Context } from '../context';
import type { EditText } from '../desk/contract';
import { actorOf, byReason, changeSeenByPast, writeLocked, type Changed } from './change-seen';

/**
 * A moderator puts a text in place of the author's. The one before is kept as a revision; status and
 * whether somebody has looked stay as they are, whatever the rules say of the new one.
 * @throws what `changeSeenByPast` refuses with
 * @throws UnusableDraft `TOO_LONG`, `TOO_SHORT`
 */
export const editText = (
  ctx: Context,
  { id, edit: { revision, body }, user }: { id: string; edit: EditText; user: AdminUser }
): Promise<Changed> =>
  changeSeenByPast(ctx, { id, revision }, async (before) => {
    const context = { actor: actorOf(user), isModerators: true, data: { body } };
    const open = before.past.reports.filter(({ at }) => at === null);
    return {
      ...(await writeLocked(ctx, before, context)),
      reports: byReason(open.map(({ reason }) => reason)),
    };
  });
