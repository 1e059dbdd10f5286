import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { parseInput } from '../input';
import { ruleNames } from '../moderation/rule-names';
import { recountThread } from '../threads/recount';
import { commentableUids } from '../threads/thread-key';
import { checkAddressFilter, type Ability } from './address-filter';
import {
  ChangeThread,
  ChangeThreads,
  CountQuery,
  MatchesQuery,
  QueueQuery,
  SubjectCountsQuery,
  SubjectThreadQuery,
  ThreadsQuery,
} from './contract';
import { countQueue, readMatches } from './count-queue';
import { changeThread, changeThreads, readSubjectThread } from './desk-thread';
import { readDeskComment } from './read-desk-comment';
import { readOverview } from './read-overview';
import { readQueue } from './read-queue';
import { readThread, readThreads } from './read-threads';
import { readSubjectCounts } from './subject-counts';

type Strapi = { strapi: Core.Strapi };

const abilityOf = (koa: KoaContext): Ability => koa.state.userAbility as Ability;

export const deskControllers = {
  desk: ({ strapi }: Strapi) => ({
    async findQueue(koa: KoaContext) {
      const query = parseInput(QueueQuery, koa.query);
      checkAddressFilter(abilityOf(koa), query);
      koa.body = await readQueue({ strapi }, query);
    },
    async count(koa: KoaContext) {
      const filter = parseInput(CountQuery, koa.query);
      checkAddressFilter(abilityOf(koa), filter);
      koa.body = { data: { count: await countQueue({ strapi }, filter) } };
    },
    async findMatches(koa: KoaContext) {
      const query = parseInput(MatchesQuery, koa.query);
      checkAddressFilter(abilityOf(koa), query);
      koa.body = { data: await readMatches({ strapi }, query) };
    },
    async findOverview(koa: KoaContext) {
      koa.body = { data: await readOverview({ strapi }) };
    },
    findRules(koa: KoaContext) {
      koa.body = { data: ruleNames({ strapi }) };
    },
    async findComment(koa: KoaContext) {
      const { id } = koa.params as { id: string };
      koa.body = { data: await readDeskComment({ strapi }, id) };
    },
    async findThreads(koa: KoaContext) {
      koa.body = await readThreads({ strapi }, parseInput(ThreadsQuery, koa.query));
    },
    async findThread(koa: KoaContext) {
      const { id } = koa.params as { id: string };
      koa.body = { data: await readThread({ strapi }, id) };
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
