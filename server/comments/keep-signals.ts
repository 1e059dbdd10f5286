import type { Knex } from 'knex';

import { uids, type CommentStatus } from '../../content-types';
import type { Context } from '../context';
import { newDocumentId, rows } from '../rows';
import { ruleMarks } from './signal-marks';
import type { CommentRow } from './store';

type Change = { readonly before: CommentRow | null; readonly after: CommentRow | null };

/** Rows written in one statement. */
const batch = 200;

export const inBatches = async <Item>(
  items: readonly Item[],
  work: (some: Item[]) => Promise<unknown>
): Promise<void> => {
  for (let from = 0; from < items.length; from += batch) {
    await work(items.slice(from, from + batch));
  }
};

type Marked = Pick<CommentRow, 'documentId' | 'thread' | 'status' | 'createdAt'>;

/** Writes marks of comments that have none of these yet; where one is there, it stays. */
export const insertSignals = (
  ctx: Context,
  marked: readonly { comment: Marked; mark: string }[],
  trx: Knex.Transaction
): Promise<void> => {
  const now = new Date();
  return inBatches(marked, (some) =>
    rows(ctx, uids.signal, trx)
      .insert(
        some.map(({ comment, mark }) => ({
          document_id: newDocumentId(ctx, uids.signal),
          comment: comment.documentId,
          thread: comment.thread,
          rule: mark,
          status: comment.status,
          written_at: new Date(comment.createdAt),
          created_at: now,
          updated_at: now,
          published_at: now,
        }))
      )
      .onConflict(['comment', 'rule'])
      .ignore()
  );
};

const sameMarks = (before: CommentRow, after: CommentRow): boolean =>
  ruleMarks(before).join() === ruleMarks(after).join();

/** Whether anything can stand in the table for a comment: a rule spoke, or a reader reported it. Its
 * first moderator settles the reports, which moves the revision. */
const hasMarks = (row: CommentRow): boolean =>
  ruleMarks(row).length > 0 || row.reportCount > 0 || row.revision > 1;

const isGone = ({ after }: Change): boolean => after === null || after.status === 'deleted';

/** Keeps the signals' table in step with comments that changed: what the desk filters by. */
export const keepSignals = async (
  ctx: Context,
  changes: readonly Change[],
  trx: Knex.Transaction
): Promise<void> => {
  const signals = () => rows(ctx, uids.signal, trx);
  const gone: string[] = [];
  const judged: CommentRow[] = [];
  const judgedAgain: string[] = [];
  const moved = new Map<CommentStatus, string[]>();
  for (const change of changes) {
    const { before, after } = change;
    if (isGone(change)) {
      if (before && hasMarks(before)) gone.push(before.documentId);
      continue;
    }
    if (!after) continue;
    if (!before || !sameMarks(before, after)) judged.push(after);
    if (!before) continue;
    if (!sameMarks(before, after)) judgedAgain.push(after.documentId);
    if (before.status !== after.status && hasMarks(before)) {
      moved.set(after.status, [...(moved.get(after.status) ?? []), after.documentId]);
    }
  }
  await inBatches(gone, (some) => signals().whereIn('comment', some).delete());
  await inBatches(judgedAgain, (some) =>
    signals().whereIn('comment', some).where('rule', 'not like', 'report:%').delete()
  );
  for (const [status, ids] of moved) {
    await inBatches(ids, (some) => signals().whereIn('comment', some).update({ status }));
  }
  await insertSignals(
    ctx,
    judged.flatMap((comment) => ruleMarks(comment).map((mark) => ({ comment, mark }))),
    trx
  );
};
