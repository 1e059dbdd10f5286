import type { AdminUser } from '../authors/author';
import type { Context } from '../context';
import { Unknown } from '../errors';
import { inTransaction } from '../transaction';
import type { SavedQueue } from './contract';
import { ownerKey } from './owner-key';
import { deleteSavedQueue, findSavedQueues, lockOwner } from './store';

/**
 * Forgets one of one's own.
 * @throws Unknown `SAVED_QUEUE_UNKNOWN` for one that is not
 */
export const removeQueue = (
  ctx: Context,
  { user, id }: { user: AdminUser; id: string }
): Promise<SavedQueue> =>
  inTransaction(ctx, async ({ trx }) => {
    await lockOwner(ctx, user.id, trx);
    const owner = ownerKey(user);
    const kept = (await findSavedQueues(ctx, owner, trx)).find((queue) => queue.id === id);
    if (!kept) throw new Unknown('saved queue');
    await deleteSavedQueue(ctx, { id, owner }, trx);
    return kept;
  });
