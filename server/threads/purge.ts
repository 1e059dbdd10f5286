import { uids } from '../../content-types';
import type { Context } from '../context';
import type { Job } from '../jobs/job';
import { rows } from '../rows';

/** Rows removed in one statement. */
const batch = 500;

/** The thread that has been due longest; null when none is. */
const nextDue = async (ctx: Context): Promise<string | null> => {
  const due = await rows(ctx, uids.thread)
    .select('document_id')
    .where('purge_at', '<=', new Date())
    .orderBy('purge_at')
    .first<{ document_id: string } | undefined>();
  return due?.document_id ?? null;
};

const deleteInBatches = async (
  ctx: Context,
  { uid, thread, signal }: { uid: string; thread: string; signal: AbortSignal }
): Promise<void> => {
  for (;;) {
    signal.throwIfAborted();
    const found = (await rows(ctx, uid).select('id').where({ thread }).limit(batch)) as {
      id: number;
    }[];
    if (found.length === 0) return;
    await rows(ctx, uid)
      .whereIn(
        'id',
        found.map(({ id }) => id)
      )
      .delete();
  }
};

/**
 * Removes the comments, reports, revisions, decisions, signals, votes and threads of subjects that were
 * deleted longer than `retention.days` ago. Raw statements in batches: with the thread itself going,
 * last, there is nothing left to count or to record; what is interrupted is gone on with next time.
 */
const purge = async (ctx: Context, signal: AbortSignal): Promise<void> => {
  for (;;) {
    const thread = await nextDue(ctx);
    if (thread === null) return;
    for (const uid of [
      uids.report,
      uids.revision,
      uids.decision,
      uids.signal,
      uids.vote,
      uids.comment,
    ]) {
      await deleteInBatches(ctx, { uid, thread, signal });
    }
    await rows(ctx, uids.thread).where({ document_id: thread }).delete();
  }
};

export const purgeJob: Job = { name: 'purge', rule: '17 * * * *', work: purge };
