import type { Context } from '../context';
import { settingsOf } from '../settings/settings';
import { publicUrl } from '../threads/public-url';
import { publicThread } from '../threads/read-thread';
import { threadParam } from '../threads/thread-key';
import type { CommentsAnswer, PublicComment } from './contract';
import { pageWords } from './page-words';
import type { PageRequest } from './read-comments';
import { renderDocument, renderFragment } from './render-page';

/** The next page, as a document: a fragment stands in a page of another site. */
const nextUrl = (
  api: string,
  { thread, query: { sort, limit, replies, locale } }: PageRequest,
  next: string
): string => {
  const url = new URL(`${api}/threads/${threadParam(thread)}/comments`);
  const given = { sort, limit, replies, ...(locale && { locale }), after: next };
  for (const [name, value] of Object.entries(given)) url.searchParams.set(name, String(value));
  return url.href;
};

/** A page of a thread as HTML. */
export const commentsAsHtml = (
  ctx: Context,
  page: PageRequest,
  answer: {
    /** The page's comments, as JSON. */
    json: Buffer;
    meta: CommentsAnswer['meta'];
    /** Address of the content API. */
    api: string;
  }
): string => {
  const { thread, query } = page;
  const { json, meta, api } = answer;
  const { defaultLocale } = settingsOf(ctx);
  const locale =
    query.locale ?? (thread.subjectLocale || thread.subjectSlugLocale || defaultLocale);
  const render = query.fragment === 'true' ? renderFragment : renderDocument;
  return render({
    thread: publicThread(ctx, thread, { words: locale }),
    comments: { data: JSON.parse(json.toString()) as PublicComment[], meta },
    title: thread.title,
    url: publicUrl(ctx, thread),
    openedAt: thread.createdAt,
    nextUrl: meta.next === null ? null : nextUrl(api, page, meta.next),
    words: pageWords(locale),
  });
};
