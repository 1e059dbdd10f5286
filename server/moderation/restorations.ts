import type { Knex } from 'knex';

import { uids, type ActorKind, type CommentStatus, type ReportReason } from '../../content-types';
import { asides } from '../comments/asides';
import type { CommentRow } from '../comments/store';
import type { Restored } from '../comments/write-context';
import type { Context } from '../context';
import { isoOf, knexOf, rows } from '../rows';

/** The reason of a decision that takes back the one before. */
export const undone = 'undo';

type Decision = {
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
type Report = {
  readonly id: number;
  readonly reason: ReportReason;
  /** When it was settled; null: it is open. */
  readonly at: string | null;
};
type Revision = { readonly revision: number; readonly body: string };

/** What was decided on a comment, reported of it and edited in it, each oldest first. */
type Past = { decisions: Decision[]; reports: Report[]; revisions: Revision[] };

type PastRow = Partial<Decision> & {
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
const selectPasts = (ctx: Context, comments: readonly string[]): Knex.QueryBuilder => {
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

const pastsOf = async (
  ctx: Context,
  comments: readonly string[],
  trx: Knex.Transaction
): Promise<Map<string, Past>> => {
  const found = (await selectPasts(ctx, comments).transacting(trx)) as PastRow[];
  const pasts = new Map<string, Past>();
  for (const { part, ...row } of found.sort((a, b) => Number(a.id) - Number(b.id))) {
    const past = pasts.get(row.comment) ?? { decisions: [], reports: [], revisions: [] };
    pasts.set(row.comment, past);
    (past[part] as unknown[]).push({ ...row, at: isoOf(row.at) });
  }
  return pasts;
};

/** What a comment's row says of the decisions so far. */
type Standing = Pick<Restored, 'reviewedAt' | 'reason' | 'note'>;

const nothing: Standing = { reviewedAt: null, reason: null, note: null };

const isAside = ({ actorKind, reason }: Decision): boolean =>
  actorKind === 'staff' && reason !== null && reason in asides;

/** What stands after each decision: whoever takes one back is where the one before it left off. */
const standingsAfter = (decisions: readonly Decision[]): Standing[] => {
  const standings: Standing[] = [];
  decisions.forEach((decision, index) => {
    const { actorKind, reason, note, at } = decision;
    const before = standings[index - 1] ?? nothing;
    if (reason === undone) standings.push(standings[index - 2] ?? nothing);
    else if (isAside(decision)) standings.push(before);
    else if (actorKind === 'staff') standings.push({ reviewedAt: at, reason, note });
    else if (actorKind === 'rules') standings.push({ reviewedAt: null, reason, note });
    else standings.push({ reviewedAt: before.reviewedAt, reason, note });
  });
  return standings;
};

/** Whose latest decision it must be, and, for a bulk decision, in which one it was taken. */
export type Whose = { readonly actorKey: string; readonly bulk?: string };

const canBeTakenBack = (latest: Decision | undefined, { actorKey, bulk }: Whose): boolean =>
  latest?.actorKind === 'staff' &&
  latest.actorKey === actorKey &&
  latest.from !== null &&
  latest.to !== null &&
  latest.to !== 'deleted' &&
  (bulk === undefined || latest.bulk === bulk);

const restoredOf = (row: CommentRow, { decisions, reports, revisions }: Past): Restored | null => {
  const latest = decisions.at(-1);
  if (!latest?.from) return null;
  const undos = decisions.length - 1 - decisions.findLastIndex(({ reason }) => reason !== undone);
  const first = decisions.at(-1 - undos);
  const isPin = first?.reason === asides.pinned || first?.reason === asides.unpinned;
  const isOfStatus = first !== undefined && !isAside(first);
  // Taken back an odd number of times, it stands again once that is taken back as well.
  const settlesReports = isOfStatus && undos % 2 === 1;
  const reopens = ({ at }: Report): boolean => isOfStatus && undos % 2 === 0 && at === latest.at;
  const body = revisions.find(({ revision }) => revision === latest.revision - 1)?.body ?? null;
  return {
    status: latest.from,
    ...(standingsAfter(decisions).at(-2) ?? nothing),
    pinned: isPin && isAside(first) ? !row.pinned : null,
    body,
    settlesReports,
    reports: reports.filter(reopens).map(({ id }) => id),
    open: settlesReports
      ? []
      : reports.flatMap((report) => (report.at === null || reopens(report) ? report.reason : [])),
  };
};

/**
 * Where these comments go when the latest decision on each is taken back: status, reason, whether
 * somebody had looked, pin, text and the reports it settled. Comments whose latest decision is another's,
 * or no person's, or a deletion, are left out. One statement for any number; to be called with the
 * comments locked.
 */
export const restorationsOf = async (
  ctx: Context,
  { comments, whose }: { comments: readonly CommentRow[]; whose: Whose },
  trx: Knex.Transaction
): Promise<Map<string, Restored>> => {
  const ids = comments.map(({ documentId }) => documentId);
  const pasts = await pastsOf(ctx, ids, trx);
  return new Map(
    comments.flatMap((row): [string, Restored][] => {
      const past = pasts.get(row.documentId);
      if (!past || !canBeTakenBack(past.decisions.at(-1), whose)) return [];
      const restored = restoredOf(row, past);
      return restored ? [[row.documentId, restored]] : [];
    })
  );
};
