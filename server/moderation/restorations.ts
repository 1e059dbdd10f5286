import type { Knex } from 'knex';

import { asides } from '../comments/asides';
import {
  selectPasts,
  toPasts,
  type Decision,
  type Past,
  type PastRow,
  type Report,
} from '../comments/past';
import type { CommentRow } from '../comments/store';
import type { Restored } from '../comments/write-context';
import type { Context } from '../context';

/** The reason of a decision that takes back the one before. */
export const undone = 'undo';

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

/** Where a comment goes when the latest decision on it is taken back: status, reason, whether somebody
 * had looked, pin, text and the reports it settled. Null where the latest decision is another's, or no
 * person's, or a deletion. */
export const restorationOf = (row: CommentRow, past: Past, whose: Whose): Restored | null =>
  canBeTakenBack(past.decisions.at(-1), whose) ? restoredOf(row, past) : null;

/** The same of several comments, which are locked; those that have none are left out. One statement for
 * any number. */
export const restorationsOf = async (
  ctx: Context,
  { comments, whose }: { comments: readonly CommentRow[]; whose: Whose },
  trx: Knex.Transaction
): Promise<Map<string, Restored>> => {
  const ids = comments.map(({ documentId }) => documentId);
  const pasts = toPasts((await selectPasts(ctx, ids).transacting(trx)) as PastRow[]);
  return new Map(
    comments.flatMap((row): [string, Restored][] => {
      const past = pasts.get(row.documentId);
      const restored = past && restorationOf(row, past, whose);
      return restored ? [[row.documentId, restored]] : [];
    })
  );
};
