import type { AdminUser } from '../authors/author';
import type { Context } from '../context';
import type { Pin } from '../desk/contract';
import { actorOf, changeSeen, writeLocked, type Changed } from './change-seen';

/**
 * Puts a comment first in its thread, or back into its row. Its status stays.
 * @throws what `changeSeen` refuses with
 */
export const pin = (
  ctx: Context,
  { id, pin: { revision, pinned }, user }: { id: string; pin: Pin; user: AdminUser }
): Promise<Changed> =>
  changeSeen(ctx, { id, revision }, (before) =>
    writeLocked(ctx, before, { actor: actorOf(user), data: { pinned } })
  );
