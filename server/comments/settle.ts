import type { Knex } from 'knex';

import { commentStatuses, uids, type CommentStatus } from '../../content-types';
import type { Context } from '../context';
import { announce } from '../events/announce';
import type { NewsroomEvent } from '../events/events';
import type { Signal } from '../moderation/rule';
import { knexOf, rows } from '../rows';
import { countColumns } from '../threads/store';
import { inTransaction } from '../transaction';
import { keepSignals } from './keep-signals';
import type { CommentRow } from './store';
import type { Actor } from './write-context';

/** What happened to one comment: the one diff from which counts, decision and event follow. */
export type Change = {
  /** Null: the comment is new. */
  readonly before: CommentRow | null;
  /** Null: the row is gone. */
  readonly after: CommentRow | null;
  readonly decision: {
    readonly from: CommentStatus | null;
    readonly to: CommentStatus | null;
    readonly actor: Actor;
    /** The rule that decided, or a moderator's reason. */
    readonly reason: string | null;
    readonly note: string | null;
    readonly signals: readonly Signal[] | null;
  };
  /** Who put a new text in place of `before.body`. */
  readonly replacedBy?: Actor;
};

const rowOf = ({ before, after }: Pick<Change, 'before' | 'after'>): CommentRow => {
  const row = after ?? before;
  if (!row) throw new TypeError('newsroom: a change of no comment');
  return row;
};

type Tally = Map<string, number>;

const add = (tally: Tally, key: string, amount: number): void => {
  if (amount !== 0) tally.set(key, (tally.get(key) ?? 0) + amount);
};

const isReported = (row: CommentRow | null): number =>
  row?.status === 'approved' && row.reportCount > 0 ? 1 : 0;

const isApproved = (row: CommentRow | null): number => (row?.status === 'approved' ? 1 : 0);

const isPublic = ({ before, after }: Change): boolean =>
  Boolean(before?.shown) || Boolean(after?.shown);

/** How much each count column of a thread moves. A pure function of before and after. */
export const countChanges = (before: CommentRow | null, after: CommentRow | null): Tally => {
  const tally: Tally = new Map();
  for (const status of commentStatuses) {
    const was = before?.status === status ? 1 : 0;
    const is = after?.status === status ? 1 : 0;
    add(tally, countColumns[status], is - was);
  }
  add(tally, 'reported_count', isReported(after) - isReported(before));
  return tally;
};

const ancestorsOf = ({ path, documentId }: CommentRow): string[] =>
  path.split('/').filter((id) => id !== '' && id !== documentId);

const moveThreadCounts = async (
  ctx: Context,
  thread: string,
  changes: readonly Change[],
  trx: Knex.Transaction
): Promise<void> => {
  const total: Tally = new Map();
  for (const { before, after } of changes) {
    for (const [column, amount] of countChanges(before, after)) add(total, column, amount);
  }
  const isVisible = changes.some(isPublic);
  const knex = knexOf(ctx);
  const columns: Record<string, unknown> = { updated_at: new Date() };
  for (const [column, amount] of total) {
    if (amount !== 0) columns[column] = knex.raw('?? + ?', [column, amount]);
  }
  if (isVisible) columns.version = knex.raw('?? + 1', ['version']);
  await rows(ctx, uids.thread, trx).where({ document_id: thread }).update(columns);
  if (changes.some(({ before, after }) => isApproved(before) !== isApproved(after))) {
    await keepLastComment(ctx, thread, trx);
  }
};

/** The latest approved comment's time, from the index. */
const keepLastComment = async (
  ctx: Context,
  thread: string,
  trx: Knex.Transaction
): Promise<void> => {
  const latest = rows(ctx, uids.comment).max('created_at').where({ thread, status: 'approved' });
  await rows(ctx, uids.thread, trx)
    .where({ document_id: thread })
    .update({ last_comment_at: latest as unknown as Knex.Raw });
};

/** Approved replies below a comment, and whether it stands there as a tombstone for them. */
const moveReplyCounts = async (
  ctx: Context,
  changes: readonly Change[],
  trx: Knex.Transaction
): Promise<void> => {
  const total: Tally = new Map();
  for (const change of changes) {
    const { before, after } = change;
    for (const ancestor of ancestorsOf(rowOf(change)))
      add(total, ancestor, isApproved(after) - isApproved(before));
  }
  const byAmount = new Map<number, string[]>();
  for (const [ancestor, amount] of total) {
    if (amount !== 0) byAmount.set(amount, [...(byAmount.get(amount) ?? []), ancestor]);
  }
  const knex = knexOf(ctx);
  for (const [amount, ancestors] of byAmount) {
    await rows(ctx, uids.comment, trx)
      .whereIn('document_id', ancestors)
      .update({
        // First: MySQL reads columns that the same statement has already set.
        shown: knex.raw('(?? = ? or ?? + ? > 0)', ['status', 'approved', 'reply_count', amount]),
        reply_count: knex.raw('?? + ?', ['reply_count', amount]),
      });
  }
};

