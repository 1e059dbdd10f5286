import { z } from '@strapi/utils';

/** What every answer adds to a tag. */
export const usage = { articleCount: z.int().describe('Published articles with this tag') };

/** `GET /tags/slug/:slug`. `fields` and `populate` are checked by Strapi, as on `GET /tags`. */
export const TagBySlugQuery = z.strictObject({
  fields: z.unknown().optional(),
  populate: z.unknown().optional(),
});
