import type { SitemapItemLoose } from 'sitemap';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { settingsOf } from '../settings/settings';
import type { Site } from '../site/site';
import { entryUrl } from '../threads/public-url';
import { selectVersions, type Range, type Version } from './store';

/** Versions read at once. No document has as many. */
const batch = 1_000;

/** All versions in a range, those of one document together; one batch in memory at a time. */
async function* documentsIn(ctx: Context, range: Range): AsyncGenerator<Version[]> {
  for (let { from } = range; ;) {
    const found = await selectVersions(ctx, { ...range, from }, batch);
    const isLastBatch = found.length < batch;
    const lastId = found.at(-1)?.documentId ?? '';
    let versions: Version[] = [];
    for (const version of found) {
      if (versions[0] && versions[0].documentId !== version.documentId) {
        yield versions;
        versions = [];
      }
      versions.push(version);
    }
    // The last one may go on: it comes again, at the head of the next batch.
    if (isLastBatch && versions.length > 0) yield versions;
    if (isLastBatch) return;
    from = lastId;
  }
}

/** Where search engines shall find a version; null where that is a page of another site, or none. */
const addressOf = (
  ctx: Context,
  { url }: Site,
  { canonicalUrl, ...version }: Version
): string | null => {
  const canonical = canonicalUrl?.trim();
  if (canonical && /^https?:/i.test(canonical) && URL.canParse(canonical)) {
    const { hostname, href } = new URL(canonical);
    const hosts = [...settingsOf(ctx).hosts, new URL(url).hostname];
    const isOwn = [hostname, hostname.replace(/^www\./, '')].some((host) => hosts.includes(host));
    return isOwn ? href : null;
  }
  const address = entryUrl(ctx, { uid: uids.article, ...version });
  return address === null ? null : new URL(address, url).href;
};

type Entry = { readonly url: string; readonly lang: string; readonly lastmod: string | undefined };

const entriesOf = (ctx: Context, site: Site, versions: readonly Version[]): Entry[] => {
  const entries = new Map<string, Entry>();
  for (const version of versions) {
    const url = addressOf(ctx, site, version);
    // Where addresses do not name the language, several are one page.
    if (url === null || entries.has(url)) continue;
    const lang = version.locale ?? settingsOf(ctx).defaultLocale;
    entries.set(url, { url, lang, lastmod: version.updatedAt ?? undefined });
  }
  return [...entries.values()];
};

/**
 * What a sitemap says of the published articles in a range: each with the same in other languages. Where
 * there are none, and on the first page, it has the home page, since no sitemap may be empty.
 */
export async function* articleEntries(
  ctx: Context,
  { site, range, isFirst }: { site: Site; range: Range; isFirst: boolean }
): AsyncGenerator<SitemapItemLoose> {
  let isEmpty = true;
  if (isFirst) yield { url: site.url };
  for await (const versions of documentsIn(ctx, range)) {
    const entries = entriesOf(ctx, site, versions);
    const links = entries.length > 1 ? entries.map(({ url, lang }) => ({ url, lang })) : [];
    for (const { url, lastmod } of entries) {
      isEmpty = false;
      yield { url, links, ...(lastmod !== undefined && { lastmod }) };
    }
  }
  if (isEmpty && !isFirst) yield { url: site.url };
}
