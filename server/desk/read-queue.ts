import type { Context } from '../context';
import { decodeCursor, encodeCursor } from '../cursor';
import { searchedBy } from '../search/narrow-to-words';
import type { QueuePage, QueueQuery } from './contract';
import { showSurrounded } from './desk-comments';
import { readQueueCounts } from './queue-counts';
import { selectPage } from './select-page';
import { readSurrounded } from './with-surroundings';

/**
 * One page of a queue, by keyset: five statements at most, whatever its size.
 * @throws InvalidInput for a cursor that is not one of this list
 */
export const readQueue = async (ctx: Context, query: QueueQuery): Promise<QueuePage> => {
  const { sort, limit, after, ...filter } = query;
  const cursor = decodeCursor(after, ['date', 'id']);
  const order =
    (sort ?? (filter.queue === 'pending' ? 'oldest' : 'newest')) === 'oldest' ? 'asc' : 'desc';
  const select = selectPage(ctx, filter, { order, cursor, limit: limit + 1 });
  const found = await readSurrounded(ctx, select, { order });
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1)?.comment : undefined;
  return {
    data: await showSurrounded(ctx, page),
    meta: {
      next: last ? encodeCursor([last.createdAt, last.documentId]) : null,
      counts: await readQueueCounts(ctx, filter.threads),
      searchedBy: filter.search === undefined ? null : searchedBy(ctx, filter.search),
    },
  };
};
