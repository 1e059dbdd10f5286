import type { Knex } from 'knex';

import { commentStatuses, uids, type CommentStatus, type SanctionKind } from '../../content-types';
import { selectHardest } from '../authors/sanctions-in-force';
import type { Context } from '../context';
import { isoOf, knexOf, rows } from '../rows';
import { countedTo, type DeskAuthor } from './contract';

export type AuthorFacts = Pick<DeskAuthor, 'counts' | 'firstSeenAt' | 'sanction'>;

export const noFacts = (): AuthorFacts => ({
  counts: Object.fromEntries(commentStatuses.map((status) => [status, 0])) as Record<
    CommentStatus,
    number
  >,
  firstSeenAt: null,
  sanction: null,
});

/** One author's facts as one row, by short ranges of an index. */
const selectFacts = (ctx: Context, key: string, now: Date): Knex.QueryBuilder => {
  const knex = knexOf(ctx);
  const own = (): Knex.QueryBuilder => rows(ctx, uids.comment).where({ author_key: key });
  const counts = commentStatuses.map((status) => {
    const counted = own()
      .where({ status })
      .select('id')
      .limit(countedTo + 1);
    return knex.count('*').from(counted.as('counted')).as(status);
  });
  const first: Knex.QueryBuilder = own()
    .select('created_at')
    .whereNotNull('created_at')
    .orderBy('created_at')
    .limit(1)
    .as('first_seen');
  const sanction = (column: 'kind' | 'until') =>
    selectHardest(ctx, { author: key, column, now }).as(`sanction_${column}`) as never;
  const facts = knex
    .select(knex.raw('? as author_key', [key]), ...counts)
    .select(first as never, sanction('kind'), sanction('until'));
  // Knex mixes up the values of a union's first part unless it is wrapped.
  return knex.select('*').from(facts.as('facts'));
};

type Row = Record<CommentStatus, number | string> & {
  author_key: string;
  first_seen: unknown;
  sanction_kind: SanctionKind | null;
  sanction_until: unknown;
};

/** How many comments some authors have in each status, up to one more than `countedTo`, when the first
 * of them was written, and the hardest sanction in force on each: one statement, which reads so many entries of an index at most, however
 * much they wrote. */
export const readAuthorFacts = async (
  ctx: Context,
  keys: readonly string[]
): Promise<Map<string, AuthorFacts>> => {
  const now = new Date();
  const [first, ...others] = [...new Set(keys)].map((key) => selectFacts(ctx, key, now));
  if (!first) return new Map();
  const found = (await (others.length > 0 ? first.unionAll(others) : first)) as Row[];
  return new Map(
    found.map((row) => [
      row.author_key,
      {
        counts: Object.fromEntries(
          commentStatuses.map((status) => [status, Number(row[status])])
        ) as Record<CommentStatus, number>,
        firstSeenAt: isoOf(row.first_seen),
        sanction: row.sanction_kind && {
          kind: row.sanction_kind,
          until: isoOf(row.sanction_until),
        },
      },
    ])
  );
};
