import { factories } from '@strapi/strapi';
import { z } from '@strapi/utils';

import { uids } from '../../content-types';
import { contentRoute } from '../content-route';
import type { Context } from '../context';
import { discussion, RelatedQuery, SlugQuery } from './contract';

/** Strapi's standard routes of a content type, and ours before those whose paths they would match. */
export const articleRoutes = ({ strapi }: Context) => {
  const validator = factories.createCoreValidator(uids.article as never, strapi);
  const article = validator.document.extend(discussion);
  const one = z.object({ data: article });
  const many = z.object({ data: z.array(article) });
  const params = { id: z.string().describe('documentId of the article') };
  const selection = ['fields', 'populate', 'locale', 'status'] as const;
  const list = ['filters', '_q', 'pagination', 'sort', 'publicationFilter'] as const;
  const query = (keys: readonly string[]) => z.object(validator.queryParams(keys as never));
  const { fields, populate } = query(['fields', 'populate']).shape;

  return [
    contentRoute('GET', '/articles', 'article.find', {
      query: query([...selection, ...list]),
      response: many,
    }),
    contentRoute('GET', '/articles/slug/:slug', 'articleBySlug.findOne', {
      params: { slug: z.string() },
      query: SlugQuery.extend({ fields, populate }),
      response: one,
    }),
    contentRoute('GET', '/articles/:id', 'article.findOne', {
      params,
      query: query(selection),
      response: one,
    }),
    contentRoute('GET', '/articles/:id/related', 'relatedArticles.find', {
      params,
      query: RelatedQuery.extend({ fields, populate }),
      response: many,
    }),
    contentRoute('POST', '/articles', 'article.create', {
      query: query(selection),
      body: validator.body,
      response: one,
    }),
    contentRoute('PUT', '/articles/:id', 'article.update', {
      params,
      query: query(selection),
      body: validator.partialBody,
      response: one,
    }),
    contentRoute('DELETE', '/articles/:id', 'article.delete', {
      params,
      query: query(selection),
    }),
  ];
};
