import { Readable, pipeline } from 'node:stream';

import { ErrorLevel, SitemapIndexStream, SitemapStream, type IndexItem } from 'sitemap';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { PublicUrlsUnset } from '../errors';
import type { Edition } from '../fresh-answer';
import { settingsOf } from '../settings/settings';
import type { Site } from '../site/site';
import { articleEntries } from './article-entries';
import { countLocales, findStart, readState } from './store';

/** Addresses in one file. A sitemap may have 50,000, and 50 MB: where there are twenty languages, each
 * address comes with twenty more. */
const mostUrls = 10_000;

/** Below every `documentId`. */
const lowest = '0';

/** Documents of one file, so that none has more addresses than it may. */
const documentsPerFile = async (ctx: Context): Promise<number> =>
  Math.max(1, Math.floor(mostUrls / (await countLocales(ctx))));

async function* indexItems(ctx: Context, { api }: Site): AsyncGenerator<IndexItem> {
  const after = await documentsPerFile(ctx);
  for (let from: string | null = lowest; from !== null;) {
    const before = await findStart(ctx, { from, after });
    const { changedAt } = await readState(ctx, { from, before });
    const url = `${api}/sitemaps/articles-${from}.xml`;
    yield changedAt === null ? { url } : { url, lastmod: changedAt };
    from = before;
  }
}

/** What is read in pieces ends with whoever reads it. */
const flowing = (items: AsyncIterable<unknown>, into: SitemapStream | SitemapIndexStream) =>
  pipeline(Readable.from(items), into, () => undefined);

/**
 * The sitemap of the published articles that have a public page: the index, or the file that begins
 * with a document. Written while it is read: a file takes as much memory as one batch of rows.
 * @throws PublicUrlsUnset `PUBLIC_URLS_UNSET`
 */
export const readArticlesSitemap = async (
  ctx: Context,
  { site, from }: { site: Site; from: string | null }
): Promise<Edition> => {
  const { publicUrls } = settingsOf(ctx).values.site;
  const pattern = publicUrls[uids.article] ?? null;
  if (pattern === null) throw new PublicUrlsUnset(uids.article);
  const start = from ?? lowest;
  const before =
    from === null ? null : await findStart(ctx, { from, after: await documentsPerFile(ctx) });
  const range = { from: start, before };
  const state = await readState(ctx, range);
  return {
    depends: [site, settingsOf(ctx).hosts, pattern, from, state],
    load: () =>
      Promise.resolve({
        lastModified: state.changedAt === null ? null : new Date(state.changedAt),
        write: () =>
          from === null
            ? flowing(indexItems(ctx, site), new SitemapIndexStream())
            : flowing(
                articleEntries(ctx, { site, range, isFirst: from === lowest }),
                new SitemapStream({
                  xmlns: { news: false, video: false, image: false, xhtml: true },
                  level: ErrorLevel.SILENT,
                })
              ),
      }),
  };
};
