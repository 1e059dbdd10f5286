import { z } from '@strapi/utils';

import { contentRoute } from '../content-route';
import { FeedQuery } from './contract';

const response = z.string().describe('The feed, in the format that its address ends with');
const formats = 'with .rss, .atom or .json after it';

/** A feed's file is one parameter: the name of a thread may have dots in it. */
export const feedRoutes = () => [
  contentRoute('GET', '/feeds/:articlesFeed', 'articlesFeed.find', {
    params: { articlesFeed: z.enum(['articles.rss', 'articles.atom', 'articles.json']) },
    query: FeedQuery,
    response,
  }),
  contentRoute('GET', '/feeds/tags/:tagFeed', 'tagFeed.find', {
    params: { tagFeed: z.string().describe(`Slug of the tag, ${formats}`) },
    query: FeedQuery,
    response,
  }),
  contentRoute('GET', '/feeds/threads/:threadFeed', 'threadFeed.find', {
    params: { threadFeed: z.string().describe(`The thread, ${formats}`) },
    query: FeedQuery,
    response,
  }),
];
