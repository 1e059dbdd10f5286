import type { Knex } from 'knex';

import { uids } from '../../content-types';
import { beyond, timeOfCursor } from '../comments/pages';
import type { CommentRow } from '../comments/store';
import type { Context } from '../context';
import type { QueueFilter } from '../desk/contract';
import { commentsTable, selectByFilter } from '../desk/queue-filter';
import { knexOf, rows } from '../rows';
import type { BulkRow } from './store';

/** Comments that one transaction decides on: other writers wait no longer than that takes. */
export const batchSize = 400;

export type Candidate = Pick<CommentRow, 'id' | 'documentId' | 'thread'>;
export type Batch = {
  readonly candidates: readonly Candidate[];
  /** How many were selected, those counted that are gone by now. */
  readonly size: number;
  /** Where the next one begins. */
  readonly cursor: string | null;
  readonly isLast: boolean;
};

type Found = { id: number; document_id: string; thread: string; created_at: unknown };

const candidateOf = ({ id, document_id: documentId, thread }: Found): Candidate => ({
  id,
  documentId,
  thread,
});

/** Narrows to comments that are as they were at a time: written and last changed by then, and with no
 * complaint since. */
const asTheyWere = (ctx: Context, query: Knex.QueryBuilder, at: Date): Knex.QueryBuilder => {
  const table = commentsTable(ctx);
  const since = rows(ctx, uids.report)
    .select('id')
    .where({ comment: knexOf(ctx).ref(`${table}.document_id`) })
    .where('created_at', '>', at);
  return query
    .where(`${table}.created_at`, '<=', at)
    .where((unchanged) => {
      void unchanged.whereNull(`${table}.updated_at`).orWhere(`${table}.updated_at`, '<=', at);
    })
    .whereNotExists(since);
};

const selectFitting = (
  ctx: Context,
  { filter, at }: { filter: QueueFilter; at: Date },
  trx?: Knex.Transaction
): Knex.QueryBuilder => asTheyWere(ctx, selectByFilter(ctx, filter, trx), at);

/** Which of these rows, which are locked, a filter selects still. */
export const fitStill = async (
  ctx: Context,
  { ids, ...fitting }: { filter: QueueFilter; at: Date; ids: readonly number[] },
  trx: Knex.Transaction
): Promise<Set<number>> => {
  const id = `${commentsTable(ctx)}.id`;
  const query = selectFitting(ctx, fitting, trx)
    .select(id)
    .whereIn(id, [...ids]);
  return new Set(((await query) as { id: number }[]).map((row) => row.id));
};

/** How many comments a filter selects at a time. */
export const countFitting = async (
  ctx: Context,
  filter: QueueFilter,
  at: Date
): Promise<number> => {
  const found = (await selectFitting(ctx, { filter, at }).count({ count: '*' })) as unknown as {
    count: number | string;
  }[];
  return Number(found[0]?.count ?? 0);
};

/** By keyset, oldest first: what is decided leaves the queue behind the cursor. */
const byFilter = async (ctx: Context, bulk: BulkRow, filter: QueueFilter): Promise<Batch> => {
  const table = commentsTable(ctx);
  const keys = [`${table}.created_at`, `${table}.document_id`];
  const query = selectFitting(ctx, { filter, at: new Date(bulk.createdAt) });
  if (bulk.cursor !== null) {
    const [createdAt = '', id = ''] = bulk.cursor.split(' ');
    const time = timeOfCursor(ctx, { id, createdAt, among: rows(ctx, uids.comment) });
    beyond(query, keys, [time, id], 'asc');
  }
  const found = (await query
    .select(`${table}.id`, `${table}.thread`, ...keys)
    .orderBy(keys)
    .limit(batchSize)) as Found[];
  const last = found.at(-1);
  return {
    candidates: found.map(candidateOf),
    size: found.length,
    cursor: last
      ? `${new Date(last.created_at as string).toISOString()} ${last.document_id}`
      : bulk.cursor,
    isLast: found.length < batchSize,
  };
};

const named = async (ctx: Context, documentIds: readonly string[]): Promise<Candidate[]> => {
  if (documentIds.length === 0) return [];
  const found = (await rows(ctx, uids.comment)
    .select('id', 'document_id', 'thread')
    .whereIn('document_id', [...documentIds])) as Found[];
  return found.map(candidateOf);
};

const byName = async (
  ctx: Context,
  bulk: BulkRow,
  comments: readonly { id: string }[]
): Promise<Batch> => {
  const from = Number(bulk.cursor ?? 0);
  const ids = comments.slice(from, from + batchSize).map(({ id }) => id);
  return {
    candidates: await named(ctx, ids),
    size: ids.length,
    cursor: String(from + ids.length),
    isLast: from + ids.length >= comments.length,
  };
};

/** What an earlier bulk decision has decided on, in its order. */
const byDecision = async (ctx: Context, bulk: BulkRow, undone: string): Promise<Batch> => {
  const found = (await rows(ctx, uids.decision)
    .select('id', 'comment')
    .where({ bulk: undone })
    .where('id', '>', Number(bulk.cursor ?? 0))
    .orderBy('id')
    .limit(batchSize)) as { id: number; comment: string }[];
  return {
    candidates: await named(
      ctx,
      found.map(({ comment }) => comment)
    ),
    size: found.length,
    cursor: String(found.at(-1)?.id ?? bulk.cursor ?? 0),
    isLast: found.length < batchSize,
  };
};

/** The comments that come next. Read outside a transaction: they are looked at again once locked. */
export const selectBatch = (ctx: Context, bulk: BulkRow): Promise<Batch> => {
  const { selection } = bulk;
  if ('filter' in selection) return byFilter(ctx, bulk, selection.filter);
  if ('undo' in selection) return byDecision(ctx, bulk, selection.undo);
  return byName(ctx, bulk, selection.comments);
};
