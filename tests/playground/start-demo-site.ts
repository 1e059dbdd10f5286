import { uids } from '../../content-types';
import { createApi } from '../../playground/seed/api.mjs';
import { seedArticles } from '../../playground/seed/seed-articles.mjs';
import { createSite } from '../../playground/site/site.mjs';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

export type DemoSite = {
  readonly app: Newsroom;
  /** Of the editor who wrote the articles. */
  readonly desk: ReturnType<typeof createApi>;
  /** Of an article with this slug: its `documentId`, which is the `:thread` as well. */
  readonly articleAt: (slug: string) => Promise<string>;
};

/** Strapi with the demo's website and its articles, in both languages; without comments. */
export const startDemoSite = async (config: Record<string, unknown>): Promise<DemoSite> => {
  const app = await startNewsroom({
    config: { ...config, site: { publicUrls: { [uids.article]: '/news/{locale}/{slug}' } } },
    register: ({ strapi }) =>
      strapi.server.use((koa, next) => {
        const api = `${koa.origin}/api/newsroom`;
        return createSite({ api, sitemap: `${api}/sitemaps/articles.xml` })(koa, next);
      }),
  });
  await app.addLocale('de');
  const desk = createApi(app.url);
  await desk.logIn();
  await seedArticles(app.strapi, desk, new Date());
  return {
    app,
    desk,
    articleAt: async (slug) =>
      (await app.http.get(`/api/newsroom/articles/slug/${slug}`)).body.data.documentId,
  };
};
