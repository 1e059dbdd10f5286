import type { Knex } from 'knex';

import { uids, type SanctionKind } from '../../content-types';
import type { Context } from '../context';
import { fromRow, newRow, rows } from '../rows';
import type { Sanction } from './contract';

/** A sanction's row. Dates are ISO 8601. */
export type SanctionRow = {
  readonly id: number;
  readonly documentId: string;
  readonly author: string;
  readonly authorName: string | null;
  readonly kind: SanctionKind;
  readonly until: string | null;
  readonly reason: string;
  readonly note: string | null;
  readonly actorKey: string | null;
  readonly actorName: string | null;
  readonly liftedAt: string | null;
  readonly liftedByKey: string | null;
  readonly liftedByName: string | null;
  readonly createdAt: string;
};

/** A moderator, as sanctions and notes name them. */
export type Moderator = { readonly key: string; readonly name: string };

/** The most that are shown of one author. */
const most = 500;

export const toSanctionRows = (ctx: Context, raws: readonly unknown[]): SanctionRow[] =>
  raws.map((raw) => fromRow<SanctionRow>(ctx, uids.sanction, raw as Record<string, unknown>));

const isInForce = ({ liftedAt, until }: SanctionRow, now: Date): boolean =>
  liftedAt === null && (until === null || new Date(until) > now);

/** As the desk shows it. */
export const toSanction = (row: SanctionRow, now = new Date()): Sanction => ({
  id: row.documentId,
  kind: row.kind,
  until: row.until,
  reason: row.reason,
  note: row.note,
  actorName: row.actorName,
  createdAt: row.createdAt,
  liftedAt: row.liftedAt,
  liftedByName: row.liftedByName,
  isInForce: isInForce(row, now),
});

/** All of one author, newest first. */
export const findSanctions = async (ctx: Context, author: string): Promise<SanctionRow[]> =>
  toSanctionRows(
    ctx,
    (await rows(ctx, uids.sanction)
      .where({ author })
      .orderBy('id', 'desc')
      .limit(most)) as unknown[]
  );

export const findSanction = async (
  ctx: Context,
  documentId: string,
  trx?: Knex.Transaction
): Promise<SanctionRow | null> => {
  const found = (await rows(ctx, uids.sanction, trx)
    .where({ document_id: documentId })
    .limit(1)) as unknown[];
  return toSanctionRows(ctx, found)[0] ?? null;
};

type NewSanction = Pick<SanctionRow, 'author' | 'authorName' | 'kind' | 'reason' | 'note'> & {
  readonly until: Date | null;
  readonly by: Moderator;
  readonly now: Date;
};

/** Its `documentId`. */
export const insertSanction = async (
  ctx: Context,
  { author, authorName, kind, reason, note, until, by, now }: NewSanction,
  trx: Knex.Transaction
): Promise<string> => {
  const row = newRow(now);
  await rows(ctx, uids.sanction, trx).insert({
    ...row,
    author,
    author_name: authorName,
    kind,
    until,
    reason,
    note,
    actor_key: by.key,
    actor_name: by.name,
  });
  return row.document_id;
};

/** Records that those were lifted which `which` names and which are in force. */
export const markLifted = async (
  ctx: Context,
  {
    which,
    by,
    now,
  }: { which: { author: string; kind: SanctionKind } | { id: number }; by: Moderator; now: Date },
  trx: Knex.Transaction
): Promise<void> => {
  await rows(ctx, uids.sanction, trx)
    .where(which)
    .whereNull('lifted_at')
    .where((either) => void either.whereNull('until').orWhere('until', '>', now))
    .update({ lifted_at: now, lifted_by_key: by.key, lifted_by_name: by.name, updated_at: now });
};
