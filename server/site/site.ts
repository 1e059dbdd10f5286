import { uids } from '../../content-types';
import type { Context } from '../context';
import { settingsOf } from '../settings/settings';

/** The website that the articles stand on, as feeds and sitemaps speak of it. Addresses are whole. */
export type Site = {
  readonly name: string;
  readonly description: string | null;
  /** Its home page. */
  readonly url: string;
  /** Where the content API is: `https://cms.example.com/api/newsroom`, without a slash at the end. */
  readonly api: string;
};

/** By the settings `site`, and where they are silent by what else says it. `api`: as `apiUrl` has it. */
export const siteOf = (ctx: Context, api: string): Site => {
  const { values, defaultLocale } = settingsOf(ctx);
  const { site } = values;
  // A locale may stand in the host's name.
  const article = (site.publicUrls[uids.article] ?? '/')
    .replaceAll('{locale}', defaultLocale)
    .replaceAll(/[{}]/g, '');
  const url = site.url ?? `${new URL(article, api).origin}/`;
  return {
    name: site.name ?? new URL(url).host.replace(/^www\./, ''),
    description: site.description,
    url,
    api,
  };
};
