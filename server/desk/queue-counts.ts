import { queues } from '../../content-types';
import type { Context } from '../context';
import { knexOf } from '../rows';
import { countedTo, type QueueCounts } from './contract';
import { selectByFilter } from './queue-filter';

/** Comments in each queue, of the site or of some threads, counted no further than to one more than
 * `countedTo`: one statement that reads so many entries of an index at most. */
export const readQueueCounts = async (
  ctx: Context,
  threads: string[] | undefined
): Promise<QueueCounts> => {
  const knex = knexOf(ctx);
  const [first, ...others] = queues.map((queue) => {
    const found = selectByFilter(ctx, { queue, ...(threads && { threads }) })
      .select('id')
      .limit(countedTo + 1);
    const counted = knex
      .count({ count: '*' })
      .select(knex.raw('? as queue', [queue]))
      .from(found.as('found'));
    // Knex mixes up the values of a union's first part unless it is wrapped.
    return knex.select('*').from(counted.as('counted'));
  });
  const counted = (await first?.unionAll(others)) as unknown as {
    queue: string;
    count: number | string;
  }[];
  return Object.fromEntries(
    queues.map((queue) => [queue, Number(counted.find((one) => one.queue === queue)?.count ?? 0)])
  ) as QueueCounts;
};
