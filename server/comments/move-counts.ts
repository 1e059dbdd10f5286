import type { Knex } from 'knex';

import { commentStatuses, uids } from '../../content-types';
import type { Context } from '../context';
import { byKey, chunksOf, knexOf, rows, rowsAmong, type Amount } from '../rows';
import { countColumns } from '../threads/store';
import { rowOf, type Change } from './change';
import type { CommentRow } from './store';

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

const threadsWith = (
  changes: readonly Change[],
  has: (change: Change) => boolean
): ReadonlySet<string> => new Set(changes.filter(has).map((change) => rowOf(change).thread));

/** By column: how much it moves in which thread. */
const talliesOf = (changes: readonly Change[]): Map<string, Tally> => {
  const tallies = new Map<string, Tally>();
  for (const change of changes) {
    for (const [column, amount] of countChanges(change.before, change.after)) {
      const tally = tallies.get(column) ?? new Map<string, number>();
      tallies.set(column, tally);
      add(tally, rowOf(change).thread, amount);
    }
  }
  return tallies;
};

/** When the latest approved comment of a thread was written, from the index. By order, since MySQL
 * reads a whole thread for a `max` of more than one; and by the index that begins with what is asked
 * for, since MySQL locks what it reads on the way, and by another would lock what others write. */
const latestOf = (ctx: Context): Knex.QueryBuilder => {
  const { tableName } = ctx.strapi.db.metadata.get(uids.thread);
  const comments = ctx.strapi.db.metadata.get(uids.comment).tableName;
  const query = rows(ctx, uids.comment);
  if (ctx.strapi.db.dialect.client === 'mysql') {
    const index = 'newsroom_comments_thread_status';
    void query.from(knexOf(ctx).raw('?? force index (??)', [comments, index]));
  }
  return query
    .select('created_at')
    .where({ thread: knexOf(ctx).ref(`${tableName}.document_id`), status: 'approved' })
    .whereNotNull('created_at')
    .orderBy('created_at', 'desc')
    .limit(1);
};

/**
 * What moves the counts of all threads concerned, which are locked: one statement for hundreds of them;
 * with them the time of the last comment, and the version where readers see a difference.
 */
export const threadCountsToMove = (
  ctx: Context,
  changes: readonly Change[]
): Knex.QueryBuilder[] => {
  const knex = knexOf(ctx);
  const tallies = talliesOf(changes);
  const isVisible = threadsWith(changes, isPublic);
  const isMoved = threadsWith(
    changes,
    ({ before, after }) => isApproved(before) !== isApproved(after)
  );
  const all = [...threadsWith(changes, () => true)].sort();
  return chunksOf(all).map((threads) => {
    const among = (set: ReadonlySet<string>) => threads.filter((thread) => set.has(thread));
    const moved = (column: string, amounts: readonly Amount[]): Knex.Raw => {
      const hasOthers = amounts.length < threads.length;
      return knex.raw('?? + ?', [column, byKey(ctx, 'document_id', amounts, { hasOthers })]);
    };
    const columns: Record<string, unknown> = { updated_at: new Date() };
    for (const [column, tally] of tallies) {
      const amounts = threads.flatMap((thread): [string, number][] => {
        const amount = tally.get(thread) ?? 0;
        return amount === 0 ? [] : [[thread, amount]];
      });
      if (amounts.length > 0) columns[column] = moved(column, amounts);
    }
    const visible = among(isVisible).map((thread): [string, number] => [thread, 1]);
    if (visible.length > 0) columns.version = moved('version', visible);
    const approved = among(isMoved);
    if (approved.length === threads.length) columns.last_comment_at = latestOf(ctx);
    else if (approved.length > 0) {
      columns.last_comment_at = knex.raw(
        `case when ?? in (${approved.map(() => '?').join(', ')}) then ? else ?? end`,
        ['document_id', ...approved, latestOf(ctx), 'last_comment_at']
      );
    }
    return rowsAmong(ctx, uids.thread, { document_id: threads }).update(columns);
  });
};

const ancestorsOf = ({ path, documentId }: CommentRow): string[] =>
  path.split('/').filter((id) => id !== '' && id !== documentId);

/** By how much the number of approved replies moves below which comments: those above what changed. */
export const replyCountsMoved = (changes: readonly Change[]): Amount[] => {
  const total: Tally = new Map();
  for (const change of changes) {
    const { before, after } = change;
    for (const ancestor of ancestorsOf(rowOf(change)))
      add(total, ancestor, isApproved(after) - isApproved(before));
  }
  return [...total].filter(([, amount]) => amount !== 0);
};

/** Approved replies below a comment, and whether it stands there as a tombstone for them. */
export const replyCountColumns = (
  ctx: Context,
  amounts: readonly Amount[]
): Record<'shown' | 'reply_count', Knex.Raw> => {
  const knex = knexOf(ctx);
  const amount = byKey(ctx, 'document_id', amounts);
  return {
    // First: MySQL reads columns that the same statement has already set.
    shown: knex.raw('(?? = ? or ?? + ? > 0)', ['status', 'approved', 'reply_count', amount]),
    reply_count: knex.raw('?? + ?', ['reply_count', amount]),
  };
};

/** What moves the number of replies of comments that are written by nothing else. */
export const replyCountsToMove = (ctx: Context, amounts: readonly Amount[]): Knex.QueryBuilder[] =>
  chunksOf(amounts).map((some) =>
    rows(ctx, uids.comment)
      .whereIn(
        'document_id',
        some.map(([id]) => id)
      )
      .update(replyCountColumns(ctx, some))
  );
