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

/** With `threads.perLocale`, the locale of the thread; otherwise empty. */
export const threadLocale = (ctx: Context, locale: string | null | undefined): string =>
  settingsOf(ctx).file.perLocale ? (locale ?? '') : '';

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
  return { subjectUid, subjectDocumentId, subjectLocale: threadLocale(ctx, locale) };
};

/** The `:thread` that leads to this thread. */
export const threadParam = ({ subjectUid, subjectDocumentId }: ThreadKey): string =>
  subjectUid === uids.article ? subjectDocumentId : `${subjectUid}:${subjectDocumentId}`;
