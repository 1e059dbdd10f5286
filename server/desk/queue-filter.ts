import type { Knex } from 'knex';

import { uids, type CommentStatus, type Queue } from '../../content-types';
import type { CommentRow } from '../comments/store';
import type { Context } from '../context';
import { knexOf, rows } from '../rows';
import type { QueueFilter } from './contract';

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

/** Narrows a query on comments to one queue. */
export const inQueue = (query: Knex.QueryBuilder, queue: Queue): void => {
  const status = statusOf(queue);
  if (status) void query.where({ status });
  if (queue === 'reported') void query.where('report_count', '>', 0);
  if (queue === 'new') void query.whereNull('reviewed_at');
};

/** The address hash that an author filter names, if it names one. */
export const addressOf = (author: string): string | null =>
  author.startsWith('address:') ? author.slice('address:'.length) : null;

/** Comments that fit a filter, without an order: to count them, or to take them all. */
export const selectByFilter = (
  ctx: Context,
  filter: QueueFilter,
  trx?: Knex.Transaction
): Knex.QueryBuilder => {
  const { queue, threads, author, status, rule, report, from, to, locale, search } = filter;
  const query = rows(ctx, uids.comment, trx);
  const comments = ctx.strapi.db.metadata.get(uids.comment).tableName;
  const same = knexOf(ctx).ref(`${comments}.document_id`);
  inQueue(query, queue);
  if (threads) void query.whereIn('thread', threads);
  if (author !== undefined) {
    const address = addressOf(author);
    void query.where(address === null ? { author_key: author } : { ip_hash: address });
  }
  if (status) void query.where({ status });
  if (rule !== undefined) {
    void query.whereExists(rows(ctx, uids.signal).select('id').where({ comment: same, rule }));
  }
  if (report) {
    void query.whereExists(
      rows(ctx, uids.report).select('id').where({ comment: same, reason: report })
    );
  }
  if (from !== undefined) void query.where('created_at', '>=', new Date(from));
  if (to !== undefined) void query.where('created_at', '<', new Date(to));
  if (locale !== undefined) void query.where({ locale });
  if (search !== undefined) {
    for (const word of search.split(/\s+/u)) {
      const pattern = `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`;
      void query.where((either) => {
        void either.whereILike('body', pattern).orWhereILike('author_name', pattern);
      });
    }
  }
  return query;
};
