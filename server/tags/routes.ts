import { factories } from '@strapi/strapi';
import { z } from '@strapi/utils';

import { uids } from '../../content-types';
import { contentRoute } from '../content-route';
import type { Context } from '../context';
import { TagBySlugQuery, usage } from './contract';

/** Strapi's standard routes of a content type, and ours before those whose paths they would match. */
export const tagRoutes = ({ strapi }: Context) => {
  const validator = factories.createCoreValidator(uids.tag as never, strapi);
  const tag = validator.document.extend(usage);
  const one = z.object({ data: tag });
  const params = { id: z.string().describe('documentId of the tag') };
  const selection = ['fields', 'populate'] as const;
  const list = ['filters', '_q', 'pagination', 'sort'] as const;
  const query = (keys: readonly string[]) => z.object(validator.queryParams(keys as never));

  return [
    contentRoute('GET', '/tags', 'tag.find', {
      query: query([...selection, ...list]),
      response: z.object({ data: z.array(tag) }),
    }),
    contentRoute('GET', '/tags/slug/:slug', 'tagBySlug.findOne', {
      params: { slug: z.string() },
      query: TagBySlugQuery.extend(query(selection).shape),
      response: one,
    }),
    contentRoute('GET', '/tags/:id', 'tag.findOne', {
      params,
      query: query(selection),
      response: one,
    }),
    contentRoute('POST', '/tags', 'tag.create', {
      query: query(selection),
      body: validator.body,
      response: one,
    }),
    contentRoute('PUT', '/tags/:id', 'tag.update', {
      params,
      query: query(selection),
      body: validator.partialBody,
      response: one,
    }),
    contentRoute('DELETE', '/tags/:id', 'tag.delete', { params, query: query(selection) }),
  ];
};
