import { lockClaims } from '../claims/claims';
import { cleanText } from '../comments/clean-text';
import type { Context } from '../context';
import { InvalidInput, Refused, Unknown } from '../errors';
import { inTransaction } from '../transaction';
import type { PutSanction, Sanction } from './contract';
import { findAuthor, requireSight, type Sight } from './find-author';
import {
  findSanction,
  insertSanction,
  markLifted,
  toSanction,
  type Moderator,
} from './sanction-store';

/** @throws InvalidInput naming `until` for an end that is no end */
const endOf = ({ until }: PutSanction, now: Date): Date | null => {
  if (!until) return null;
  const end = new Date(until);
  // MySQL keeps no later years.
  if (end > now && end.getUTCFullYear() < 9000) return end;
  throw new InvalidInput([
    { field: 'until', problem: 'must be in the future, and before the year 9000', got: until },
  ]);
};

type Input = {
  readonly key: string;
  readonly sanction: PutSanction;
  readonly by: Moderator;
  readonly sight: Sight;
};

/**
 * Puts a sanction on an author or an address. One of the same kind that is in force is lifted with
 * it, so that of each kind one at most is: writers of sanctions wait for each other.
 * @throws Refused `STAFF_EXEMPT`; `NOT_ALLOWED` for an address, without the permission to identify
 * @throws Unknown `AUTHOR_UNKNOWN`
 * @throws InvalidInput for an end that is over already
 */
export const putSanction = async (
  ctx: Context,
  { key, sanction, by, sight }: Input
): Promise<Sanction> => {
  requireSight(key, sight);
  if (key.startsWith('staff:')) {
    throw new Refused('Staff cannot be sanctioned: take their permissions away instead', {
      code: 'STAFF_EXEMPT',
    });
  }
  endOf(sanction, new Date());
  const { name } = await findAuthor(ctx, key);
  return inTransaction(ctx, async ({ trx }) => {
    await lockClaims(ctx, trx);
    const now = new Date();
    const { kind, reason, note } = sanction;
    await markLifted(ctx, { which: { author: key, kind }, by, now }, trx);
    const id = await insertSanction(
      ctx,
      {
        author: key,
        authorName: name?.slice(0, 100) ?? null,
        kind,
        until: endOf(sanction, now),
        reason,
        note: note ? cleanText(note) : null,
        by,
        now,
      },
      trx
    );
    const row = await findSanction(ctx, id, trx);
    if (!row) throw new Unknown('sanction');
    return toSanction(row, now);
  });
};
