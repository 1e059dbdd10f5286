import { uids, type ReportReason } from '../../content-types';
import type { Reader } from '../authors/identify-reader';
import { addressKey } from '../authors/address-key';
import { isBanned } from '../authors/is-banned';
import { cleanText } from '../comments/clean-text';
import { findVisibleComment } from '../comments/find-visible-comment';
import { signalsToInsert } from '../comments/keep-signals';
import { reportMark } from '../comments/signal-marks';
import { findCommentNow } from '../comments/store';
import type { Context } from '../context';
import { Refused, Unknown } from '../errors';
import { announce } from '../events/announce';
import { limitAddress } from '../limits/limits';
import { knexOf, newRow, rows, writeTogether } from '../rows';
import { lockThread } from '../threads/store';
import { inTransaction } from '../transaction';

type Input = {
  readonly id: string;
  readonly reason: ReportReason;
  readonly note: string | undefined;
  readonly reader: Reader | null;
  readonly ipHash: string | null;
};

/**
 * Records a reader's complaint, once per comment and reader: again by the same one changes nothing
 * and is answered alike.
 * @throws Unknown `COMMENT_UNKNOWN`, TooFast, Sanctioned `AUTHOR_BANNED`
 */
export const reportComment = async (
  ctx: Context,
  { id, reason, note, reader, ipHash }: Input
): Promise<void> => {
  await limitAddress(ctx, 'report', ipHash);
  const { comment: seen, thread } = await findVisibleComment(ctx, id);
  if (seen.status !== 'approved') throw new Unknown('comment');
  const reporterKey = reader?.key ?? (ipHash === null ? null : addressKey(ipHash));
  if (reporterKey === null) {
    throw new Refused('A report needs a reader that can be told from others', {
      code: 'NOT_ALLOWED',
    });
  }
  if (await isBanned(ctx, { reader, ipHash })) return;
  await inTransaction(ctx, async ({ trx, onCommit }) => {
    await lockThread(ctx, thread.documentId, trx);
    const comment = await findCommentNow(ctx, id, trx);
    if (comment?.status !== 'approved') throw new Unknown('comment');
    // Not locking: on MySQL two first reports would lock the place of the other's, and deadlock.
    const before = (await rows(ctx, uids.report, trx)
      .select('id')
      .where({ comment: id, reporter_key: reporterKey })) as unknown[];
    if (before.length > 0) return;
    await rows(ctx, uids.report, trx).insert({
      ...newRow(),
      comment: id,
      thread: thread.documentId,
      reporter_key: reporterKey,
      reason,
      note: note ? cleanText(note) : null,
    });
    await writeTogether(ctx, signalsToInsert(ctx, [{ comment, mark: reportMark(reason) }]), trx);
    const knex = knexOf(ctx);
    await rows(ctx, uids.comment, trx)
      .where({ id: comment.id })
      .update({ report_count: knex.raw('?? + 1', ['report_count']) });
    if (comment.reportCount === 0) {
      await rows(ctx, uids.thread, trx)
        .where({ document_id: thread.documentId })
        .update({ reported_count: knex.raw('?? + 1', ['reported_count']) });
    }
    onCommit(() => {
      announce(ctx, { name: 'comment.reported', comment: id, thread: thread.documentId });
    });
  });
};
