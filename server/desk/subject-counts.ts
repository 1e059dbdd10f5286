import { uids } from '../../content-types';
import type { Context } from '../context';
import { rows } from '../rows';
import { threadLocale } from '../threads/thread-key';
import type { SubjectCounts } from './contract';

type Row = { subject_document_id: string; approved_count: number; pending_count: number };

/** Approved and waiting comments of a page of entries, in one statement. */
export const readSubjectCounts = async (
  ctx: Context,
  subjects: { uid: string; documentIds: readonly string[]; locale?: string | undefined }
): Promise<Record<string, SubjectCounts>> => {
  const found = (await rows(ctx, uids.thread)
    .select('subject_document_id', 'approved_count', 'pending_count')
    .where({
      subject_uid: subjects.uid,
      subject_locale: threadLocale(ctx, subjects.uid, subjects.locale),
    })
    .whereIn('subject_document_id', [...subjects.documentIds])) as Row[];
  return Object.fromEntries(
    found.map((row) => [
      row.subject_document_id,
      { approved: row.approved_count, pending: row.pending_count },
    ])
  );
};
