import { uids } from '../../content-types';
import type { Context } from '../context';
import { Unknown } from '../errors';
import { settingsOf } from '../settings/settings';
import type { Site } from '../site/site';
import { summaryKey, threadSummaries } from '../threads/thread-summaries';
import { articleChangedAt, articleItem, articlePages } from './article-item';
import type { FeedQuery } from './contract';
import type { FeedEdition } from './feed';
import { feedAddress } from './feed-address';
import { feedIds } from './feed-ids';
import { latestOf } from './latest-of';
import { findTag, readBodies, readListed, selectLatest } from './store';

/**
 * The articles of a locale that were published last, or those of one tag, newest first. Six statements
 * at most, without bodies where the reader has them already; one more for a tag.
 * @throws Unknown `TAG_UNKNOWN`
 */
export const readArticlesFeed = async (
  ctx: Context,
  { site, query, tag: slug }: { site: Site; query: FeedQuery; tag: string | null }
): Promise<FeedEdition> => {
  const tag = slug === null ? null : await findTag(ctx, slug);
  if (slug !== null && !tag) throw new Unknown('tag');
  const locale = query.locale ?? settingsOf(ctx).defaultLocale;
  const ids = await selectLatest(ctx, { locale, limit: query.limit, tag });
  const articles = await readListed(ctx, { ids, locale });
  const summaries = await threadSummaries(ctx, uids.article, articles);
  const counts = articles.map((article) => summaries.get(summaryKey(article))?.commentCount ?? 0);
  const publicUrls = articles.map((article) => articlePages(ctx, site, article));
  const of = slug === null ? ({ kind: 'articles' } as const) : ({ kind: 'tag', slug } as const);
  return {
    depends: [site, tag, query, articles, counts, publicUrls],
    load: async () => {
      const bodies = await readBodies(ctx, { ids, locale });
      return {
        id: tag ? feedIds.tag(tag.documentId, locale) : feedAddress(site, of, { locale })('atom'),
        title: tag ? `${tag.name} – ${site.name}` : site.name,
        description: tag ? tag.description?.trim() || null : site.description,
        page: site.url,
        self: feedAddress(site, of, query),
        language: locale,
        publisher: site.name,
        updatedAt: latestOf(articles.map(articleChangedAt)),
        items: articles.map((article, index) =>
          articleItem(ctx, site, {
            article,
            body: bodies.get(article.id),
            count: counts[index] ?? 0,
          })
        ),
      };
    },
  };
};
