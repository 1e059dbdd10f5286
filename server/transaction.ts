import type { Knex } from 'knex';

import type { Context } from './context';

export type Transaction = {
  readonly trx: Knex.Transaction;
  /**
   * Runs after the outermost transaction has committed. Strapi does not await these: a rejection
   * would end the process, so what is passed must catch its own errors, as `announce` does.
   */
  readonly onCommit: (callback: () => void) => void;
};

/**
 * Runs `work` in one transaction, or joins the one already open. A throw rolls all of it back.
 * A failure inside a joined transaction must not be swallowed: there are no savepoints.
 */
export const inTransaction = <Result>(
  ctx: Context,
  work: (transaction: Transaction) => Promise<Result>
): Promise<Result> =>
  ctx.strapi.db.transaction(({ trx, onCommit }: Transaction) =>
    work({ trx, onCommit })
  ) as Promise<Result>;
