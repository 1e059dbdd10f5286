import { uids } from '../../content-types';
import { renderBlocks } from '../articles/render-blocks';
import type { Context } from '../context';
import type { Site } from '../site/site';
import { entryUrl } from '../threads/public-url';
import { hasThreadPerLocale } from '../threads/thread-key';
import type { FeedItem } from './feed';
import { feedAddress } from './feed-address';
import { feedIds } from './feed-ids';
import { latestOf } from './latest-of';
import type { ListedArticle } from './store';

/** A text that is there; null for what is empty. */
const textOf = (value: string | null | undefined): string | null => value?.trim() || null;

const isWeb = (address: string | null): address is string =>
  address !== null && /^https?:\/\//i.test(address) && URL.canParse(address);

/** When what a feed says of an article last changed. */
export const articleChangedAt = ({ updatedAt, cover, publishedOn }: ListedArticle): string =>
  latestOf([updatedAt, cover?.updatedAt]) ?? publishedOn ?? new Date(0).toISOString();

/** An article that was first published elsewhere is linked to there; its comments are here. */
export const articlePages = (ctx: Context, site: Site, article: ListedArticle) => {
  const { documentId, locale, slug = null } = article;
  const address = entryUrl(ctx, { uid: uids.article, documentId, slug, locale });
  const own = address === null ? null : new URL(address, site.url).href;
  const canonical = textOf(article.canonicalUrl);
  const inApi = `${site.api}/articles/${documentId}${locale ? `?locale=${locale}` : ''}`;
  return {
    page: isWeb(canonical) ? canonical : (own ?? inApi),
    comments: own === null ? `${site.api}/threads/${documentId}/comments` : `${own}#comments`,
  };
};

const pictureOf = (site: Site, { cover }: ListedArticle): FeedItem['picture'] => {
  if (!cover?.url || !cover.mime || !URL.canParse(cover.url, site.api)) return null;
  const { href } = new URL(cover.url, site.api);
  return isWeb(href)
    ? { url: href, type: cover.mime, bytes: Math.round((cover.size ?? 0) * 1000) }
    : null;
};

/** An article as an item of a feed. */
export const articleItem = (
  ctx: Context,
  site: Site,
  { article, body, count }: { article: ListedArticle; body: unknown; count: number }
): FeedItem => {
  const { documentId, locale } = article;
  const { page, comments } = articlePages(ctx, site, article);
  const byline = textOf(article.byline);
  const at = articleChangedAt(article);
  return {
    id: feedIds.article(documentId, locale),
    title: textOf(article.title) ?? documentId,
    page,
    publishedAt: article.publishedOn ?? at,
    updatedAt: at,
    summary: textOf(article.summary),
    html: renderBlocks(body, { links: site.url, pictures: site.api }),
    author: byline === null ? null : { name: byline, url: null },
    tags: (article.tags ?? []).flatMap(({ name, slug }) => (name && slug ? { name, slug } : [])),
    picture: pictureOf(site, article),
    discussion: {
      page: comments,
      feed: feedAddress(
        site,
        { kind: 'thread', thread: documentId },
        { locale: hasThreadPerLocale(ctx, uids.article) ? (locale ?? undefined) : undefined }
      ),
      count,
    },
    inReplyTo: null,
  };
};
