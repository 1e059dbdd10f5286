import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { parseInput } from '../input';
import { recountThread } from '../threads/recount';
import { commentableUids } from '../threads/thread-key';
import { ChangeThread, QueueQuery, SubjectCountsQuery, SubjectThreadQuery } from './contract';
import { changeThread, readSubjectThread } from './desk-thread';
import { readQueue } from './read-queue';
import { readSubjectCounts } from './subject-counts';

type Strapi = { strapi: Core.Strapi };

export const deskControllers = {
  desk: ({ strapi }: Strapi) => ({
    async findQueue(koa: KoaContext) {
      koa.body = await readQueue({ strapi }, parseInput(QueueQuery, koa.query));
    },
    async findSubjectThread(koa: KoaContext) {
      const { uid, documentId } = koa.params as { uid: string; documentId: string };
      const { locale } = parseInput(SubjectThreadQuery, koa.query);
      koa.body = { data: await readSubjectThread({ strapi }, { uid, documentId, locale }) };
    },
    async changeThread(koa: KoaContext) {
      const { id } = koa.params as { id: string };
      const change = parseInput(ChangeThread, koa.request.body);
      koa.body = { data: await changeThread({ strapi }, { id, change }) };
    },
    async recount(koa: KoaContext) {
      const { id } = koa.params as { id: string };
      koa.body = { data: await recountThread({ strapi }, id) };
    },
    async findSubjectCounts(koa: KoaContext) {
      const { uid } = koa.params as { uid: string };
      const { documentIds, locale } = parseInput(SubjectCountsQuery, koa.query);
      koa.body = { data: await readSubjectCounts({ strapi }, { uid, documentIds, locale }) };
    },
    findCommentable(koa: KoaContext) {
      koa.body = { data: commentableUids({ strapi }) };
    },
  }),
};
