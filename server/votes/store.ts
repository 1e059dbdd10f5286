import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { newRow, rows } from '../rows';

export type VoteRow = { readonly id: number; readonly value: number };

/** Who votes. */
export type Voter = {
  readonly key: string;
  /** Of a voter without an account; null for one with. */
  readonly ipHash: string | null;
};

/**
 * The votes that a new one of this voter takes the place of: their own, and where they have no account
 * that of any other without one from the same address, so that nobody has more by forgetting who they
 * are. To be called with the thread locked.
 */
export const findVotes = async (
  ctx: Context,
  { comment, voter }: { comment: string; voter: Voter },
  trx: Knex.Transaction
): Promise<VoteRow[]> =>
  (await rows(ctx, uids.vote, trx)
    .select('id', 'value')
    .where({ comment })
    .where((either) => {
      void either.where({ voter_key: voter.key });
      if (voter.ipHash !== null) void either.orWhere({ ip_hash: voter.ipHash });
    })) as VoteRow[];

/** Puts one vote, or with 0 none, in the place of others. */
export const replaceVotes = async (
  ctx: Context,
  {
    before,
    voter,
    ...vote
  }: {
    before: readonly VoteRow[];
    voter: Voter;
    comment: string;
    thread: string;
    value: number;
  },
  trx: Knex.Transaction
): Promise<void> => {
  if (before.length > 0) {
    const ids = before.map(({ id }) => id);
    await rows(ctx, uids.vote, trx).whereIn('id', ids).delete();
  }
  if (vote.value === 0) return;
  await rows(ctx, uids.vote, trx).insert({
    ...newRow(),
    ...vote,
    voter_key: voter.key,
    ip_hash: voter.ipHash,
  });
};
