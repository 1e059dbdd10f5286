import type { Knex } from 'knex';

import { sanctionKinds, uids, type SanctionKind } from '../../content-types';
import type { Context } from '../context';
import { fromRow, rows } from '../rows';

/** A sanction in force: neither lifted nor over. */
export type SanctionInForce = {
  readonly author: string;
  readonly kind: SanctionKind;
  /** ISO 8601; null: until it is lifted. */
  readonly until: string | null;
  readonly reason: string;
};

/** The hardest sanction in force on each of some authors (author keys or `address:<hash>`), in one
 * statement. Those without one are left out. */
export const sanctionsInForce = async (
  ctx: Context,
  authors: readonly string[],
  trx?: Knex.Transaction,
  now = new Date()
): Promise<Map<string, SanctionInForce>> => {
  if (authors.length === 0) return new Map();
  const found = (await rows(ctx, uids.sanction, trx)
    .whereIn('author', [...new Set(authors)])
    .whereNull('lifted_at')
    .where((either) => void either.whereNull('until').orWhere('until', '>', now))) as Record<
    string,
    unknown
  >[];
  const sanctions = found.map((raw) => fromRow<SanctionInForce>(ctx, uids.sanction, raw));
  const hardness = ({ kind }: SanctionInForce) => sanctionKinds.indexOf(kind);
  sanctions.sort((a, b) => hardness(a) - hardness(b));
  return new Map(sanctions.map((sanction) => [sanction.author, sanction]));
};
