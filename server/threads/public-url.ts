import type { Context } from '../context';
import { settingsOf } from '../settings/settings';
import type { ThreadRow } from './store';

/** What an address can be made of. */
export type Entry = {
  readonly uid: string;
  readonly documentId: string;
  readonly slug: string | null;
  /** Null means the project's default one. */
  readonly locale: string | null;
};

/** Where readers find a published entry, by the pattern that the setting `site.publicUrls` has for
 * its type; null without one, or where the entry lacks the slug that the pattern asks for. A path where
 * the pattern is one and the setting `site.url` does not say of which host. */
export const entryUrl = (ctx: Context, { uid, documentId, slug, locale }: Entry): string | null => {
  const { values, defaultLocale } = settingsOf(ctx);
  const { url, publicUrls } = values.site;
  const pattern = publicUrls[uid] ?? null;
  if (pattern === null || (pattern.includes('{slug}') && !slug)) return null;
  const parts: Record<string, string | null> = {
    slug,
    documentId,
    locale: locale || defaultLocale,
  };
  const address = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parts[name] ?? '')
  );
  return url !== null && address.startsWith('/') ? new URL(address, url).href : address;
};

type Subject = Pick<
  ThreadRow,
  | 'subjectUid'
  | 'subjectDocumentId'
  | 'subjectLocale'
  | 'subjectSlug'
  | 'subjectSlugLocale'
  | 'published'
>;

/** Where readers find a thread's subject, as `entryUrl` says it; null while it is not published. */
export const publicUrl = (ctx: Context, subject: Subject): string | null =>
  subject.published
    ? entryUrl(ctx, {
        uid: subject.subjectUid,
        documentId: subject.subjectDocumentId,
        slug: subject.subjectSlug,
        locale: subject.subjectLocale || subject.subjectSlugLocale,
      })
    : null;
