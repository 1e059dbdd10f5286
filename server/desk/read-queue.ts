import { uids } from '../../content-types';
import { toCommentRows } from '../comments/store';
import { beyond, timeOfCursor } from '../comments/pages';
import type { Context } from '../context';
import { decodeCursor, encodeCursor } from '../cursor';
import { rows } from '../rows';
import type { QueuePage, QueueQuery } from './contract';
import { toDeskComments } from './desk-comments';
import { readQueueCounts } from './queue-counts';
import { selectByFilter } from './queue-filter';

/**
 * One page of a queue, by keyset.
 * @throws InvalidInput for a cursor that is not one of this list
 */
export const readQueue = async (ctx: Context, query: QueueQuery): Promise<QueuePage> => {
  const { sort, limit, after, ...filter } = query;
  const cursor = decodeCursor(after, ['date', 'id']);
  const order =
    (sort ?? (filter.queue === 'pending' ? 'oldest' : 'newest')) === 'oldest' ? 'asc' : 'desc';
  // Without a date there is no place in this order; a recount of the thread gives one.
  const select = selectByFilter(ctx, filter).whereNotNull('created_at');
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
      .limit(limit + 1)) as unknown[]
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  return {
    data: await toDeskComments(ctx, page),
    meta: {
      next: last && found.length > limit ? encodeCursor([last.createdAt, last.documentId]) : null,
      counts: await readQueueCounts(ctx, filter.threads),
      searchedBy: filter.search === undefined ? null : 'scan',
    },
  };
};
