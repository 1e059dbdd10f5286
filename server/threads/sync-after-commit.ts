import type { Context } from '../context';
import { inTransaction } from '../transaction';
import { findThreadsOfSubjects, lockThreads } from './store';
import { syncThread } from './sync-thread';

/** Documents to look at again, by the transaction that wrote them. */
const waiting = new WeakMap<object, Set<string>>();

const running = new Set<Promise<void>>();

/** Once all that is under way is through: for the end of the process. */
export const syncsThrough = async (): Promise<void> => {
  await Promise.all(running);
};

/** Reads nothing in its transaction before the threads are locked. */
const syncAnew = async (ctx: Context, uid: string, documentId: string): Promise<void> => {
  const threads = await findThreadsOfSubjects(ctx, uid, [documentId]);
  await inTransaction(ctx, async ({ trx }) => {
    await lockThreads(ctx, threads, trx);
    await syncThread(ctx, uid, documentId);
  });
};

/**
 * Brings threads in line once more when the transaction is through, on MySQL. There a transaction
 * goes on seeing what was there at its first read: of two editors who publish and unpublish at once,
 * the second one would go by what the first has changed meanwhile, and the comments of an unpublished
 * article could stay visible. Locking the rows instead would make publishers of different articles
 * deadlock.
 */
export const syncAfterCommit = async (
  ctx: Context,
  uid: string,
  documentIds: readonly string[]
): Promise<void> => {
  const { client } = ctx.strapi.db.dialect as { client: string };
  if (client !== 'mysql') return;
  await inTransaction(ctx, ({ trx, onCommit }) => {
    const documents = waiting.get(trx) ?? new Set();
    waiting.set(trx, documents);
    for (const documentId of documentIds) {
      if (documents.has(documentId)) continue;
      documents.add(documentId);
      onCommit(() => {
        // A turn later: Strapi still holds the callbacks of this commit while it runs them.
        const sync = Promise.resolve()
          .then(() => syncAnew(ctx, uid, documentId))
          .catch((error: unknown) => {
            ctx.strapi.log.error(`newsroom: a thread of ${uid} is out of step: ${String(error)}`);
          })
          .finally(() => running.delete(sync));
        running.add(sync);
      });
    }
    return Promise.resolve();
  });
};
