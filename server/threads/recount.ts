import type { Knex } from 'knex';

import { commentStatuses, uids } from '../../content-types';
import {
  toRawCommentRows,
  writeColumns,
  type CommentRow,
  type RawCommentRow,
} from '../comments/store';
import { mendSignals } from '../comments/mend-signals';
import type { Context } from '../context';
import { Unknown } from '../errors';
import { knexOf, rows } from '../rows';
import { inTransaction } from '../transaction';
import { asCounted } from './as-counted';
import { countColumns, lockThread, updateThread, type ThreadRow } from './store';

/** What a recount found wrong and put right. Empty when all was true. */
export type Repair = {
  readonly thread: string;
  /** Times are in milliseconds since 1970, and 0 for none. */
  readonly repaired: readonly Repaired[];
};
type Repaired = { readonly what: string; readonly was: number; readonly is: number };

const columns = [
  'document_id',
  'parent',
  'root',
  'depth',
  'path',
  'status',
  'reply_count',
  'report_count',
  'shown',
  'created_at',
] as const;

const openReports = async (
  ctx: Context,
  thread: string,
  trx: Knex.Transaction
): Promise<Map<string, number>> => {
  const found: { comment: string; open: number | string }[] = await rows(ctx, uids.report, trx)
    .select('comment')
    .count({ open: '*' })
    .where({ thread })
    .whereNull('resolved_at')
    .groupBy('comment');
  return new Map(found.map(({ comment, open }) => [comment, Number(open)]));
};

const timeOf = (date: string | null): number => (date === null ? 0 : new Date(date).getTime());

type Mend = { readonly id: string; readonly columns: Record<string, unknown> };

/** What is wrong with a comment, and the columns that mend it. */
const compareComment = (was: RawCommentRow, is: CommentRow): Mend & { repaired: Repaired[] } => {
  const { documentId: id, path, root, depth, replyCount, reportCount, shown, createdAt } = is;
  const columns: Record<string, unknown> = {};
  const repaired: Repaired[] = [];
  if (was.path !== path || was.root !== root || was.depth !== depth) {
    Object.assign(columns, { path, root, depth });
    repaired.push({ what: `place of ${id}`, was: was.depth ?? 0, is: depth });
  }
  if (was.replyCount !== replyCount || was.shown !== shown) {
    Object.assign(columns, { reply_count: replyCount, shown });
    repaired.push({ what: `replies of ${id}`, was: was.replyCount ?? 0, is: replyCount });
  }
  if (was.reportCount !== reportCount) {
    Object.assign(columns, { report_count: reportCount });
    repaired.push({ what: `reports of ${id}`, was: was.reportCount ?? 0, is: reportCount });
  }
  if (was.createdAt === null) {
    Object.assign(columns, { created_at: new Date(createdAt) });
    repaired.push({ what: `date of ${id}`, was: 0, is: timeOf(createdAt) });
  }
  return { id, columns, repaired };
};

/** Comments repaired in one statement. */
const batch = 500;

/** Writes what mends alike in one statement. */
const writeMends = async (
  ctx: Context,
  mends: readonly Mend[],
  trx: Knex.Transaction
): Promise<void> => {
  const alike = new Map<string, { ids: string[]; columns: Record<string, unknown> }>();
  for (const { id, columns } of mends) {
    const key = JSON.stringify(columns);
    const group = alike.get(key) ?? { ids: [], columns };
    group.ids.push(id);
    alike.set(key, group);
  }
  for (const { ids, columns } of alike.values()) {
    for (let from = 0; from < ids.length; from += batch) {
      await writeColumns(ctx, ids.slice(from, from + batch), columns, trx);
    }
  }
};

/** The thread's own counts: what is wrong, and the columns that mend it. */
const compareThread = (thread: ThreadRow, comments: readonly CommentRow[]) => {
  const approved = comments.filter(({ status }) => status === 'approved');
  const latest = approved.reduce((last, { createdAt }) => Math.max(last, timeOf(createdAt)), 0);
  const pairs: (Repaired & { column: string })[] = [
    ...commentStatuses.map((status) => ({
      what: status,
      column: countColumns[status],
      was: thread[`${status}Count`],
      is: comments.filter((comment) => comment.status === status).length,
    })),
    {
      what: 'reported',
      column: 'reported_count',
      was: thread.reportedCount,
      is: approved.filter(({ reportCount }) => reportCount > 0).length,
    },
  ].filter(({ was, is }) => was !== is);
  const last = { what: 'last comment', was: timeOf(thread.lastCommentAt), is: latest };
  return {
    repaired: [
      ...pairs.map(({ what, was, is }): Repaired => ({ what, was, is })),
      ...(last.was === last.is ? [] : [last]),
    ],
    columns: {
      ...Object.fromEntries(pairs.map(({ column, is }) => [column, is])),
      last_comment_at: latest === 0 ? null : new Date(latest),
    },
  };
};

/**
 * Counts a thread's rows anew and repairs what direct SQL or an import, where no hook runs, left
 * behind: the thread's counts, and of each comment its date if it has none, its place, its replies,
 * its reports, whether it is shown, and what the desk filters it by.
 * @throws Unknown `THREAD_UNKNOWN`
 */
export const recountThread = (ctx: Context, documentId: string): Promise<Repair> =>
  inTransaction(ctx, async ({ trx }) => {
    const thread = await lockThread(ctx, documentId, trx);
    if (!thread) throw new Unknown('thread');
    const found = rows(ctx, uids.comment, trx)
      .select([...columns])
      .where({ thread: documentId });
    const raws = toRawCommentRows(ctx, (await found.forUpdate()) as unknown[]);
    const reports = await openReports(ctx, documentId, trx);
    // A comment without a date is as old as its thread: that is all there is to go by. What else may
    // be missing is worked out below, or not looked at.
    const { createdAt } = thread;
    const comments = raws.map((row) => ({ ...row, createdAt: row.createdAt ?? createdAt }));
    const counted = asCounted(comments as CommentRow[], reports);
    const mends = counted
      .map((is, index) => compareComment(raws[index] ?? is, is))
      .filter((mend) => mend.repaired.length > 0);
    await writeMends(ctx, mends, trx);
    const signals = await mendSignals(ctx, documentId, trx);
    const own = compareThread(thread, counted);
    const counts = [...own.repaired, ...mends.flatMap((mend) => mend.repaired)];
    const repaired = [
      ...counts,
      ...signals.map(({ comment, was, is }) => ({ what: `signals of ${comment}`, was, is })),
    ];
    // What the desk filters by is no reader's business: their pages stay as they are.
    if (counts.length > 0) {
      const moved = { version: knexOf(ctx).raw('?? + 1', ['version']) };
      await updateThread(ctx, thread, { ...own.columns, ...moved }, trx);
    }
    return { thread: documentId, repaired };
  });
