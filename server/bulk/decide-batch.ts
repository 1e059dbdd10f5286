import type { Knex } from 'knex';

import { lockComments, type CommentRow } from '../comments/store';
import { updateLocked } from '../comments/update-locked';
import type { WriteContext } from '../comments/write-context';
import type { Context } from '../context';
import { restorationsOf, undone } from '../moderation/restorations';
import { lockThreads } from '../threads/store';
import { inTransaction } from '../transaction';
import { fitStill, selectBatch, type Candidate } from './select-batch';
import { advanceBulk, type BulkRow } from './store';

/** Another process works on it, or somebody has ended it. */
class Superseded extends Error {}

const lockCandidates = async (
  ctx: Context,
  candidates: readonly Candidate[],
  trx: Knex.Transaction
): Promise<CommentRow[]> => {
  if (candidates.length === 0) return [];
  await lockThreads(
    ctx,
    candidates.map(({ thread }) => thread),
    trx
  );
  return lockComments(
    ctx,
    candidates.map(({ id }) => id),
    trx
  );
};

/** A decision would change nothing: somebody has looked, and it is where it should go. */
const isThere = ({ status, reviewedAt, reportCount }: CommentRow, { to }: BulkRow): boolean =>
  status === to && reviewedAt !== null && reportCount === 0;

/** Which of the locked comments are what they were when they were selected. */
const unchanged = async (
  ctx: Context,
  { selection, createdAt }: BulkRow,
  locked: readonly CommentRow[],
  trx: Knex.Transaction
): Promise<readonly CommentRow[]> => {
  if ('comments' in selection) {
    const seen = new Map(selection.comments.map(({ id, revision }) => [id, revision]));
    return locked.filter(({ documentId, revision }) => seen.get(documentId) === revision);
  }
  if (!('filter' in selection)) return locked;
  const ids = locked.map(({ id }) => id);
  const fitting = { filter: selection.filter, at: new Date(createdAt), ids };
  const fit = await fitStill(ctx, fitting, trx);
  return locked.filter(({ id }) => fit.has(id));
};

type Writing = { readonly rows: readonly CommentRow[]; readonly context: Partial<WriteContext> };

/** What is to be written of the locked comments, and with what word. */
const plan = async (
  ctx: Context,
  bulk: BulkRow,
  locked: readonly CommentRow[],
  trx: Knex.Transaction
): Promise<Writing> => {
  const { selection, actorKey, reason, note } = bulk;
  const open = locked.filter(({ status }) => status !== 'deleted');
  if (open.length === 0) return { rows: [], context: {} };
  if ('undo' in selection) {
    const whose = { actorKey, bulk: selection.undo };
    const restored = await restorationsOf(ctx, { comments: open, whose }, trx);
    return {
      rows: open.filter(({ documentId }) => restored.has(documentId)),
      context: { restored, reason: undone },
    };
  }
  const same = await unchanged(ctx, bulk, open, trx);
  return {
    rows: same.filter((row) => !isThere(row, bulk)),
    context: {
      isDecision: true,
      ...(reason !== null && { reason }),
      ...(note !== null && { note }),
    },
  };
};

/**
 * Decides on the comments that come next, in one transaction with how far that has brought it, so that
 * whoever goes on after a lost process goes on exactly there. Null when it is at its end, or another's.
 */
export const decideBatch = async (ctx: Context, bulk: BulkRow): Promise<BulkRow | null> => {
  const batch = await selectBatch(ctx, bulk);
  try {
    const next = await inTransaction(ctx, async ({ trx }) => {
      const locked = await lockCandidates(ctx, batch.candidates, trx);
      const { rows: writing, context } = await plan(ctx, bulk, locked, trx);
      if (writing.length > 0) await write(ctx, bulk, { rows: writing, context });
      const decided = bulk.decided + writing.length;
      const skipped = bulk.skipped + batch.size - writing.length;
      const advanced = await advanceBulk(
        ctx,
        bulk,
        {
          decided,
          // What has left the filter since it began is not even found.
          skipped: batch.isLast ? Math.max(skipped, bulk.total - decided) : skipped,
          cursor: batch.cursor,
          isDone: batch.isLast,
        },
        trx
      );
      if (!advanced) throw new Superseded();
      return advanced;
    });
    return next.state === 'running' ? next : null;
  } catch (error) {
    if (error instanceof Superseded) return null;
    throw error;
  }
};

const write = async (
  ctx: Context,
  { documentId, to, actorKey, actorName }: BulkRow,
  { rows: locked, context }: Writing
): Promise<void> => {
  const actor = { kind: 'staff' as const, key: actorKey, name: actorName };
  await updateLocked(ctx, locked, {
    data: to === null ? {} : { status: to },
    context: { ...context, actor, bulk: documentId },
  });
};
