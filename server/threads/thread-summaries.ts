import { uids } from '../../content-types';
import type { Context } from '../context';
import { fromRow, rows } from '../rows';
import { isOpen } from './is-open';
import type { ThreadRow } from './store';
import { threadLocale } from './thread-key';

export type ThreadSummary = { commentCount: number; commentsOpen: boolean };
export type Subject = { documentId: string; locale?: string | null };

/** The key under which `threadSummaries` answers. */
export const summaryKey = ({ documentId, locale }: Subject): string =>
  `${documentId}\u0000${locale ?? ''}`;

/**
 * Approved comments and openness for a whole page of entries of one type, in one statement.
 * A subject without a thread has none and is open.
 */
export const threadSummaries = async (
  ctx: Context,
  subjectUid: string,
  subjects: readonly Subject[]
): Promise<Map<string, ThreadSummary>> => {
  const summaries = new Map<string, ThreadSummary>();
  if (subjects.length === 0) return summaries;
  const raws = (await rows(ctx, uids.thread)
    .where({ subject_uid: subjectUid })
    .whereIn('subject_document_id', [
      ...new Set(subjects.map(({ documentId }) => documentId)),
    ])) as Record<string, unknown>[];
  const threads = new Map(
    raws
      .map((raw) => fromRow<ThreadRow>(ctx, uids.thread, raw))
      .map((thread) => [`${thread.subjectDocumentId}\u0000${thread.subjectLocale}`, thread])
  );
  for (const subject of subjects) {
    const thread = threads.get(
      `${subject.documentId}\u0000${threadLocale(ctx, subjectUid, subject.locale)}`
    );
    summaries.set(summaryKey(subject), {
      commentCount: thread?.approvedCount ?? 0,
      commentsOpen: thread ? isOpen(ctx, thread) : true,
    });
  }
  return summaries;
};
