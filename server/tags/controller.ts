import { factories, type Core } from '@strapi/strapi';
import type { Context as KoaContext, Next } from 'koa';

import { uids } from '../../content-types';
import { Unknown } from '../errors';
import { parseInput } from '../input';
import { articleCounts } from './article-counts';
import { TagBySlugQuery } from './contract';

type Strapi = { strapi: Core.Strapi };
type Entry = Record<string, unknown>;

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;

/** Strapi's own controller, whose answers say how many articles have the tag. */
const coreController = ({ strapi }: Strapi) => {
  const controller = factories.createCoreController(uids.tag)({
    strapi,
  }) as unknown as Core.CoreAPI.Controller.CollectionType;
  const core = {
    sanitizeOutput: controller.sanitizeOutput.bind(controller),
    findOne: controller.findOne.bind(controller),
    update: controller.update.bind(controller),
  };
  const known = (answer: unknown): unknown => {
    if (answer === null || answer === undefined) throw new Unknown('tag');
    return answer;
  };

  return Object.assign(controller, {
    async sanitizeOutput(data: unknown, koa: KoaContext) {
      const clean = await core.sanitizeOutput(data, koa);
      const entries = [clean].flat().filter(isEntry);
      const counts = await articleCounts(
        { strapi },
        entries.map(({ id }) => Number(id))
      );
      const answered = entries.map((entry) => ({
        ...entry,
        articleCount: counts.get(Number(entry.id)) ?? 0,
      }));
      return Array.isArray(clean) ? answered : (answered[0] ?? clean);
    },
    async findOne(koa: KoaContext, next: Next) {
      return known(await core.findOne(koa, next));
    },
    async update(koa: KoaContext, next: Next) {
      return known(await core.update(koa, next));
    },
  });
};

export const tagControllers = {
  tag: coreController,

  tagBySlug: ({ strapi }: Strapi) => {
    const controller = coreController({ strapi });
    return {
      async findOne(koa: KoaContext) {
        parseInput(TagBySlugQuery, koa.query);
        await controller.validateQuery(koa);
        const { fields, populate } = await controller.sanitizeQuery(koa);
        const { slug } = koa.params as { slug: string };
        const tag = await strapi
          .documents(uids.tag)
          .findFirst({ ...({ fields, populate } as Entry), filters: { slug: { $eq: slug } } });
        if (!tag) throw new Unknown('tag');
        return controller.transformResponse(await controller.sanitizeOutput(tag, koa), {});
      },
    };
  },
};
