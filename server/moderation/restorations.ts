import type { Knex } from 'knex';

import { uids, type ActorKind, type CommentStatus } from '../../content-types';
import { asides } from '../comments/asides';
import type { CommentRow } from '../comments/store';
import type { Restored } from '../comments/write-context';
import type { Context } from '../context';
import { fromRow, rows } from '../rows';

/** The reason of a decision that takes back the one before. */
export const undone = 'undo';

type Decision = {
  readonly id: number;
  readonly comment: string;
  readonly revision: number;
  readonly from: CommentStatus | null;
  readonly to: CommentStatus | null;
  readonly actorKind: ActorKind;
  readonly actorKey: string | null;
  readonly reason: string | null;
  readonly note: string | null;
  readonly bulk: string | null;
  readonly createdAt: string;
};
type Report = { readonly id: number; readonly comment: string; readonly resolvedAt: string | null };
type Revision = { readonly comment: string; readonly revision: number; readonly body: string };

const ofComments = async <Row extends { comment: string }>(
  ctx: Context,
  uid: string,
  query: Knex.QueryBuilder
): Promise<Map<string, Row[]>> => {
  const byComment = new Map<string, Row[]>();
  for (const raw of (await query.orderBy('id')) as Record<string, unknown>[]) {
    const row = fromRow<Row>(ctx, uid, raw);
    byComment.set(row.comment, [...(byComment.get(row.comment) ?? []), row]);
  }
  return byComment;
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
    const { actorKind, reason, note, createdAt } = decision;
    const before = standings[index - 1] ?? nothing;
    if (reason === undone) standings.push(standings[index - 2] ?? nothing);
    else if (isAside(decision)) standings.push(before);
    else if (actorKind === 'staff') standings.push({ reviewedAt: createdAt, reason, note });
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

const restoredOf = (
  row: CommentRow,
  decisions: readonly Decision[],
  { reports, revisions }: { reports: readonly Report[]; revisions: readonly Revision[] }
): Restored | null => {
  const latest = decisions.at(-1);
  if (!latest?.from) return null;
  const undos = decisions.length - 1 - decisions.findLastIndex(({ reason }) => reason !== undone);
  const first = decisions.at(-1 - undos);
  const isPin = first?.reason === asides.pinned || first?.reason === asides.unpinned;
  const isOfStatus = first !== undefined && !isAside(first);
  const body = revisions.find(({ revision }) => revision === latest.revision - 1)?.body ?? null;
  return {
    status: latest.from,
    ...(standingsAfter(decisions).at(-2) ?? nothing),
    pinned: isPin && isAside(first) ? !row.pinned : null,
    body,
    // Taken back an odd number of times, it stands again once that is taken back as well.
    settlesReports: isOfStatus && undos % 2 === 1,
    reports:
      isOfStatus && undos % 2 === 0
        ? reports.flatMap(({ id, resolvedAt }) => (resolvedAt === latest.createdAt ? id : []))
        : [],
  };
};

/**
 * Where these comments go when the latest decision on each is taken back: status, reason, whether
 * somebody had looked, pin, text and the reports it settled. Comments whose latest decision is another's,
 * or no person's, or a deletion, are left out. Three statements for any number; to be called with the
 * comments locked.
 */
export const restorationsOf = async (
  ctx: Context,
  { comments, whose }: { comments: readonly CommentRow[]; whose: Whose },
  trx: Knex.Transaction
): Promise<Map<string, Restored>> => {
  const ids = comments.map(({ documentId }) => documentId);
  const of = (uid: string) => rows(ctx, uid, trx).whereIn('comment', ids);
  const decisions = await ofComments<Decision>(ctx, uids.decision, of(uids.decision));
  const reports = await ofComments<Report>(
    ctx,
    uids.report,
    of(uids.report).whereNotNull('resolved_at')
  );
  const revisions = await ofComments<Revision>(ctx, uids.revision, of(uids.revision));
  return new Map(
    comments.flatMap((row): [string, Restored][] => {
      const own = decisions.get(row.documentId) ?? [];
      if (!canBeTakenBack(own.at(-1), whose)) return [];
      const restored = restoredOf(row, own, {
        reports: reports.get(row.documentId) ?? [],
        revisions: revisions.get(row.documentId) ?? [],
      });
      return restored ? [[row.documentId, restored]] : [];
    })
  );
};