const recordDecisions = async (ctx: Context, changes: readonly Change[]): Promise<void> => {
  const data = changes.map((change) => {
    const row = rowOf(change);
    const { actor, ...rest } = change.decision;
    return {
      ...rest,
      comment: row.documentId,
      thread: row.thread,
      revision: row.revision,
      actorKind: actor.kind,
      actorKey: actor.key,
      actorName: actor.name,
    };
  });
  await ctx.strapi.db.query(uids.decision).createMany({ data });
};

const keepRevisions = async (ctx: Context, changes: readonly Change[]): Promise<void> => {
  const data = changes.flatMap(({ before, replacedBy }) =>
    before && replacedBy
      ? [
          {
            comment: before.documentId,
            thread: before.thread,
            revision: before.revision,
            body: before.body,
            html: before.html,
            actorKind: replacedBy.kind,
            actorKey: replacedBy.key,
            actorName: replacedBy.name,
          },
        ]
      : []
  );
  if (data.length > 0) await ctx.strapi.db.query(uids.revision).createMany({ data });
};

/** Deleting a comment deletes its earlier texts and the reports on it. */
const eraseTraces = async (
  ctx: Context,
  changes: readonly Change[],
  trx: Knex.Transaction
): Promise<void> => {
  const gone = changes.flatMap(({ before, after }) =>
    before && (after === null || after.status === 'deleted') ? [before.documentId] : []
  );
  if (gone.length === 0) return;
  await rows(ctx, uids.revision, trx).whereIn('comment', gone).delete();
  await rows(ctx, uids.report, trx).whereIn('comment', gone).delete();
};

const resolveReports = async (
  ctx: Context,
  changes: readonly Change[],
  trx: Knex.Transaction
): Promise<void> => {
  const looked = changes.flatMap(({ before, after }) =>
    before && after && before.reportCount > 0 && after.reportCount === 0 ? [after.documentId] : []
  );
  if (looked.length === 0) return;
  await rows(ctx, uids.report, trx)
    .whereIn('comment', looked)
    .whereNull('resolved_at')
    .update({ resolved_at: new Date() });
};

const eventOf = (change: Change): NewsroomEvent | null => {
  const { before, after, decision, replacedBy } = change;
  const row = rowOf(change);
  const about = { comment: row.documentId, thread: row.thread };
  if (!before) return { name: 'comment.created', ...about, status: row.status };
  if (!after) return { name: 'comment.removed', ...about, from: before.status };
  if (replacedBy) return { name: 'comment.edited', ...about, status: after.status };
  if (decision.from !== null && decision.to !== null && decision.from !== decision.to) {
    return { name: 'comment.decided', ...about, from: decision.from, to: decision.to };
  }
  return null;
};

/**
 * Makes everything that follows from a change true: counts of the thread and of the comments
 * above, the decision, the earlier text, and, once committed, the announcement. Joins the
 * transaction of the write: all of it commits, or nothing.
 */
export const settle = (ctx: Context, changes: readonly Change[]): Promise<void> =>
  inTransaction(ctx, async ({ trx, onCommit }) => {
    if (changes.length === 0) return;
    const byThread = new Map<string, Change[]>();
    for (const change of changes) {
      const { thread } = rowOf(change);
      byThread.set(thread, [...(byThread.get(thread) ?? []), change]);
    }
    for (const [thread, ofThread] of [...byThread].sort(([a], [b]) => (a < b ? -1 : 1))) {
      await moveThreadCounts(ctx, thread, ofThread, trx);
    }
    await moveReplyCounts(ctx, changes, trx);
    await recordDecisions(ctx, changes);
    await keepRevisions(ctx, changes);
    await resolveReports(ctx, changes, trx);
    await eraseTraces(ctx, changes, trx);
    await keepSignals(ctx, changes, trx);
    onCommit(() => {
      for (const event of changes.map(eventOf)) if (event) announce(ctx, event);
    });
  });
