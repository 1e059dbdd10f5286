import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import type { AdminUser } from '../authors/author';
import type { Ability } from '../desk/address-filter';
import { parseInput } from '../input';
import { StartBulk } from './contract';
import { cancelBulk, findOwnBulk, readOwnBulks } from './own-bulks';
import { startBulk } from './start-bulk';
import { toBulk } from './store';
import { undoBulk } from './undo-bulk';

const userOf = (koa: KoaContext): AdminUser => koa.state.user as AdminUser;
const searched = (koa: KoaContext) => ({
  id: (koa.params as { id: string }).id,
  user: userOf(koa),
});

const abilityOf = (koa: KoaContext): Ability => koa.state.userAbility as Ability;

export const bulkControllers = {
  bulks: (ctx: { strapi: Core.Strapi }) => ({
    async create(koa: KoaContext) {
      const start = parseInput(StartBulk, koa.request.body);
      const input = { start, user: userOf(koa), ability: abilityOf(koa) };
      koa.body = { data: await startBulk(ctx, input) };
      koa.status = 202;
    },
    async find(koa: KoaContext) {
      koa.body = { data: await readOwnBulks(ctx, userOf(koa)) };
    },
    async findOne(koa: KoaContext) {
      koa.body = { data: toBulk(await findOwnBulk(ctx, searched(koa))) };
    },
    async cancel(koa: KoaContext) {
      koa.body = { data: await cancelBulk(ctx, searched(koa)) };
    },
    async undo(koa: KoaContext) {
      koa.body = { data: await undoBulk(ctx, searched(koa)) };
      koa.status = 202;
    },
  }),
};
