import { queues, type Queue } from '../../content-types';
import type { Context } from '../context';
import { knexOf } from '../rows';
import { countedTo, type QueueCounts } from './contract';
import { commentsTable, selectByFilter } from './queue-filter';

/** Comments in some queues, of the site or of some threads, counted no further than to one more than
 * `countedTo`: one statement that reads so many entries of an index at most. */
export const countQueues = async <Counted extends Queue>(
  ctx: Context,
  counted: readonly Counted[],
  threads?: string[]
): Promise<Record<Counted, number>> => {
  const knex = knexOf(ctx);
  const date = `${commentsTable(ctx)}.created_at`;
  const [first, ...others] = counted.map((queue) => {
    const found = selectByFilter(ctx, { queue, ...(threads && { threads }) })
      .select(date)
      .limit(countedTo + 1);
    // In order, so that PostgreSQL walks the queue's index: where it may take any, it reads the
    // table until it has enough, which is all of it where they were written last.
    if (threads === undefined || threads.length === 1) void found.orderBy(date);
    const number = knex
      .count({ count: '*' })
      .select(knex.raw('? as queue', [queue]))
      .from(found.as('found'));
    // Knex mixes up the values of a union's first part unless it is wrapped.
    return knex.select('*').from(number.as('number'));
  });
  const rows = (await first?.unionAll(others)) as unknown as {
    queue: Counted;
    count: number | string;
  }[];
  return Object.fromEntries(rows.map(({ queue, count }) => [queue, Number(count)])) as Record<
    Counted,
    number
  >;
};

/** The numbers on the tabs of the desk. */
export const readQueueCounts = (
  ctx: Context,
  threads: string[] | undefined
): Promise<QueueCounts> => countQueues(ctx, queues, threads);
