import type { Knex } from 'knex';

import { uids, type ActorKind, type CommentStatus, type ReportReason } from '../../content-types';
import type { Context } from '../context';
import { isoOf, knexOf, rows } from '../rows';

export type Decision = {
  readonly id: number;
  readonly revision: number;
  readonly from: CommentStatus | null;
  readonly to: CommentStatus | null;
  readonly actorKind: ActorKind;
  readonly actorKey: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly bulk: string | null;
  readonly at: string;
};
export type Report = {
  readonly id: number;
  readonly reason: ReportReason;
  /** When it was settled; null: it is open. */
  readonly at: string | null;
};
type Revision = { readonly revision: number; readonly body: string };

/** What was decided on a comment, reported of it and edited in it, each oldest first. */
export type Past = { decisions: Decision[]; reports: Report[]; revisions: Revision[] };

export type PastRow = Partial<Decision> & {
  readonly part: keyof Past;
  readonly comment: string;
  readonly at: string | null;
};

/** Where each part of a past is, and which of its columns say what; one that is not there is null, or 0
 * where it is a number. */
const parts = {
  decisions: {
    uid: uids.decision,
    columns: {
      ...{ revision: 'revision', at: 'created_at', from: 'from', to: 'to', reason: 'reason' },
      ...{ actorKind: 'actor_kind', actorKey: 'actor_key', note: 'note', bulk: 'bulk' },
    },
  },
  reports: { uid: uids.report, columns: { at: 'resolved_at', reason: 'reason' } },
  revisions: {
    uid: uids.revision,
    columns: { revision: 'revision', at: 'created_at', body: 'body' },
  },
} as const satisfies Record<keyof Past, { uid: string; columns: Record<string, string> }>;

const said = [...new Set(Object.values(parts).flatMap(({ columns }) => Object.keys(columns)))];

/** One statement for all three. */
export const selectPasts = (ctx: Context, comments: readonly string[]): Knex.QueryBuilder => {
  const knex = knexOf(ctx);
  const [first, ...others] = Object.entries(parts).map(([part, { uid, columns }]) => {
    const query = rows(ctx, uid)
      .select('id', 'comment', knex.raw('? as ??', [part, 'part']))
      .whereIn('comment', [...comments]);
    for (const name of said) {
      const column = (columns as Record<string, string>)[name];
      const absent = knex.raw(name === 'revision' ? '0 as ??' : 'null as ??', [name]);
      void query.select(column ? { [name]: column } : absent);
    }
    // Knex mixes up the values of a union's first part unless it is wrapped.
    return knex.select('*').from(query.as('part'));
  });
  if (!first) throw new TypeError('newsroom: a past of nothing');
  return first.unionAll(others);
};

/** Columns of `selectPasts`. */
export const pastColumns = ['id', 'comment', 'part', ...said];

/** The past of one comment, and a row of no part for what is joined to it: beside each row of the past
 * it would be read as often. */
export const selectPastAnd = (ctx: Context, comment: string, other: string): Knex.QueryBuilder => {
  const knex = knexOf(ctx);
  const row = { id: 0, comment, part: other, revision: 0 };
  const columns = pastColumns.map((name) =>
    knex.raw('? as ??', [(row as Record<string, string | number>)[name] ?? null, name] as never)
  );
  return selectPasts(ctx, [comment]).unionAll(knex.select(columns));
};

/** By comment. Without those that have no past. */
export const toPasts = (found: readonly PastRow[]): Map<string, Past> => {
  const pasts = new Map<string, Past>();
  for (const { part, ...row } of [...found].sort((a, b) => Number(a.id) - Number(b.id))) {
    const past = pasts.get(row.comment) ?? { decisions: [], reports: [], revisions: [] };
    pasts.set(row.comment, past);
    (past[part] as unknown[]).push({ ...row, at: isoOf(row.at) });
  }
  return pasts;
};
