import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { parseInput } from '../input';
import { CountsQuery, ThreadQuery } from './contract';
import { readCounts } from './read-counts';
import { readThread } from './read-thread';

type Strapi = { strapi: Core.Strapi };

export const threadControllers = {
  thread: ({ strapi }: Strapi) => ({
    async findOne(koa: KoaContext) {
      const { thread } = koa.params as { thread: string };
      const { locale } = parseInput(ThreadQuery, koa.query);
      koa.body = await readThread({ strapi }, { param: thread, locale });
    },
  }),
  counts: ({ strapi }: Strapi) => ({
    async find(koa: KoaContext) {
      koa.body = await readCounts({ strapi }, parseInput(CountsQuery, koa.query));
    },
  }),
};
