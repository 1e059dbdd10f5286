import type { Context } from '../context';
import type { QueueFilter } from './contract';
import { commentsTable, selectByFilter } from './queue-filter';

/** All comments that fit a filter, counted to the last. */
export const countQueue = async (ctx: Context, filter: QueueFilter): Promise<number> => {
  const [found] = await selectByFilter(ctx, filter).count<{ count: number | string }[]>({
    count: '*',
  });
  return Number(found?.count ?? 0);
};

/** Which of these comments fit a filter now, in the order given. */
export const readMatches = async (
  ctx: Context,
  { ids, ...filter }: QueueFilter & { ids: string[] }
): Promise<string[]> => {
  const column = `${commentsTable(ctx)}.document_id`;
  const found = (await selectByFilter(ctx, filter).select(column).whereIn(column, ids)) as {
    document_id: string;
  }[];
  const fitting = new Set(found.map(({ document_id }) => document_id));
  return ids.filter((id) => fitting.has(id));
};
