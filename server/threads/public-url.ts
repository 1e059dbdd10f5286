import type { Context } from '../context';
import { settingsOf } from '../settings/settings';
import type { ThreadRow } from './store';

type Subject = Pick<
  ThreadRow,
  | 'subjectUid'
  | 'subjectDocumentId'
  | 'subjectLocale'
  | 'subjectSlug'
  | 'subjectSlugLocale'
  | 'published'
>;

/** Where readers find a thread's subject, by the pattern that the setting `desk.publicUrls` has for
 * its type; null without one, while the subject is not published, or where it lacks the slug that
 * the pattern asks for. */
export const publicUrl = (ctx: Context, subject: Subject): string | null => {
  const { values, defaultLocale } = settingsOf(ctx);
  const pattern = values.desk.publicUrls[subject.subjectUid] ?? null;
  if (pattern === null || !subject.published) return null;
  const parts: Record<string, string | null> = {
    slug: subject.subjectSlug,
    documentId: subject.subjectDocumentId,
    locale: subject.subjectLocale || subject.subjectSlugLocale || defaultLocale,
  };
  const isComplete = !(pattern.includes('{slug}') && !parts.slug);
  return isComplete
    ? pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(parts[name] ?? ''))
    : null;
};
