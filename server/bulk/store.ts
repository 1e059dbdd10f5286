import type { Knex } from 'knex';

import { uids, type BulkState, type RejectionReason } from '../../content-types';
import type { Context } from '../context';
import type { DecisionTarget } from '../desk/contract';
import { fromRow, newRow, rows } from '../rows';
import type { Bulk } from './contract';

/** A bulk decision's row. Dates are ISO 8601. */
export type BulkRow = {
  readonly id: number;
  readonly documentId: string;
  readonly state: BulkState;
  readonly selection: Bulk['selection'];
  readonly to: DecisionTarget | null;
  readonly reason: RejectionReason | null;
  readonly note: string | null;
  readonly total: number;
  readonly decided: number;
  readonly skipped: number;
  /** Where the next batch begins; null at the beginning. */
  readonly cursor: string | null;
  readonly claimedUntil: string | null;
  readonly finishedAt: string | null;
  readonly actorKey: string;
  readonly actorName: string | null;
  readonly createdAt: string;
};

export const toBulk = (row: BulkRow): Bulk => ({
  id: row.documentId,
  state: row.state,
  selection: row.selection,
  to: row.to,
  reason: row.reason,
  note: row.note,
  total: row.total,
  decided: row.decided,
  skipped: row.skipped,
  actorName: row.actorName,
  createdAt: row.createdAt,
  finishedAt: row.finishedAt,
});

const many = async (ctx: Context, query: Knex.QueryBuilder): Promise<BulkRow[]> =>
  ((await query) as Record<string, unknown>[]).map((raw) => fromRow<BulkRow>(ctx, uids.bulk, raw));

export const findBulk = async (ctx: Context, documentId: string): Promise<BulkRow | null> =>
  (await many(ctx, rows(ctx, uids.bulk).where({ document_id: documentId }).limit(1)))[0] ?? null;

/** A moderator's newest 50. */
export const findLatestBulks = (ctx: Context, actorKey: string): Promise<BulkRow[]> =>
  many(ctx, rows(ctx, uids.bulk).where({ actor_key: actorKey }).orderBy('id', 'desc').limit(50));

type Begun = Pick<BulkRow, 'selection' | 'to' | 'reason' | 'note' | 'total' | 'actorKey'> & {
  readonly actorName: string | null;
  readonly createdAt: Date;
};

export const insertBulk = async (ctx: Context, begun: Begun): Promise<BulkRow> => {
  const fresh = newRow(begun.createdAt);
  await rows(ctx, uids.bulk).insert({
    ...fresh,
    state: 'running',
    selection: JSON.stringify(begun.selection),
    to: begun.to,
    reason: begun.reason,
    note: begun.note,
    total: begun.total,
    decided: 0,
    skipped: 0,
    actor_key: begun.actorKey,
    actor_name: begun.actorName,
  });
  const row = await findBulk(ctx, fresh.document_id);
  if (!row) throw new Error('newsroom: a bulk decision was not stored');
  return row;
};

/** Ends what is running; what has ended stays as it ended. */
export const endBulk = async (
  ctx: Context,
  { id }: BulkRow,
  state: Exclude<BulkState, 'running'>
): Promise<void> => {
  const now = new Date();
  await rows(ctx, uids.bulk)
    .where({ id, state: 'running' })
    .update({ state, finished_at: now, updated_at: now, claimed_until: null });
};

/** How long a claim keeps other processes away, should this one die with it. It is renewed with each
 * batch. */
const claimMs = 10_000;

/** Later than the claim before, whatever the clock says, so that no two are the same. */
const nextClaim = ({ claimedUntil }: BulkRow): Date =>
  new Date(Math.max(Date.now() + claimMs, claimedUntil ? new Date(claimedUntil).getTime() + 1 : 0));

/** Those that run and nobody works on, oldest first. */
export const findUnclaimed = (ctx: Context): Promise<BulkRow[]> =>
  many(
    ctx,
    rows(ctx, uids.bulk)
      .where({ state: 'running' })
      .where((free) => {
        void free.whereNull('claimed_until').orWhere('claimed_until', '<', new Date());
      })
      .orderBy('id')
      .limit(10)
  );

/** A row as its worker last wrote it: whoever else has claimed or ended it since has changed that. */
const stillMine = (ctx: Context, { id, claimedUntil }: BulkRow, trx?: Knex.Transaction) => {
  const query = rows(ctx, uids.bulk, trx).where({ id, state: 'running' });
  return claimedUntil === null
    ? query.whereNull('claimed_until')
    : query.where({ claimed_until: new Date(claimedUntil) });
};

/** Claims it for this process, or goes on claiming it; null where another one has, or it has ended. */
export const claimBulk = async (ctx: Context, row: BulkRow): Promise<BulkRow | null> => {
  const until = nextClaim(row);
  const claimed: number = await stillMine(ctx, row).update({ claimed_until: until });
  return claimed === 1 ? { ...row, claimedUntil: until.toISOString() } : null;
};

/** Leaves it to whoever looks next. */
export const releaseBulk = async (ctx: Context, row: BulkRow): Promise<void> => {
  await stillMine(ctx, row).update({ claimed_until: null });
};

export type Progress = Pick<BulkRow, 'decided' | 'skipped' | 'cursor'> & {
  readonly isDone: boolean;
};

/**
 * Writes how far it has come, in the transaction of the batch. Null where another process has claimed
 * it or somebody has ended it: then the batch must not be written.
 */
export const advanceBulk = async (
  ctx: Context,
  row: BulkRow,
  { decided, skipped, cursor, isDone }: Progress,
  trx: Knex.Transaction
): Promise<BulkRow | null> => {
  const now = new Date();
  const until = isDone ? null : nextClaim(row);
  const state = isDone ? 'done' : 'running';
  const total = Math.max(row.total, decided + skipped);
  const written: number = await stillMine(ctx, row, trx).update({
    state,
    total,
    decided,
    skipped,
    cursor,
    claimed_until: until,
    finished_at: isDone ? now : null,
    updated_at: now,
  });
  if (written !== 1) return null;
  return {
    ...row,
    state,
    total,
    decided,
    skipped,
    cursor,
    claimedUntil: until && until.toISOString(),
    finishedAt: isDone ? now.toISOString() : null,
  };
};
