import type { Context } from '../context';
import { Unknown } from '../errors';
import { announce } from '../events/announce';
import { closesAt, isOpen } from '../threads/is-open';
import {
  findThread,
  findThreadById,
  findThreadsOfSubjects,
  lockThread,
  lockThreads,
  updateThread,
  type ThreadRow,
} from '../threads/store';
import { publicUrl } from '../threads/public-url';
import { syncThread } from '../threads/sync-thread';
import { commentableUids, threadLocale } from '../threads/thread-key';
import { inTransaction, type Transaction } from '../transaction';
import type { ChangeThread, ChangeThreads, DeskThread } from './contract';

export const toDeskThread = (ctx: Context, thread: ThreadRow): DeskThread => ({
  id: thread.documentId,
  title: thread.title,
  subjectUid: thread.subjectUid,
  subjectDocumentId: thread.subjectDocumentId,
  published: thread.published,
  publicUrl: publicUrl(ctx, thread),
  open: isOpen(ctx, thread),
  closed: thread.closed || thread.policy === 'closed',
  closesAt: closesAt(ctx, thread)?.toISOString() ?? null,
  policy: thread.policy,
  counts: {
    approved: thread.approvedCount,
    pending: thread.pendingCount,
    rejected: thread.rejectedCount,
    spam: thread.spamCount,
    deleted: thread.deletedCount,
    reported: thread.reportedCount,
  },
  lastCommentAt: thread.lastCommentAt,
});

/**
 * The thread of an entry, opened if it should have one and has not.
 * @throws Unknown `THREAD_UNKNOWN`
 */
export const readSubjectThread = async (
  ctx: Context,
  subject: { uid: string; documentId: string; locale?: string | undefined }
): Promise<DeskThread> => {
  if (!commentableUids(ctx).includes(subject.uid)) throw new Unknown('thread');
  const key = {
    subjectUid: subject.uid,
    subjectDocumentId: subject.documentId,
    subjectLocale: threadLocale(ctx, subject.uid, subject.locale),
  };
  const found = await findThread(ctx, key);
  if (!found) await syncThread(ctx, subject.uid, subject.documentId);
  const thread = found ?? (await findThread(ctx, key));
  if (!thread) throw new Unknown('thread');
  return toDeskThread(ctx, thread);
};

/** Opens, closes or schedules a thread that is locked. */
const changeLocked = async (
  ctx: Context,
  { before, change }: { before: ThreadRow; change: ChangeThread },
  { trx, onCommit }: Transaction
): Promise<DeskThread> => {
  const { documentId: id } = before;
  const { closed, closesAt: date, policy } = change;
  // Opening by the switch also lifts a policy or a date that would keep it closed.
  const opens = closed === false;
  const isPast = before.closesAt !== null && new Date(before.closesAt) <= new Date();
  await updateThread(
    ctx,
    before,
    {
      version: before.version + 1,
      ...(closed !== undefined && { closed }),
      ...(opens && before.policy === 'closed' && { policy: 'default' }),
      ...(opens && isPast && { closes_at: null }),
      ...(date !== undefined && { closes_at: date === null ? null : new Date(date) }),
      ...(policy !== undefined && { policy }),
    },
    trx
  );
  const after = await findThreadById(ctx, id, trx);
  if (!after) throw new Unknown('thread');
  // The site's own age limit would keep it closed still: an editor's word goes over it.
  if (opens && policy === undefined && date === undefined && !isOpen(ctx, after)) {
    await updateThread(ctx, before, { policy: 'open' }, trx);
  }
  onCommit(() => {
    announce(ctx, { name: 'thread.changed', thread: id });
  });
  const settled = await findThreadById(ctx, id, trx);
  if (!settled) throw new Unknown('thread');
  return toDeskThread(ctx, settled);
};

/**
 * Opens, closes or schedules a thread.
 * @throws Unknown `THREAD_UNKNOWN`
 */
export const changeThread = (
  ctx: Context,
  { id, change }: { id: string; change: ChangeThread }
): Promise<DeskThread> =>
  inTransaction(ctx, async (transaction) => {
    const before = await lockThread(ctx, id, transaction.trx);
    if (!before || before.purgeAt) throw new Unknown('thread');
    return changeLocked(ctx, { before, change }, transaction);
  });

/**
 * The same change for the threads of several entries of one type, all or none. In the order of the
 * entries; one that has no thread is left out.
 * @throws Unknown `THREAD_UNKNOWN` for a type without threads
 */
export const changeThreads = async (
  ctx: Context,
  { uid, documentIds, locale, change }: ChangeThreads & { uid: string }
): Promise<DeskThread[]> => {
  if (!commentableUids(ctx).includes(uid)) throw new Unknown('thread');
  const ids = await findThreadsOfSubjects(ctx, uid, [...new Set(documentIds)]);
  const subjectLocale = threadLocale(ctx, uid, locale);
  return inTransaction(ctx, async (transaction) => {
    const changed = new Map<string, DeskThread>();
    for (const before of await lockThreads(ctx, ids, transaction.trx)) {
      if (before.purgeAt || before.subjectLocale !== subjectLocale) continue;
      const thread = await changeLocked(ctx, { before, change }, transaction);
      changed.set(thread.subjectDocumentId, thread);
    }
    return [...new Set(documentIds)].flatMap((documentId) => changed.get(documentId) ?? []);
  });
};
