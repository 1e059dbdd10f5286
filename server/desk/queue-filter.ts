import type { Knex } from 'knex';

import { uids, type CommentStatus, type Queue } from '../../content-types';
import { longestMark, reportMark } from '../comments/signal-marks';
import type { CommentRow } from '../comments/store';
import type { Context } from '../context';
import { knexOf, rows } from '../rows';
import { narrowToWords } from '../search/narrow-to-words';
import type { QueueFilter } from './contract';
import { hasQueueMarks } from './queue-indexes';

/** The columns of a comment's row that its queues follow from. */
type Standing = Pick<CommentRow, 'status' | 'reportCount' | 'reviewedAt'>;

/** Which queues a comment is in. The same predicates as `inQueue`, over a row that is at hand. */
export const queuesOf = ({ status, reportCount, reviewedAt }: Standing): Queue[] => {
  const isApproved = status === 'approved';
  const queues: Queue[] = [];
  if (status !== 'deleted') queues.push(status);
  if (isApproved && reportCount > 0) queues.push('reported');
  if (isApproved && reviewedAt === null) queues.push('new');
  return [...queues, 'all'];
};

/** The status that a queue's comments have; null where any will do. */
export const statusOf = (queue: Queue): CommentStatus | null => {
  if (queue === 'all') return null;
  return queue === 'reported' || queue === 'new' ? 'approved' : queue;
};

/** The status that all of a filter's comments have; null where any will do, `none` where the filter
 * asks for two at once, which no comment has. */
export const statusAsked = ({
  queue,
  status,
}: Pick<QueueFilter, 'queue' | 'status'>): CommentStatus | 'none' | null => {
  const ofQueue = statusOf(queue);
  if (status === undefined || status === ofQueue) return ofQueue;
  return ofQueue === null ? status : 'none';
};

export const commentsTable = ({ strapi }: Context): string =>
  strapi.db.metadata.get(uids.comment).tableName;

/** Narrows a query on comments to one queue. */
export const inQueue = (ctx: Context, query: Knex.QueryBuilder, queue: Queue): void => {
  const table = commentsTable(ctx);
  const status = statusOf(queue);
  if (queue !== 'reported' && queue !== 'new') {
    if (status) void query.where(`${table}.status`, status);
    return;
  }
  if (hasQueueMarks(ctx)) {
    void query.where(`${table}.newsroom_in_${queue}`, 1);
    return;
  }
  // Written out: SQLite uses a partial index only where it can read its condition in the query.
  const condition = queue === 'reported' ? '?? > 0' : '?? is null';
  const column = `${table}.${queue === 'reported' ? 'report_count' : 'reviewed_at'}`;
  void query.whereRaw(`?? = 'approved' and ${condition}`, [`${table}.status`, column]);
};

/** The address hash that an author filter names, if it names one. */
export const addressOf = (author: string): string | null =>
  author.startsWith('address:') ? author.slice('address:'.length) : null;

/** Rules, and reasons of reports, that a filter asks for, as the signals' table names them. */
export const marksOf = ({ rule, report }: Pick<QueueFilter, 'rule' | 'report'>): string[] => [
  ...(rule === undefined ? [] : [rule]),
  ...(report === undefined ? [] : [reportMark(report)]),
];

const selectMark = (ctx: Context, mark: string): Knex.QueryBuilder => {
  const comment = knexOf(ctx).ref(`${commentsTable(ctx)}.document_id`);
  return rows(ctx, uids.signal).select('id').where({ comment, rule: mark });
};

/** Narrows a query on comments to those that carry a mark. */
export const withMark = (ctx: Context, query: Knex.QueryBuilder, mark: string): void =>
  void query.whereExists(selectMark(ctx, mark));

/** The same of a query that walks an index until its page is full: each row is looked at, where
 * PostgreSQL would like to have all that carry the mark first. */
export const testMark = (ctx: Context, query: Knex.QueryBuilder, mark: string): void =>
  void query.whereRaw('coalesce(exists ?, false)', [selectMark(ctx, mark) as never]);

/** Whether a filter's rule has an index within its queue. Few comments are in a partial queue and have a
 * signal as well: where there are none, that would be known no sooner than at the end of either. */
export const hasRuleIndex = (
  { strapi }: Context,
  { queue, rule }: Pick<QueueFilter, 'queue' | 'rule'>
): boolean =>
  strapi.db.dialect.client === 'postgres' &&
  (queue === 'reported' || queue === 'new') &&
  rule !== undefined &&
  // A longer name stands in the table of signals with its beginning alone.
  rule.length < longestMark;

/** The comments of a partial queue that a rule spoke on, found by that index and by no other way. */
export const selectByRuleIndex = (
  ctx: Context,
  { queue, rule }: Pick<QueueFilter, 'queue' | 'rule'>
): Knex.QueryBuilder => {
  const query = rows(ctx, uids.comment);
  inQueue(ctx, query, queue);
  const contained = JSON.stringify([{ rule }]);
  return query.whereRaw('?? @> ?::jsonb offset 0', [`${commentsTable(ctx)}.signals`, contained]);
};

/** Narrows a query on comments by all of a filter but its marks. */
export const narrowByColumns = (
  ctx: Context,
  query: Knex.QueryBuilder,
  filter: QueueFilter
): void => {
  const { queue, threads, author, status, from, to, locale, search } = filter;
  const table = commentsTable(ctx);
  inQueue(ctx, query, queue);
  if (threads?.length === 1) void query.where(`${table}.thread`, threads[0]);
  else if (threads) void query.whereIn(`${table}.thread`, threads);
  if (author !== undefined) {
    const address = addressOf(author);
    if (address === null) void query.where(`${table}.author_key`, author);
    else void query.where(`${table}.ip_hash`, address);
  }
  if (status && status !== statusOf(queue)) void query.where(`${table}.status`, status);
  if (from !== undefined) void query.where(`${table}.created_at`, '>=', new Date(from));
  if (to !== undefined) void query.where(`${table}.created_at`, '<', new Date(to));
  if (locale !== undefined) void query.where(`${table}.locale`, locale);
  if (search !== undefined) narrowToWords(ctx, query, search);
};

/** Comments that fit a filter, without an order: to count them, or to take them all. */
export const selectByFilter = (
  ctx: Context,
  filter: QueueFilter,
  trx?: Knex.Transaction
): Knex.QueryBuilder => {
  const query = rows(ctx, uids.comment, trx);
  narrowByColumns(ctx, query, filter);
  for (const mark of marksOf(filter)) withMark(ctx, query, mark);
  return query;
};
