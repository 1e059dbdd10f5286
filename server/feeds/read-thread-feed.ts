import { uids } from '../../content-types';
import type { PublicComment } from '../comments/contract';
import { publicComment } from '../comments/public-comment';
import type { Context } from '../context';
import { settingsOf } from '../settings/settings';
import type { Site } from '../site/site';
import { findVisibleThread } from '../threads/find-visible-thread';
import { publicUrl } from '../threads/public-url';
import type { ThreadRow } from '../threads/store';
import { threadParam } from '../threads/thread-key';
import type { FeedQuery } from './contract';
import { excerptOf } from './excerpt-of';
import type { FeedEdition, FeedItem } from './feed';
import { feedAddress } from './feed-address';
import { feedIds } from './feed-ids';
import { latestOf } from './latest-of';
import { selectLatestComments } from './store';

/** What a first comment answers. */
type Subject = NonNullable<FeedItem['inReplyTo']>;

const itemOf = (
  { id, html, author, createdAt, editedAt, parent }: PublicComment,
  { pageOf, subject }: { pageOf: (comment: string) => string; subject: Subject | null }
): FeedItem => ({
  id: feedIds.comment(id),
  title: [author?.name, excerptOf(html ?? '')].filter(Boolean).join(': '),
  page: pageOf(id),
  publishedAt: createdAt,
  updatedAt: latestOf([createdAt, editedAt]) ?? createdAt,
  summary: null,
  html: html ?? '',
  author: author && { name: author.name, url: author.url },
  tags: [],
  picture: null,
  discussion: null,
  inReplyTo: parent === null ? subject : { id: feedIds.comment(parent), page: pageOf(parent) },
});

const languageOf = (ctx: Context, { subjectLocale, subjectSlugLocale }: ThreadRow): string =>
  subjectLocale || subjectSlugLocale || settingsOf(ctx).defaultLocale;

/**
 * The latest approved comments of a thread, newest first, each by itself. One statement where the reader
 * has them already, otherwise two.
 * @throws Unknown `THREAD_UNKNOWN`
 */
export const readThreadFeed = async (
  ctx: Context,
  { site, param, query }: { site: Site; param: string; query: FeedQuery }
): Promise<FeedEdition> => {
  const thread = await findVisibleThread(ctx, param, query.locale);
  const { subjectUid, subjectDocumentId, subjectLocale, title } = thread;
  const id = threadParam(thread);
  const address = publicUrl(ctx, thread);
  const own = address === null ? null : new URL(address, site.url).href;
  const page = own ?? `${site.api}/threads/${id}`;
  const language = languageOf(ctx, thread);
  const pageOf = (comment: string) =>
    own === null ? `${site.api}/comments/${comment}` : `${own}#comment-${comment}`;
  return {
    depends: [site, thread.version, query, id, subjectLocale, title, page, language],
    load: async () => {
      const rows = await selectLatestComments(ctx, {
        thread: thread.documentId,
        limit: query.limit,
      });
      const isArticle = subjectUid === uids.article;
      const subject = isArticle && { id: feedIds.article(subjectDocumentId, language), page };
      const items = rows.map((row) =>
        itemOf(publicComment(thread, row), { pageOf, subject: subject || null })
      );
      return {
        id: feedIds.thread([subjectUid, subjectDocumentId, subjectLocale]),
        title: [title?.trim(), site.name].filter(Boolean).join(' – '),
        description: null,
        page,
        self: feedAddress(site, { kind: 'thread', thread: id }, query),
        language,
        publisher: site.name,
        updatedAt: latestOf(items.map(({ updatedAt }) => updatedAt)),
        items,
      };
    },
  };
};
