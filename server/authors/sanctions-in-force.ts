import type { Knex } from 'knex';

import { sanctionKinds, uids, type SanctionKind } from '../../content-types';
import type { Context } from '../context';
import type { DraftSanction } from '../moderation/rule';
import { fromRow, knexOf, rows } from '../rows';
import { addressKey } from './address-key';

/** A sanction in force: neither lifted nor over. */
export type SanctionInForce = {
  readonly author: string;
  readonly kind: SanctionKind;
  /** ISO 8601; null: until it is lifted. */
  readonly until: string | null;
  readonly reason: string;
};

/** Sanctions in force on some authors. */
const selectInForce = (
  ctx: Context,
  authors: readonly string[],
  now: Date,
  trx?: Knex.Transaction
): Knex.QueryBuilder =>
  rows(ctx, uids.sanction, trx)
    .whereIn('author', [...new Set(authors)])
    .whereNull('lifted_at')
    .where((either) => void either.whereNull('until').orWhere('until', '>', now));

/** The hardest sanction in force on each of some authors (author keys or `address:<hash>`), in one
 * statement. Those without one are left out. */
export const sanctionsInForce = async (
  ctx: Context,
  authors: readonly string[],
  trx?: Knex.Transaction,
  now = new Date()
): Promise<Map<string, SanctionInForce>> => {
  if (authors.length === 0) return new Map();
  const found = (await selectInForce(ctx, authors, now, trx)) as Record<string, unknown>[];
  const sanctions = found.map((raw) => fromRow<SanctionInForce>(ctx, uids.sanction, raw));
  sanctions.sort((a, b) => (isHarder(a, b) ? 1 : -1));
  return new Map(sanctions.map((sanction) => [sanction.author, sanction]));
};

/** A column of the hardest sanction in force on one author, to stand in a list of columns: for whoever
 * reads of that author anyway. The same order as `isHarder`. */
export const selectHardest = (
  ctx: Context,
  {
    author,
    column,
    now,
  }: {
    author: string | Knex.Ref<string, object> | Knex.QueryBuilder;
    column: 'kind' | 'until';
    now: Date;
  }
): Knex.QueryBuilder => {
  const knex = knexOf(ctx);
  const hardness = sanctionKinds.map(() => 'when ? then ?').join(' ');
  const ranks = sanctionKinds.flatMap((kind, rank): [string, number] => [kind, rank]);
  return rows(ctx, uids.sanction)
    .select(column)
    .where('author', author as string)
    .whereNull('lifted_at')
    .where((either) => void either.whereNull('until').orWhere('until', '>', now))
    .orderBy([
      { column: knex.raw(`case ?? ${hardness} end`, ['kind', ...ranks]) as never, order: 'desc' },
      {
        column: knex.raw('case when ?? is null then 1 else 0 end', ['until']) as never,
        order: 'desc',
      },
      { column: 'until', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(1);
};

/** Whether `a` goes further than `b`; of two of a kind the one that lasts longer. */
export const isHarder = (
  a: Pick<SanctionInForce, 'kind' | 'until'>,
  b: Pick<SanctionInForce, 'kind' | 'until'>
): boolean => {
  const [hardA, hardB] = [sanctionKinds.indexOf(a.kind), sanctionKinds.indexOf(b.kind)];
  if (hardA !== hardB) return hardA > hardB;
  return b.until !== null && (a.until === null || a.until > b.until);
};

type Writer = { readonly authorKey: string | null; readonly ipHash: string | null };

const keysOf = ({ authorKey, ipHash }: Writer): string[] =>
  [authorKey, ipHash === null ? null : addressKey(ipHash)].filter((key) => key !== null);

/** How many sanctions are in force on some authors, as `number`: for whoever reads of them anyway. Most
 * have none. */
export const selectNumberInForce = (
  ctx: Context,
  authors: readonly string[],
  now: Date
): Knex.QueryBuilder =>
  selectInForce(ctx, authors, now).select(knexOf(ctx).raw('count(*) as ??', ['number']));

/** What bears on somebody who writes from an address: the hardest sanction in force on either, in one
 * statement. Null for none. */
export const sanctionOn = async (
  ctx: Context,
  writer: Writer,
  trx?: Knex.Transaction,
  now?: Date
): Promise<DraftSanction | null> => {
  const found = await sanctionsInForce(ctx, keysOf(writer), trx, now);
  const [hardest] = [...found.values()].sort((a, b) => (isHarder(a, b) ? -1 : 1));
  if (!hardest) return null;
  return {
    kind: hardest.kind,
    by: hardest.author === writer.authorKey ? 'author' : 'address',
    until: hardest.until === null ? null : new Date(hardest.until),
  };
};
