import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { groupBy } from '../group-by';
import { chunksOf, newRow, rows } from '../rows';
import { rowOf, type Change } from './change';
import { ruleMarks } from './signal-marks';
import type { CommentRow } from './store';

type Marked = Pick<CommentRow, 'documentId' | 'thread' | 'status' | 'createdAt'>;

/** What writes marks of comments that have none of these yet; where one is there, it stays. */
export const signalsToInsert = (
  ctx: Context,
  marked: readonly { comment: Marked; mark: string }[]
): Knex.QueryBuilder[] => {
  const now = new Date();
  return chunksOf(marked).map((some) =>
    rows(ctx, uids.signal)
      .insert(
        some.map(({ comment, mark }) => ({
          ...newRow(now),
          comment: comment.documentId,
          thread: comment.thread,
          rule: mark,
          status: comment.status,
          written_at: new Date(comment.createdAt),
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

type Diff = Pick<Change, 'before' | 'after'>;

const isGone = ({ after }: Diff): boolean => after === null || after.status === 'deleted';

/** Whether what the rules say of a comment is new, or other than it was. */
const isJudgedAnew = ({ before, after }: Diff): boolean =>
  after !== null && (!before || !sameMarks(before, after));

/** What the rules say of comments that are new, or were judged anew: to be written once `moveSignals`
 * has taken away what they said before. */
export const newSignals = (ctx: Context, changes: readonly Diff[]): Knex.QueryBuilder[] =>
  signalsToInsert(
    ctx,
    changes
      .filter((change) => !isGone(change) && isJudgedAnew(change))
      .map(rowOf)
      .flatMap((comment) => ruleMarks(comment).map((mark) => ({ comment, mark })))
  );

/** Keeps the signals' table in step with comments that changed: what the desk filters by. */
export const moveSignals = async (
  ctx: Context,
  changes: readonly Diff[],
  trx: Knex.Transaction
): Promise<void> => {
  const signals = () => rows(ctx, uids.signal, trx);
  const gone: string[] = [];
  const judgedAgain: string[] = [];
  const moved: CommentRow[] = [];
  for (const change of changes) {
    const { before, after } = change;
    if (isGone(change)) {
      if (before && hasMarks(before)) gone.push(before.documentId);
      continue;
    }
    if (!before || !after) continue;
    if (ruleMarks(before).length > 0 && isJudgedAnew(change)) {
      judgedAgain.push(after.documentId);
    }
    if (before.status !== after.status && hasMarks(before)) moved.push(after);
  }
  for (const some of chunksOf(gone)) await signals().whereIn('comment', some).delete();
  for (const some of chunksOf(judgedAgain)) {
    await signals().whereIn('comment', some).where('rule', 'not like', 'report:%').delete();
  }
  for (const [status, alike] of groupBy(moved, (row) => row.status)) {
    for (const some of chunksOf(alike.map(({ documentId }) => documentId))) {
      await signals().whereIn('comment', some).update({ status });
    }
  }
};
