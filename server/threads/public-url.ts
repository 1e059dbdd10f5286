import type { Context } from '../context';
import type { ThreadRow } from './store';

type Subject = Pick<
  ThreadRow,
  'subjectUid' | 'subjectDocumentId' | 'subjectLocale' | 'subjectSlug' | 'published'
>;

/** Where readers find a thread's subject, by the pattern that the settings have for its type; null
 * without one, or while the subject is not published. */
export const publicUrl = (_ctx: Context, _subject: Subject): string | null => null;
