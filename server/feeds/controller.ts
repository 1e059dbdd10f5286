import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { apiUrl } from '../api-url';
import { freshAnswer } from '../fresh-answer';
import { parseInput } from '../input';
import { siteOf } from '../site/site';
import {
  ArticlesFeedParams,
  FeedQuery,
  feedTypes,
  TagFeedParams,
  ThreadFeedParams,
  type FeedFormat,
} from './contract';
import type { FeedEdition } from './feed';
import { readArticlesFeed } from './read-articles-feed';
import { readThreadFeed } from './read-thread-feed';
import { writeFeed } from './write-feed';

type Strapi = { strapi: Core.Strapi };

const siteFor = (ctx: Strapi, koa: KoaContext) => siteOf(ctx, apiUrl(ctx, koa));

const answer = (koa: KoaContext, format: FeedFormat, { depends, load }: FeedEdition) =>
  freshAnswer(koa, feedTypes[format], {
    depends,
    load: async () => {
      const feed = await load();
      const { updatedAt } = feed;
      return {
        lastModified: updatedAt === null ? null : new Date(updatedAt),
        write: () => writeFeed(feed, format),
      };
    },
  });

export const feedControllers = {
  articlesFeed: ({ strapi }: Strapi) => ({
    async find(koa: KoaContext) {
      const { format } = parseInput(ArticlesFeedParams, koa.params).articlesFeed;
      const query = parseInput(FeedQuery, koa.query);
      const site = siteFor({ strapi }, koa);
      await answer(koa, format, await readArticlesFeed({ strapi }, { site, query, tag: null }));
    },
  }),
  tagFeed: ({ strapi }: Strapi) => ({
    async find(koa: KoaContext) {
      const { name: tag, format } = parseInput(TagFeedParams, koa.params).tagFeed;
      const query = parseInput(FeedQuery, koa.query);
      const site = siteFor({ strapi }, koa);
      await answer(koa, format, await readArticlesFeed({ strapi }, { site, query, tag }));
    },
  }),
  threadFeed: ({ strapi }: Strapi) => ({
    async find(koa: KoaContext) {
      const { name: param, format } = parseInput(ThreadFeedParams, koa.params).threadFeed;
      const query = parseInput(FeedQuery, koa.query);
      const site = siteFor({ strapi }, koa);
      await answer(koa, format, await readThreadFeed({ strapi }, { site, param, query }));
    },
  }),
};
