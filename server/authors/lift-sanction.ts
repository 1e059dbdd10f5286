import { lockClaims } from '../claims/claims';
import type { Context } from '../context';
import { Unknown } from '../errors';
import { inTransaction } from '../transaction';
import type { Sanction } from './contract';
import { requireSight, type Sight } from './find-author';
import { findSanction, markLifted, toSanction, type Moderator } from './sanction-store';

/**
 * Lifts a sanction, which stays on record. One that is over already stays as it is.
 * @throws Unknown `SANCTION_UNKNOWN`
 * @throws Refused `NOT_ALLOWED` for one on an address, without the permission to identify authors
 */
export const liftSanction = (
  ctx: Context,
  { id, by, sight }: { id: string; by: Moderator; sight: Sight }
): Promise<Sanction> =>
  inTransaction(ctx, async ({ trx }) => {
    await lockClaims(ctx, trx);
    const before = await findSanction(ctx, id, trx);
    if (!before) throw new Unknown('sanction');
    requireSight(before.author, sight);
    const now = new Date();
    await markLifted(ctx, { which: { id: before.id }, by, now }, trx);
    const row = await findSanction(ctx, id, trx);
    if (!row) throw new Unknown('sanction');
    return toSanction(row, now);
  });
