import type { AdminUser } from '../authors/author';
import type { Context } from '../context';
import type { EditText } from '../desk/contract';
import { actorOf, changeSeen, writeLocked, type Changed } from './change-seen';

/**
 * A moderator puts a text in place of the author's. The one before is kept as a revision; status and
 * whether somebody has looked stay as they are, whatever the rules say of the new one.
 * @throws what `changeSeen` refuses with
 * @throws UnusableDraft `TOO_LONG`, `TOO_SHORT`
 */
export const editText = (
  ctx: Context,
  { id, edit: { revision, body }, user }: { id: string; edit: EditText; user: AdminUser }
): Promise<Changed> =>
  changeSeen(ctx, { id, revision }, (before) =>
    writeLocked(ctx, before, { actor: actorOf(user), isModerators: true, data: { body } })
  );
