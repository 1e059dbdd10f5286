import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { rows } from '../rows';
import { lockThread } from '../threads/store';
import { inTransaction } from '../transaction';
import { findComment } from './store';

const lockBy = async (ctx: Context, documentId: string, trx: Knex.Transaction): Promise<void> => {
  const thread = rows(ctx, uids.comment)
    .select('thread')
    .where({ document_id: documentId })
    .limit(1);
  await rows(ctx, uids.thread, trx)
    .select('id')
    .where('document_id', thread as never)
    .forUpdate();
};

/**
 * Runs `work` with a comment's thread locked, so that nobody else writes the comment: what is read now
 * is what is written. One statement, or two on MySQL, where a transaction goes on seeing what it read
 * first, so that what it is to lock is found before.
 */
export const withThreadOf = async <Result>(
  ctx: Context,
  documentId: string,
  work: (trx: Knex.Transaction) => Promise<Result>
): Promise<Result> => {
  const { client } = ctx.strapi.db.dialect as { client: string };
  const found = client === 'mysql' ? await findComment(ctx, documentId) : null;
  return inTransaction(ctx, async ({ trx }) => {
    if (client === 'mysql') await (found && lockThread(ctx, found.thread, trx));
    // SQLite has one lock, which the transaction has begun with.
    else if (client === 'postgres') await lockBy(ctx, documentId, trx);
    return work(trx);
  });
};
