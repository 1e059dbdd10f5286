import { z } from '@strapi/utils';

/** What every answer adds to an article. */
export const discussion = {
  commentCount: z.int().describe('Approved comments'),
  commentsOpen: z.boolean().describe('Whether readers can comment now'),
};

const selection = {
  locale: z.string().min(1).max(40).optional(),
  /** Strapi's own parameters: checked by Strapi, as on `GET /articles`. */
  fields: z.unknown().optional(),
  populate: z.unknown().optional(),
};

/** `GET /articles/slug/:slug` */
export const SlugQuery = z.strictObject({
  ...selection,
  status: z.enum(['draft', 'published']).optional(),
});

/** `GET /articles/:documentId/related`: published articles that share most tags. */
export const RelatedQuery = z.strictObject({
  ...selection,
  limit: z.coerce.number().int().min(1).max(20).default(5),
});
