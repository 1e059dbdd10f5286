import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { freshAnswer } from '../fresh-answer';
import { parseInput } from '../input';
import { SitemapParams, SitemapQuery } from './contract';
import { readArticlesSitemap } from './read-articles-sitemap';

export const sitemapControllers = {
  sitemaps: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(koa: KoaContext) {
      const { sitemap } = parseInput(SitemapParams, koa.params);
      parseInput(SitemapQuery, koa.query);
      await freshAnswer(koa, 'application/xml', await readArticlesSitemap({ strapi }, sitemap));
    },
  }),
};
