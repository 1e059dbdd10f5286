import { uids } from '../../content-types';
import type { Context } from '../context';
import { rows } from '../rows';

/** Rows removed in one statement. */
const batch = 500;

/** How long a claim keeps other instances away, should this one die with it. */
const claimMs = 15 * 60_000;

/** Takes the next thread that is due; null when there is none. Two instances never take the same:
 * moving `purge_at` succeeds for one of them. */
const claim = async (ctx: Context): Promise<string | null> => {
  const now = new Date();
  const due = await rows(ctx, uids.thread)
    .select('document_id')
    .where('purge_at', '<=', now)
    .orderBy('purge_at')
    .first<{ document_id: string } | undefined>();
  if (!due) return null;
  const claimed: number = await rows(ctx, uids.thread)
    .where({ document_id: due.document_id })
    .where('purge_at', '<=', now)
    .update({ purge_at: new Date(now.getTime() + claimMs) });
  return claimed === 1 ? due.document_id : claim(ctx);
};

const deleteInBatches = async (ctx: Context, uid: string, thread: string): Promise<void> => {
  for (;;) {
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
 * Removes the comments, reports, revisions, decisions, signals, votes and threads of subjects that were deleted
 * longer than `retention.days` ago. Raw statements in batches: with the thread itself going, there
 * is nothing left to count or to record. Returns how many threads went.
 */
export const purge = async (ctx: Context): Promise<number> => {
  let purged = 0;
  for (;;) {
    const thread = await claim(ctx);
    if (thread === null) return purged;
    for (const uid of [
      uids.report,
      uids.revision,
      uids.decision,
      uids.signal,
      uids.vote,
      uids.comment,
    ]) {
      await deleteInBatches(ctx, uid, thread);
    }
    await rows(ctx, uids.thread).where({ document_id: thread }).delete();
    purged += 1;
  }
};
