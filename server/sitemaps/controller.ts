import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { apiUrl } from '../api-url';
import { freshAnswer } from '../fresh-answer';
import { parseInput } from '../input';
import { siteOf } from '../site/site';
import { SitemapParams, SitemapQuery } from './contract';
import { readArticlesSitemap } from './read-articles-sitemap';

export const sitemapControllers = {
  sitemaps: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(koa: KoaContext) {
      const { sitemap } = parseInput(SitemapParams, koa.params);
      parseInput(SitemapQuery, koa.query);
      const site = siteOf({ strapi }, apiUrl({ strapi }, koa));
      const edition = await readArticlesSitemap({ strapi }, { site, ...sitemap });
      await freshAnswer(koa, 'application/xml', edition);
    },
  }),
};
