import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { knexOf, rowsAmong, toColumns } from '../rows';
import { inTransaction } from '../transaction';
import { rowOf, type Change } from './change';
import { replyCountColumns, replyCountsMoved } from './move-counts';
import type { CommentRow } from './store';
import { withWriteContext, type WriteContext } from './write-context';
import { movedBy } from './write-changes';

/** Writes a changed row, and the reply counts of those above it, in one statement. */
const writeWithThoseAbove = async (
  ctx: Context,
  change: Change,
  trx: Knex.Transaction
): Promise<void> => {
  const knex = knexOf(ctx);
  const row = rowOf(change);
  const { documentId, revision } = row;
  const moved = Object.fromEntries([...movedBy([change])].map((key) => [key, row[key]]));
  const columns = {
    ...toColumns(ctx, uids.comment, { ...moved, revision }),
    updated_at: new Date(),
  };
  const above = replyCountsMoved([change]);
  if (above.length === 0) {
    await rowsAmong(ctx, uids.comment, { document_id: [documentId] }, trx).update(columns);
    return;
  }
  const ofRow = (value: unknown, others: string | Knex.Raw): Knex.Raw =>
    knex.raw(`case when ?? = ? then ? else ${typeof others === 'string' ? '??' : '?'} end`, [
      ...['document_id', documentId],
      ...([value, others] as Knex.Value[]),
    ]);
  const { shown, ...counts } = replyCountColumns(ctx, above);
  const ids = [documentId, ...above.map(([id]) => id)];
  await rowsAmong(ctx, uids.comment, { document_id: ids }, trx).update({
    ...Object.fromEntries(
      Object.entries(columns).map(([column, value]) => [column, ofRow(value, column)])
    ),
    shown: ofRow(row.shown, shown),
    ...counts,
  });
};

/**
 * Writes one comment that is locked, with its thread, through the hooks of `updateMany`: the gate, and
 * those of the host project. Strapi's own statement would be one apart from that on the comments above.
 * Null where nothing changes.
 */
export const writeOne = (
  ctx: Context,
  before: CommentRow,
  { data, context }: { data: object; context: Omit<WriteContext, 'locked' | 'onJudged'> }
): Promise<Change | null> =>
  inTransaction(ctx, async ({ trx }) => {
    const { lifecycles } = ctx.strapi.db;
    const params = { where: { id: before.id }, data };
    let change: Change | null = null;
    const onJudged = ([judged]: readonly Change[]) => void (change = judged ?? null);
    await withWriteContext({ ...context, locked: [before], onJudged }, async () => {
      const states = await lifecycles.run('beforeUpdateMany', uids.comment, { params });
      if (change) await writeWithThoseAbove(ctx, change, trx);
      const result = { count: change ? 1 : 0 };
      await lifecycles.run('afterUpdateMany', uids.comment, { params, result }, states);
    });
    return change;
  });
