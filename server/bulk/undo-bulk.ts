import { uids } from '../../content-types';
import type { AdminUser } from '../authors/author';
import type { Context } from '../context';
import { Refused } from '../errors';
import { rows } from '../rows';
import type { Bulk } from './contract';
import { findOwnBulk } from './own-bulks';
import { insertBulk, toBulk } from './store';
import { wakeBulks } from './worker';

const countDecisions = async (ctx: Context, bulk: string): Promise<number> => {
  const found: { count: number | string }[] = await rows(ctx, uids.decision)
    .where({ bulk })
    .count({ count: '*' });
  return Number(found[0]?.count ?? 0);
};

/**
 * Begins to put back what one's own bulk decision has decided, as far as that is still the latest word
 * on a comment: a bulk decision of its own, which can be undone in turn.
 * @throws Unknown `BULK_UNKNOWN`
 * @throws Refused `NOT_ALLOWED` while it runs, and for one that deleted
 */
export const undoBulk = async (
  ctx: Context,
  { id, user }: { id: string; user: AdminUser }
): Promise<Bulk> => {
  const undone = await findOwnBulk(ctx, { id, user });
  if (undone.state === 'running') {
    throw new Refused('A bulk decision can be undone once it has ended', { code: 'NOT_ALLOWED' });
  }
  if (undone.to === 'deleted') {
    throw new Refused('What was deleted cannot be brought back', { code: 'NOT_ALLOWED' });
  }
  const { actorKey, actorName } = undone;
  const row = await insertBulk(ctx, {
    selection: { undo: id },
    to: null,
    reason: null,
    note: null,
    total: await countDecisions(ctx, id),
    actorKey,
    actorName,
    createdAt: new Date(),
  });
  wakeBulks(ctx);
  return toBulk(row);
};
