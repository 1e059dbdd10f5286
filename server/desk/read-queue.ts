import { commentStatuses, uids, type CommentStatus } from '../../content-types';
import { toCommentRows } from '../comments/store';
import { beyond, timeOfCursor } from '../comments/pages';
import type { Context } from '../context';
import { decodeCursor, encodeCursor } from '../cursor';
import { rows } from '../rows';
import { countColumns, findThreadById } from '../threads/store';
import type { QueueCounts, QueuePage, QueueQuery } from './contract';
import { toDeskComments } from './desk-comments';

/** Comments per status, of one thread or of the site: a sum over the threads' own counts. */
const readCounts = async (ctx: Context, thread: string | undefined): Promise<QueueCounts> => {
  const query = rows(ctx, uids.thread).sum(countColumns);
  if (thread !== undefined) void query.where({ document_id: thread });
  const [found] = (await query) as Partial<Record<CommentStatus, number | string | null>>[];
  return Object.fromEntries(
    commentStatuses.map((status) => [status, Number(found?.[status] ?? 0)])
  ) as QueueCounts;
};

/**
 * One page of a queue, by keyset.
 * @throws InvalidInput for a cursor that is not one of this list
 */
export const readQueue = async (ctx: Context, query: QueueQuery): Promise<QueuePage> => {
  const cursor = decodeCursor(query.after, ['date', 'id']);
  const order = query.sort === 'oldest' ? 'asc' : 'desc';
  const select = rows(ctx, uids.comment)
    .where({ status: query.status })
    // Without a date there is no place in this order; a recount of the thread gives one.
    .whereNotNull('created_at');
  if (query.thread !== undefined) void select.where({ thread: query.thread });
  if (cursor) {
    const [createdAt, id] = cursor as [string, string];
    const time = timeOfCursor(ctx, { id, createdAt, among: rows(ctx, uids.comment) });
    beyond(select, ['created_at', 'document_id'], [time, id], order);
  }
  const found = toCommentRows(
    ctx,
    (await select
      .orderBy([
        { column: 'created_at', order },
        { column: 'document_id', order },
      ])
      .limit(query.limit + 1)) as unknown[]
  );
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const thread = query.thread === undefined ? null : await findThreadById(ctx, query.thread);
  return {
    data: await toDeskComments(ctx, page),
    meta: {
      next:
        last && found.length > query.limit ? encodeCursor([last.createdAt, last.documentId]) : null,
      counts: await readCounts(ctx, query.thread),
      thread: thread && { id: thread.documentId, title: thread.title },
    },
  };
};
