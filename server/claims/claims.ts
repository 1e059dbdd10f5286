import type { Knex } from 'knex';

import { uids, type ClaimKind } from '../../content-types';
import type { Context } from '../context';
import { newRow, rows } from '../rows';
import { inTransaction } from '../transaction';

/** Who claims what: `realm` is a locale, or empty where the word is unique everywhere. */
export type Claim = {
  readonly kind: ClaimKind;
  readonly realm: string;
  readonly word: string;
  /** `documentId` of the holder. */
  readonly owner: string;
};

const lockRow = { kind: '', realm: '', word: 'lock' };

/** Makes the row that writers of claims wait for. Without a transaction around it, so that several
 * instances that start at once do not deadlock on MySQL. */
export const prepareClaims = async (ctx: Context, trx?: Knex.Transaction): Promise<void> => {
  await rows(ctx, uids.claim, trx)
    .insert(toRow({ ...lockRow, owner: '' }))
    .onConflict(['kind', 'realm', 'word'])
    .ignore();
};

/**
 * Every write of claims waits here until the transaction before it ends: claims are compared as
 * they are, and never deadlock, which unique keys do on MySQL when two insert side by side.
 */
export const lockClaims = async (ctx: Context, trx: Knex.Transaction): Promise<void> => {
  const lock = (): Promise<unknown> =>
    rows(ctx, uids.claim, trx).where(lockRow).forUpdate().first('id');
  if ((await lock()) !== undefined) return;
  // A restored backup has taken it away.
  await prepareClaims(ctx, trx);
  await lock();
};

/** Holders by word. The locking read sees what others have committed meanwhile, on MySQL as well. */
const readHolders = async (
  ctx: Context,
  { kind, realm }: Pick<Claim, 'kind' | 'realm'>,
  words: readonly string[],
  trx: Knex.Transaction
): Promise<Map<string, string>> => {
  const held = (await rows(ctx, uids.claim, trx)
    .select('word', 'owner')
    .where({ kind, realm })
    .whereIn('word', [...words])
    .forUpdate()) as { word: string; owner: string }[];
  return new Map(held.map(({ word, owner }) => [word, owner]));
};

const toRow = (claim: Record<keyof Claim, string>): Record<string, unknown> => ({
  ...newRow(),
  ...claim,
});

/** Claims one word. Answers the `documentId` of the one who holds it instead; null on success. */
export const claimWord = (ctx: Context, claim: Claim): Promise<string | null> =>
  inTransaction(ctx, async ({ trx }) => {
    await lockClaims(ctx, trx);
    const holder = (await readHolders(ctx, claim, [claim.word], trx)).get(claim.word);
    if (holder === undefined) await rows(ctx, uids.claim, trx).insert(toRow(claim));
    return holder === undefined || holder === claim.owner ? null : holder;
  });

/** Claims the first of `candidate(1)`, `candidate(2)`, … that nobody else holds, and answers it. */
export const claimFirstFree = (
  ctx: Context,
  { candidate, ...claim }: Omit<Claim, 'word'> & { readonly candidate: (number: number) => string }
): Promise<string> =>
  inTransaction(ctx, async ({ trx }) => {
    await lockClaims(ctx, trx);
    for (let first = 1, size = 8; ; first += size, size *= 4) {
      const words = Array.from({ length: size }, (_, index) => candidate(first + index));
      const holders = await readHolders(ctx, claim, words, trx);
      const word = words.find((one) => (holders.get(one) ?? claim.owner) === claim.owner);
      if (word === undefined) continue;
      if (!holders.has(word)) await rows(ctx, uids.claim, trx).insert(toRow({ ...claim, word }));
      return word;
    }
  });

/** Enters claims that should be there already; a word that is held stays with its holder. */
export const enterClaims = (ctx: Context, claims: readonly Claim[]): Promise<void> =>
  inTransaction(ctx, async ({ trx }) => {
    const fitting = claims.filter(({ word }) => word.length <= 128);
    if (fitting.length > 0) await lockClaims(ctx, trx);
    for (const claim of fitting) {
      await rows(ctx, uids.claim, trx)
        .insert(toRow(claim))
        .onConflict(['kind', 'realm', 'word'])
        .ignore();
    }
  });

/**
 * Gives back what these documents hold and no longer use. To be called once the rows that used it
 * are written or gone, in the same transaction.
 */
export const releaseUnused = (
  ctx: Context,
  kind: ClaimKind,
  owners: readonly string[],
  isUsed: (claim: Claim) => boolean
): Promise<void> =>
  inTransaction(ctx, async ({ trx }) => {
    const held = (await rows(ctx, uids.claim, trx)
      .select('id', 'kind', 'realm', 'word', 'owner')
      .where({ kind })
      .whereIn('owner', [...owners])) as (Claim & { id: number })[];
    const unused = held.filter((claim) => !isUsed(claim));
    await dropClaims(
      ctx,
      unused.map(({ id }) => id),
      trx
    );
  });

export const dropClaims = async (
  ctx: Context,
  ids: readonly number[],
  trx: Knex.Transaction
): Promise<void> => {
  if (ids.length === 0) return;
  await lockClaims(ctx, trx);
  for (let from = 0; from < ids.length; from += 500) {
    await rows(ctx, uids.claim, trx)
      .whereIn('id', ids.slice(from, from + 500))
      .delete();
  }
};
