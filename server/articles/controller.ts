import { factories, type Core } from '@strapi/strapi';
import type { Context as KoaContext, Next } from 'koa';

import { uids } from '../../content-types';
import { Unknown } from '../errors';
import { parseInput } from '../input';
import { requestedFields } from '../requested-fields';
import type { Subject } from '../threads/thread-summaries';
import { RelatedQuery, SlugQuery } from './contract';
import { addDiscussion } from './discussion';
import { findRelated } from './related';

type Strapi = { strapi: Core.Strapi };
type Entry = Record<string, unknown>;
type Params = { id: string; slug: string };

const isEntry = (value: unknown): value is Entry => typeof value === 'object' && value !== null;

/** Strapi's own controller, whose answers say how the discussion stands. */
const coreController = ({ strapi }: Strapi) => {
  const controller = factories.createCoreController(uids.article)({
    strapi,
  }) as unknown as Core.CoreAPI.Controller.CollectionType;
  const core = {
    sanitizeQuery: controller.sanitizeQuery.bind(controller),
    sanitizeOutput: controller.sanitizeOutput.bind(controller),
    findOne: controller.findOne.bind(controller),
    update: controller.update.bind(controller),
  };
  const known = (answer: unknown): unknown => {
    if (answer === null || answer === undefined) throw new Unknown('article');
    return answer;
  };

  return Object.assign(controller, {
    /** The locale is read even when it is not asked for: it names the thread. */
    async sanitizeQuery(koa: KoaContext) {
      const query = await core.sanitizeQuery(koa);
      const fields = requestedFields(query.fields);
      return fields === null ? query : { ...query, fields: [...new Set([...fields, 'locale'])] };
    },
    async sanitizeOutput(data: unknown, koa: KoaContext) {
      const clean = await core.sanitizeOutput(data, koa);
      if (!isEntry(clean)) return clean;
      const isList = Array.isArray(clean);
      const stored = (isList ? data : [data]) as Subject[];
      const answered = await addDiscussion({ strapi }, stored, [clean].flat());
      const isLocaleWanted = requestedFields(koa.query.fields)?.includes('locale') ?? true;
      for (const entry of answered) if (!isLocaleWanted) delete entry.locale;
      return isList ? answered : answered[0];
    },
    async findOne(koa: KoaContext, next: Next) {
      return known(await core.findOne(koa, next));
    },
    async update(koa: KoaContext, next: Next) {
      return known(await core.update(koa, next));
    },
  });
};

/** What a request may choose of the articles that an action of ours has found. */
const selectionOf = async (
  controller: ReturnType<typeof coreController>,
  koa: KoaContext
): Promise<Entry> => {
  await controller.validateQuery(koa);
  const { fields, populate, locale, status = 'published' } = await controller.sanitizeQuery(koa);
  return { fields, populate, locale, status };
};

export const articleControllers = {
  article: coreController,

  articleBySlug: ({ strapi }: Strapi) => {
    const controller = coreController({ strapi });
    return {
      async findOne(koa: KoaContext) {
        parseInput(SlugQuery, koa.query);
        const selection = await selectionOf(controller, koa);
        const { slug } = koa.params as Params;
        const article = await strapi.documents(uids.article).findFirst({
          ...selection,
          filters: { slug: { $eq: slug } },
        });
        if (!article) throw new Unknown('article');
        return controller.transformResponse(await controller.sanitizeOutput(article, koa), {});
      },
    };
  },

  relatedArticles: ({ strapi }: Strapi) => {
    const controller = coreController({ strapi });
    return {
      async find(koa: KoaContext) {
        const { limit, locale } = parseInput(RelatedQuery, koa.query);
        const selection = await selectionOf(controller, koa);
        const { id } = koa.params as Params;
        const related = await findRelated({ strapi }, { documentId: id, locale, limit });
        if (related === null) throw new Unknown('article');
        const articles = await strapi.documents(uids.article).findMany({
          ...selection,
          status: 'published',
          filters: { documentId: { $in: related } },
        });
        articles.sort((a, b) => related.indexOf(a.documentId) - related.indexOf(b.documentId));
        return controller.transformResponse(await controller.sanitizeOutput(articles, koa), {});
      },
    };
  },
};
