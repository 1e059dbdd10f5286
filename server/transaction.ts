import type { Knex } from 'knex';

import { uids } from '../content-types';
import type { Context } from './context';
import { rows } from './rows';

export type Transaction = {
  readonly trx: Knex.Transaction;
  /**
   * Runs after the outermost transaction has committed. Strapi does not await these: a rejection
   * would end the process, so what is passed must catch its own errors, as `announce` does.
   */
  readonly onCommit: (callback: () => void) => void;
};

/**
 * SQLite refuses a transaction at once (`SQLITE_BUSY`) that has read and then wants to write while
 * another process writes; one that begins with a write waits its turn. This one touches no row. The
 * other databases wait at the row they lock.
 */
const awaitTurn = async (ctx: Context, trx: Knex.Transaction): Promise<void> => {
  if (ctx.strapi.db.dialect.client !== 'sqlite') return;
  await rows(ctx, uids.thread, trx).where({ id: 0 }).update({ id: 0 });
};

/**
 * Runs `work` in one transaction, or joins the one already open. A throw rolls all of it back.
 * A failure inside a joined transaction must not be swallowed: there are no savepoints.
 */
export const inTransaction = <Result>(
  ctx: Context,
  work: (transaction: Transaction) => Promise<Result>
): Promise<Result> => {
  const isJoined = ctx.strapi.db.inTransaction();
  return ctx.strapi.db.transaction(async ({ trx, onCommit }: Transaction) => {
    if (!isJoined) await awaitTurn(ctx, trx);
    return work({ trx, onCommit });
  }) as Promise<Result>;
};
