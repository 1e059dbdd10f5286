import { uids } from '../../content-types';
import type { Context } from '../context';
import { lockThread } from '../threads/store';
import { inTransaction } from '../transaction';
import { isThreadLocked } from './write-context';

type Operation = {
  readonly uid: string;
  readonly action: string;
  readonly params: { readonly documentId?: unknown; readonly data?: { readonly thread?: unknown } };
};

const writes = ['create', 'clone', 'update', 'delete'];

/** The thread that a write is about; null when there is none. */
const threadOf = async (
  { strapi }: Context,
  { params: { documentId, data } }: Operation
): Promise<string | null> => {
  if (typeof documentId !== 'string') return typeof data?.thread === 'string' ? data.thread : null;
  // Strapi's own builder, which joins a transaction that is open.
  const found = await strapi.db
    .queryBuilder(uids.comment)
    .select(['thread'])
    .where({ documentId })
    .first()
    .execute<{ thread: string | null } | null>();
  return found?.thread ?? null;
};

/**
 * Document Service middleware: writes of a comment lock its thread before anything is read. Strapi
 * reads the comment, then writes it, and ends the process over one that was removed in between
 * (`document-service/events.js` reads the id of what is not there, and nobody catches that). And on
 * MySQL a transaction goes on seeing what was there at its first read: taken after the lock, that is
 * what the writer before has left.
 */
export const lockThreadFirst =
  (ctx: Context) =>
  async (operation: Operation, next: () => Promise<unknown>): Promise<unknown> => {
    if (operation.uid !== uids.comment || !writes.includes(operation.action)) return next();
    const thread = await threadOf(ctx, operation);
    if (thread === null || isThreadLocked(thread)) return next();
    return inTransaction(ctx, async ({ trx }) => {
      await lockThread(ctx, thread, trx);
      return next();
    });
  };
