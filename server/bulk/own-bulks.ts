import type { AdminUser } from '../authors/author';
import type { Context } from '../context';
import { Unknown } from '../errors';
import { actorOf } from '../moderation/change-seen';
import type { Bulk } from './contract';
import { endBulk, findBulk, findLatestBulks, toBulk, type BulkRow } from './store';

/** How long one that has ended is still shown. */
const shownMs = 10 * 60_000;

type Search = { readonly id: string; readonly user: AdminUser };

/** @throws Unknown `BULK_UNKNOWN` for one that is not there, or somebody else's */
export const findOwnBulk = async (ctx: Context, { id, user }: Search): Promise<BulkRow> => {
  const row = await findBulk(ctx, id);
  if (row?.actorKey !== actorOf(user).key) throw new Unknown('bulk');
  return row;
};

/** A moderator's own that run or have just ended, newest first. */
export const readOwnBulks = async (ctx: Context, user: AdminUser): Promise<Bulk[]> => {
  const since = new Date(Date.now() - shownMs).toISOString();
  const latest = await findLatestBulks(ctx, actorOf(user).key);
  return latest.filter(({ finishedAt }) => finishedAt === null || finishedAt > since).map(toBulk);
};

/**
 * Ends one's own bulk decision at once: a batch that is not through by now is taken back. What was
 * decided stands. One that has ended stays as it ended.
 * @throws Unknown `BULK_UNKNOWN`
 */
export const cancelBulk = async (ctx: Context, search: Search): Promise<Bulk> => {
  await endBulk(ctx, await findOwnBulk(ctx, search), 'cancelled');
  return toBulk(await findOwnBulk(ctx, search));
};
