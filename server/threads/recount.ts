import { commentStatuses, uids, type CommentStatus } from '../../content-types';
import type { Context } from '../context';
import { Unknown } from '../errors';
import { knexOf, rows } from '../rows';
import { inTransaction } from '../transaction';
import { countColumns, lockThread, updateThread, type ThreadRow } from './store';

/** What a recount found wrong and put right. Empty when all was true. */
export type Repair = {
  readonly thread: string;
  readonly repaired: readonly { what: string; was: number; is: number }[];
};

type Row = {
  document_id: string;
  path: string;
  status: CommentStatus;
  reply_count: number;
  shown: boolean | number;
};

/** Comments repaired in one statement. */
const batch = 500;

const countOf = (thread: ThreadRow, status: CommentStatus): number => thread[`${status}Count`];

/** Approved comments below each comment, from the paths. */
const repliesBelow = (comments: readonly Row[]): Map<string, number> => {
  const below = new Map<string, number>();
  for (const { path, document_id, status } of comments) {
    if (status !== 'approved') continue;
    for (const above of path.split('/')) {
      if (above && above !== document_id) below.set(above, (below.get(above) ?? 0) + 1);
    }
  }
  return below;
};

/**
 * Counts a thread's rows anew and repairs what direct SQL or an import, where no hook runs, left
 * behind: the thread's counts, each comment's reply count, and which comments are shown.
 * @throws Unknown `THREAD_UNKNOWN`
 */
export const recountThread = (ctx: Context, documentId: string): Promise<Repair> =>
  inTransaction(ctx, async ({ trx }) => {
    const thread = await lockThread(ctx, documentId, trx);
    if (!thread) throw new Unknown('thread');
    const repaired: { what: string; was: number; is: number }[] = [];
    const comments = (await rows(ctx, uids.comment, trx)
      .select('document_id', 'path', 'status', 'reply_count', 'shown')
      .where({ thread: documentId })) as Row[];

    const columns: Record<string, unknown> = {};
    const compare = (what: string, column: string, was: number, is: number) => {
      if (was === is) return;
      columns[column] = is;
      repaired.push({ what, was, is });
    };
    for (const status of commentStatuses) {
      const is = comments.filter((comment) => comment.status === status).length;
      compare(status, countColumns[status], countOf(thread, status), is);
    }
    const reported = (await rows(ctx, uids.comment, trx)
      .where({ thread: documentId, status: 'approved' })
      .where('report_count', '>', 0)
      .select('id')) as unknown[];
    compare('reported', 'reported_count', thread.reportedCount, reported.length);

    const below = repliesBelow(comments);
    const wrong = new Map<string, { ids: string[]; reply_count: number; shown: boolean }>();
    for (const { document_id, status, reply_count: was, shown: wasShown } of comments) {
      const reply_count = below.get(document_id) ?? 0;
      const shown = status === 'approved' || reply_count > 0;
      if (was === reply_count && Boolean(wasShown) === shown) continue;
      const alike = `${reply_count} ${shown}`;
      const group = wrong.get(alike) ?? { ids: [], reply_count, shown };
      group.ids.push(document_id);
      wrong.set(alike, group);
      repaired.push({ what: `replies of ${document_id}`, was, is: reply_count });
    }
    for (const { ids, ...right } of wrong.values()) {
      for (let from = 0; from < ids.length; from += batch) {
        await rows(ctx, uids.comment, trx)
          .whereIn('document_id', ids.slice(from, from + batch))
          .update(right);
      }
    }
    if (repaired.length > 0) {
      const latest = rows(ctx, uids.comment)
        .max('created_at')
        .where({ thread: documentId, status: 'approved' });
      await updateThread(
        ctx,
        documentId,
        { ...columns, version: knexOf(ctx).raw('?? + 1', ['version']), last_comment_at: latest },
        trx
      );
    }
    return { thread: documentId, repaired };
  });
