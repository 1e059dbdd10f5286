import { z } from '@strapi/utils';

/** `GET /sitemaps/:sitemap`: `articles.xml` is the index; it names the others. */
export const SitemapParams = z.object({
  sitemap: z
    .string()
    .regex(/^articles(?:-[a-z0-9]{1,32})?\.xml$/i, 'must be articles.xml, or a file that it names')
    .transform((file) => ({
      /** The first `documentId` that may be in it; null for the index. */
      from: /-(\w+)\.xml$/.exec(file)?.[1] ?? null,
    })),
});

export const SitemapQuery = z.strictObject({});
