import { uids } from '../../content-types';
import type { Context } from '../context';
import { settingsOf } from '../settings/settings';

/** What a thread hangs on: scalars that survive publishing, export and import. */
export type ThreadKey = {
  readonly subjectUid: string;
  readonly subjectDocumentId: string;
  /** Empty unless `threads.perLocale` is on. */
  readonly subjectLocale: string;
};

/** The content types whose entries have threads, articles first. */
export const commentableUids = (ctx: Context): string[] => [
  uids.article,
  ...settingsOf(ctx).file.commentable,
];

/** Whether entries of this type have one thread per locale: `threads.perLocale`, where they have
 * locales. */
export const hasThreadPerLocale = (ctx: Context, uid: string): boolean => {
  if (!settingsOf(ctx).file.perLocale) return false;
  const type = ctx.strapi.contentType(uid as never) as
    { pluginOptions?: { i18n?: { localized?: boolean } } } | undefined;
  return type?.pluginOptions?.i18n?.localized === true;
};

/** The locale of the thread where there is one per locale, otherwise empty. Who names no locale means
 * the project's default one, as in Strapi's own API. */
export const threadLocale = (
  ctx: Context,
  subjectUid: string,
  locale: string | null | undefined
): string => (hasThreadPerLocale(ctx, subjectUid) ? (locale ?? settingsOf(ctx).defaultLocale) : '');

/**
 * Reads the `:thread` of a URL: an article's `documentId`, or `<uid>:<documentId>` of another
 * commentable type. Null when it cannot be one.
 */
export const parseThreadKey = (
  ctx: Context,
  param: string,
  locale: string | null
): ThreadKey | null => {
  const cut = param.lastIndexOf(':');
  const subjectUid = cut < 0 ? uids.article : param.slice(0, cut);
  const subjectDocumentId = param.slice(cut + 1);
  if (!/^[a-z0-9]{1,32}$/i.test(subjectDocumentId)) return null;
  if (!commentableUids(ctx).includes(subjectUid)) return null;
  return { subjectUid, subjectDocumentId, subjectLocale: threadLocale(ctx, subjectUid, locale) };
};

/** The `:thread` that leads to this thread. */
export const threadParam = ({ subjectUid, subjectDocumentId }: ThreadKey): string =>
  subjectUid === uids.article ? subjectDocumentId : `${subjectUid}:${subjectDocumentId}`;
