import type { Knex } from 'knex';

import { commentStatuses, uids, type CommentStatus, type SanctionKind } from '../../content-types';
import { selectHardest } from '../authors/sanctions-in-force';
import type { Context } from '../context';
import { isoOf, knexOf, rows } from '../rows';
import { countedTo, type DeskAuthor } from './contract';

/** Counts go to `countedTo` and one more; `selectFactsOf` has yet one more, for who takes one away. */
export type AuthorFacts = Pick<DeskAuthor, 'counts' | 'firstSeenAt' | 'sanction'>;

export const noFacts = (): AuthorFacts => ({
  counts: Object.fromEntries(commentStatuses.map((status) => [status, 0])) as Record<
    CommentStatus,
    number
  >,
  firstSeenAt: null,
  sanction: null,
});

/** An author's facts, each by a short range of an index. `key`: a value, a column around it, or a query
 * that finds it. */
const factsOf = (
  ctx: Context,
  key: string | Knex.Ref<string, object> | Knex.QueryBuilder,
  { now = new Date(), countTo = countedTo + 1 }: { now?: Date; countTo?: number } = {}
): Knex.QueryBuilder[] => {
  const knex = knexOf(ctx);
  const own = (): Knex.QueryBuilder => rows(ctx, uids.comment).where('author_key', key as string);
  const counts = commentStatuses.map((status) => {
    const counted = own().where({ status }).select('id').limit(countTo);
    return knex.count('*').from(counted.as('counted')).as(status) as Knex.QueryBuilder;
  });
  const first = own()
    .select('created_at')
    .whereNotNull('created_at')
    .orderBy('created_at')
    .limit(1)
    .as('first_seen');
  const sanction = (column: 'kind' | 'until') =>
    selectHardest(ctx, { author: key, column, now }).as(`sanction_${column}`);
  return [...counts, first, sanction('kind'), sanction('until')];
};

/** Planned once for all authors, which on PostgreSQL is most of what it costs. */
const selectForAll = (ctx: Context, keys: readonly string[], now: Date): Knex.QueryBuilder => {
  const knex = knexOf(ctx);
  const authors = keys.map(() => 'select cast(? as varchar(64)) as author_key').join(' union all ');
  return knex
    .select(
      'author.author_key',
      ...(factsOf(ctx, knex.ref('author.author_key'), { now }) as never[])
    )
    .from(knex.raw(`(${authors}) as author`, [...keys]));
};

/** MariaDB cannot look out of a subquery from within another: there it is one query per author, in one
 * statement. */
const selectForEach = (ctx: Context, keys: readonly string[], now: Date): Knex.QueryBuilder => {
  const knex = knexOf(ctx);
  const [first, ...others] = keys.map((key) => {
    const facts = knex.select(
      knex.raw('? as author_key', [key]),
      ...(factsOf(ctx, key, { now }) as never[])
    );
    // Knex mixes up the values of a union's first part unless it is wrapped.
    return knex.select('*').from(facts.as('facts'));
  });
  if (!first) throw new TypeError('newsroom: facts of no author');
  return others.length > 0 ? first.unionAll(others) : first;
};

/** Facts of the author of one comment, to stand in a list of columns: for whoever reads that comment
 * anyway. The counts go one further, so that what is moved from one to another stays exact. */
export const selectFactsOf = (ctx: Context, comment: string): Knex.QueryBuilder[] =>
  factsOf(ctx, rows(ctx, uids.comment).select('author_key').where({ document_id: comment }), {
    countTo: countedTo + 2,
  });

type Row = Record<CommentStatus, number | string> & {
  first_seen: unknown;
  sanction_kind: SanctionKind | null;
  sanction_until: unknown;
};

export const toAuthorFacts = (row: Row): AuthorFacts => ({
  counts: Object.fromEntries(
    commentStatuses.map((status) => [status, Number(row[status])])
  ) as Record<CommentStatus, number>,
  firstSeenAt: isoOf(row.first_seen),
  sanction: row.sanction_kind && { kind: row.sanction_kind, until: isoOf(row.sanction_until) },
});

/** The same, once one of the author's comments has gone from one status to another. */
export const moveFacts = (
  { counts, ...facts }: AuthorFacts,
  from: CommentStatus,
  to: CommentStatus
): AuthorFacts => {
  const moved = { ...counts };
  moved[from] -= 1;
  moved[to] += 1;
  return { ...facts, counts: moved };
};

export const boundFacts = ({ counts, ...facts }: AuthorFacts): AuthorFacts => ({
  ...facts,
  counts: Object.fromEntries(
    commentStatuses.map((status) => [status, Math.min(counts[status], countedTo + 1)])
  ) as Record<CommentStatus, number>,
});

/** How many comments some authors have in each status, up to one more than `countedTo`, when the first
 * of them was written, and the hardest sanction in force on each: one statement, which reads so many
 * entries of an index at most, however much they wrote. */
export const readAuthorFacts = async (
  ctx: Context,
  keys: readonly string[]
): Promise<Map<string, AuthorFacts>> => {
  const authors = [...new Set(keys)];
  if (authors.length === 0) return new Map();
  const { client } = ctx.strapi.db.dialect as { client: string };
  const select = client === 'mysql' ? selectForEach : selectForAll;
  const found = (await select(ctx, authors, new Date())) as (Row & { author_key: string })[];
  return new Map(found.map((row) => [row.author_key, toAuthorFacts(row)]));
};
