import type { AdminUser } from '../authors/author';
import type { Context } from '../context';
import { Conflict, Taken, Unknown } from '../errors';
import { inTransaction } from '../transaction';
import { mostSavedQueues, type SavedQueue, type SaveQueue } from './contract';
import { ownerKey } from './owner-key';
import {
  countSavedQueues,
  findSavedQueueByName,
  insertSavedQueue,
  lockOwner,
  updateSavedQueue,
} from './store';

/**
 * Keeps a filter under a name, or changes the one with this `id`.
 * @throws Taken `DUPLICATE` for the name of another of one's own
 * @throws Conflict `LIMIT_REACHED` when one keeps `mostSavedQueues` already
 * @throws Unknown `SAVED_QUEUE_UNKNOWN` for an `id` that is not one's own
 */
export const saveQueue = (
  ctx: Context,
  { user, queue, id }: { user: AdminUser; queue: SaveQueue; id?: string }
): Promise<SavedQueue> =>
  inTransaction(ctx, async ({ trx }) => {
    await lockOwner(ctx, user.id, trx);
    const owner = ownerKey(user);
    const holder = await findSavedQueueByName(ctx, { owner, name: queue.name }, trx);
    if (id !== undefined) {
      if (holder !== null && holder !== id) throw nameTaken();
      if (!(await updateSavedQueue(ctx, { id, owner }, queue, trx))) {
        throw new Unknown('saved queue');
      }
      return { id, ...queue };
    }
    if (holder !== null) throw nameTaken();
    if ((await countSavedQueues(ctx, owner, trx)) >= mostSavedQueues) {
      throw new Conflict(`There are ${mostSavedQueues} saved queues already`, {
        code: 'LIMIT_REACHED',
        limit: mostSavedQueues,
      });
    }
    return { id: await insertSavedQueue(ctx, owner, queue, trx), ...queue };
  });

const nameTaken = (): Taken => new Taken('A saved queue has this name already', { field: 'name' });
