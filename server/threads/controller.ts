import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { parseInput } from '../input';
import { hashAddress } from '../authors/address';
import { clientAddress } from '../authors/client-address';
import { answerStream } from '../live/answer-stream';
import { CountsQuery, StreamQuery, ThreadQuery } from './contract';
import { readCounts } from './read-counts';
import { readThread } from './read-thread';
import { openThreadStream } from './stream/open-thread-stream';

type Strapi = { strapi: Core.Strapi };

export const threadControllers = {
  thread: ({ strapi }: Strapi) => ({
    async findOne(koa: KoaContext) {
      const { thread } = koa.params as { thread: string };
      const query = parseInput(ThreadQuery, koa.query);
      koa.body = await readThread({ strapi }, { param: thread, query });
    },
  }),
  stream: ({ strapi }: Strapi) => ({
    async find(koa: KoaContext) {
      const { thread: param } = koa.params as { thread: string };
      const { after, locale } = parseInput(StreamQuery, koa.query);
      const lastId = koa.get('Last-Event-ID').slice(0, 200);
      const ipHash = hashAddress({ strapi }, clientAddress({ strapi }, koa));
      const body = await openThreadStream(
        { strapi },
        { param, locale, after: lastId || (after ?? null), ipHash }
      );
      answerStream(koa, body);
      if (koa.method === 'HEAD') body.destroy();
    },
  }),
  counts: ({ strapi }: Strapi) => ({
    async find(koa: KoaContext) {
      koa.body = await readCounts({ strapi }, parseInput(CountsQuery, koa.query));
    },
  }),
};
