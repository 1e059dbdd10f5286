import { z } from '@strapi/utils';

import { contentRoute } from '../content-route';
import { SitemapQuery } from './contract';

export const sitemapRoutes = () => [
  contentRoute('GET', '/sitemaps/:sitemap', 'sitemaps.find', {
    params: { sitemap: z.string().describe('articles.xml, or a file that it names') },
    query: SitemapQuery,
    response: z.string().describe('A sitemap, or the index of sitemaps'),
  }),
];
