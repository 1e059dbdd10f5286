import type { Knex } from 'knex';

import { uids, type ReportReason } from '../../content-types';
import type { Context } from '../context';
import { groupBy } from '../group-by';
import { chunksOf, isoOf, rows, writeTogether } from '../rows';
import { signalsToInsert } from './keep-signals';
import { reportMark, ruleMarks } from './signal-marks';
import { toCommentRows, type CommentRow } from './store';

/** A comment whose marks were wrong, with how many it had and has. */
export type MendedSignals = { readonly comment: string; readonly was: number; readonly is: number };

/** Comments of a thread on which a rule may have spoken, or that were reported. */
const readComments = async (
  ctx: Context,
  thread: string,
  trx: Knex.Transaction
): Promise<CommentRow[]> => {
  const found = (await rows(ctx, uids.comment, trx)
    .select('document_id', 'thread', 'status', 'signals', 'created_at')
    .where({ thread })
    .whereNot({ status: 'deleted' })
    .whereNotNull('created_at')
    .where((either) => {
      void either
        .whereNotNull('signals')
        .orWhereIn('document_id', rows(ctx, uids.report).select('comment').where({ thread }));
    })) as unknown[];
  return toCommentRows(ctx, found);
};

/** Marks by the reports of a thread, settled ones too, by comment. */
const readReportMarks = async (
  ctx: Context,
  thread: string,
  trx: Knex.Transaction
): Promise<Map<string, string[]>> => {
  const found = (await rows(ctx, uids.report, trx)
    .distinct('comment', 'reason')
    .where({ thread })) as { comment: string; reason: ReportReason }[];
  const byComment = [...groupBy(found, ({ comment }) => comment)];
  return new Map(
    byComment.map(([comment, of]) => [comment, of.map(({ reason }) => reportMark(reason))])
  );
};

type Row = { id: number; comment: string; rule: string; status: string; written_at: unknown };

const readRows = async (
  ctx: Context,
  thread: string,
  trx: Knex.Transaction
): Promise<Map<string, Row[]>> => {
  const found = (await rows(ctx, uids.signal, trx)
    .select('id', 'comment', 'rule', 'status', 'written_at')
    .where({ thread })) as Row[];
  return groupBy(found, ({ comment }) => comment);
};

/**
 * Compares a thread's part of the signals' table with its comments, and mends it. To be called with
 * the thread locked.
 */
export const mendSignals = async (
  ctx: Context,
  thread: string,
  trx: Knex.Transaction
): Promise<MendedSignals[]> => {
  const comments = await readComments(ctx, thread, trx);
  const reported = await readReportMarks(ctx, thread, trx);
  const found = await readRows(ctx, thread, trx);
  const mended: MendedSignals[] = [];
  const wrong: number[] = [];
  const missing: { comment: CommentRow; mark: string }[] = [];
  for (const comment of comments) {
    const { documentId, status, createdAt } = comment;
    const there = found.get(documentId) ?? [];
    found.delete(documentId);
    const marks = [...ruleMarks(comment), ...(reported.get(documentId) ?? [])];
    const right = there.filter(
      (row) =>
        marks.includes(row.rule) && row.status === status && isoOf(row.written_at) === createdAt
    );
    const lacking = marks.filter((mark) => !right.some(({ rule }) => rule === mark));
    if (lacking.length === 0 && right.length === there.length) continue;
    wrong.push(...there.filter((row) => !right.includes(row)).map(({ id }) => id));
    missing.push(...lacking.map((mark) => ({ comment, mark })));
    mended.push({ comment: documentId, was: right.length, is: marks.length });
  }
  for (const [comment, left] of found) {
    wrong.push(...left.map(({ id }) => id));
    mended.push({ comment, was: left.length, is: 0 });
  }
  for (const some of chunksOf(wrong)) {
    await rows(ctx, uids.signal, trx).whereIn('id', some).delete();
  }
  await writeTogether(ctx, signalsToInsert(ctx, missing), trx);
  return mended;
};
