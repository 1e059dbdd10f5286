import { z } from '@strapi/utils';

import { contentRoute } from '../content-route';
import { CountsAnswer, CountsQuery, ThreadAnswer, ThreadQuery } from './contract';

export const threadRoutes = () => [
  contentRoute('GET', '/threads/:thread', 'thread.findOne', {
    params: { thread: z.string() },
    query: ThreadQuery,
    response: ThreadAnswer,
  }),
  contentRoute('GET', '/counts', 'counts.find', {
    query: CountsQuery,
    response: CountsAnswer,
  }),
];
