import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { readJobs } from './read-jobs';
import { runJob } from './run-job';

type WithName = KoaContext & { params: { name: string } };

export const jobControllers = {
  jobs: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(koa: KoaContext) {
      koa.body = { data: await readJobs({ strapi }) };
    },
    async run(koa: WithName) {
      koa.body = { data: await runJob({ strapi }, koa.params.name) };
      koa.status = 202;
    },
  }),
};
