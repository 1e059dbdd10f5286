import type { Context } from '../context';
import type { Overview } from './contract';
import { showSurrounded } from './desk-comments';
import { countQueues } from './queue-counts';
import { selectPage } from './select-page';
import { readSurrounded } from './with-surroundings';

/** How many of the latest are shown. */
const latest = 3;

/** What the home page shows of the desk. */
export const readOverview = async (ctx: Context): Promise<Overview> => {
  const pending = { queue: 'pending' as const };
  const newest = selectPage(ctx, pending, { order: 'desc', cursor: null, limit: latest });
  const oldest = selectPage(ctx, pending, { order: 'asc', cursor: null, limit: 1 });
  const found = await readSurrounded(ctx, newest, { order: 'desc' });
  const [first] = found.length < latest ? found.slice(-1) : await readSurrounded(ctx, oldest);
  return {
    counts: await countQueues(ctx, ['pending', 'reported']),
    oldestPendingAt: first?.comment.createdAt ?? null,
    latest: await showSurrounded(ctx, found),
  };
};
