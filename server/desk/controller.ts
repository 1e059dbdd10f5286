import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import type { AdminUser } from '../authors/author';
import { findComment } from '../comments/store';
import { Conflict } from '../errors';
import { parseInput } from '../input';
import { decide } from '../moderation/decide';
import { recountThread } from '../threads/recount';
import { commentableUids } from '../threads/thread-key';
import {
  ChangeThread,
  ChangeThreads,
  Decide,
  QueueQuery,
  SubjectCountsQuery,
  SubjectThreadQuery,
  type ChangedMeanwhile,
} from './contract';
import { toDeskComments } from './desk-comments';
import { changeThread, changeThreads, readSubjectThread } from './desk-thread';
import { latestDecision } from './latest-decision';
import { readQueue } from './read-queue';
import { readSubjectCounts } from './subject-counts';

type Strapi = { strapi: Core.Strapi };

const userOf = (koa: KoaContext): AdminUser => koa.state.user as AdminUser;

export const deskControllers = {
  desk: ({ strapi }: Strapi) => ({
    async findQueue(koa: KoaContext) {
      koa.body = await readQueue({ strapi }, parseInput(QueueQuery, koa.query));
    },
    async decide(koa: KoaContext) {
      const { id } = koa.params as { id: string };
      const decision = parseInput(Decide, koa.request.body);
      const decided = await decide({ strapi }, { id, decision, user: userOf(koa) });
      const row = (await findComment({ strapi }, id)) ?? decided.comment;
      const [comment] = await toDeskComments({ strapi }, [row]);
      if (decided.kind === 'changed') {
        const details = {
          code: 'CHANGED_MEANWHILE',
          comment,
          decision: await latestDecision({ strapi }, id),
        } as ChangedMeanwhile;
        throw new Conflict('The comment is no longer what you saw', details);
      }
      koa.body = { data: comment };
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
    async changeThreads(koa: KoaContext) {
      const { uid } = koa.params as { uid: string };
      const input = parseInput(ChangeThreads, koa.request.body);
      koa.body = { data: await changeThreads({ strapi }, { uid, ...input }) };
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
