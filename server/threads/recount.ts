import type { Knex } from 'knex';

import { commentStatuses, uids } from '../../content-types';
import { toCommentRows, writeColumns, type CommentRow } from '../comments/store';
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

const differences = (was: CommentRow, is: CommentRow): Repaired[] => {
  const { documentId: id } = is;
  const isMoved = was.path !== is.path || was.root !== is.root || was.depth !== is.depth;
  return [
    ...(isMoved ? [{ what: `place of ${id}`, was: was.depth, is: is.depth }] : []),
    ...(was.replyCount === is.replyCount && was.shown === is.shown
      ? []
      : [{ what: `replies of ${id}`, was: was.replyCount, is: is.replyCount }]),
    ...(was.reportCount === is.reportCount
      ? []
      : [{ what: `reports of ${id}`, was: was.reportCount, is: is.reportCount }]),
  ];
};

const timeOf = (date: string | null): number => (date === null ? 0 : new Date(date).getTime());

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
 * behind: the thread's counts, and of each comment its place, its replies, its reports and whether
 * it is shown.
 * @throws Unknown `THREAD_UNKNOWN`
 */
export const recountThread = (ctx: Context, documentId: string): Promise<Repair> =>
  inTransaction(ctx, async ({ trx }) => {
    const thread = await lockThread(ctx, documentId, trx);
    if (!thread) throw new Unknown('thread');
    const found = rows(ctx, uids.comment, trx)
      .select([...columns])
      .where({ thread: documentId });
    const comments = toCommentRows(ctx, (await found.forUpdate()) as unknown[]);
    const reports = await openReports(ctx, documentId, trx);
    const repaired: Repaired[] = [];
    const counted = asCounted(comments, reports);
    for (const [index, is] of counted.entries()) {
      const wrong = differences(comments[index] ?? is, is);
      if (wrong.length === 0) continue;
      repaired.push(...wrong);
      const { path, root, depth, replyCount: reply_count, reportCount: report_count, shown } = is;
      const mended = { path, root, depth, reply_count, report_count, shown };
      await writeColumns(ctx, [is.documentId], mended, trx);
    }
    const own = compareThread(thread, counted);
    repaired.unshift(...own.repaired);
    if (repaired.length > 0) {
      const moved = { version: knexOf(ctx).raw('?? + 1', ['version']) };
      await updateThread(ctx, documentId, { ...own.columns, ...moved }, trx);
    }
    return { thread: documentId, repaired };
  });
