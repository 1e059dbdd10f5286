import { z } from '@strapi/utils';

import { contentRoute } from '../content-route';
import { CountsAnswer, CountsQuery, StreamQuery, ThreadAnswer, ThreadQuery } from './contract';

export const threadRoutes = () => [
  contentRoute('GET', '/threads/:thread', 'thread.findOne', {
    params: { thread: z.string() },
    query: ThreadQuery,
    response: ThreadAnswer,
  }),
  contentRoute('GET', '/threads/:thread/stream', 'stream.find', {
    params: { thread: z.string() },
    query: StreamQuery,
  }),
  contentRoute('GET', '/counts', 'counts.find', {
    query: CountsQuery,
    response: CountsAnswer,
  }),
];
