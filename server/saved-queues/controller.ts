import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import type { AdminUser } from '../authors/author';
import { checkAddressFilter, type Ability } from '../desk/address-filter';
import { parseInput } from '../input';
import { SaveQueue } from './contract';
import { ownerKey } from './owner-key';
import { removeQueue } from './remove-queue';
import { saveQueue } from './save-queue';
import { findSavedQueues } from './store';

const userOf = (koa: KoaContext): AdminUser => koa.state.user as AdminUser;
const idOf = (koa: KoaContext): string => (koa.params as { id: string }).id;

const parse = (koa: KoaContext): SaveQueue => {
  const queue = parseInput(SaveQueue, koa.request.body);
  checkAddressFilter(koa.state.userAbility as Ability, queue.filter);
  return queue;
};

export const savedQueueControllers = {
  savedQueues: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(koa: KoaContext) {
      koa.body = { data: await findSavedQueues({ strapi }, ownerKey(userOf(koa))) };
    },
    async create(koa: KoaContext) {
      const queue = parse(koa);
      koa.body = { data: await saveQueue({ strapi }, { user: userOf(koa), queue }) };
      koa.status = 201;
    },
    async update(koa: KoaContext) {
      const queue = parse(koa);
      const saved = await saveQueue({ strapi }, { user: userOf(koa), queue, id: idOf(koa) });
      koa.body = { data: saved };
    },
    async delete(koa: KoaContext) {
      koa.body = { data: await removeQueue({ strapi }, { user: userOf(koa), id: idOf(koa) }) };
    },
  }),
};
