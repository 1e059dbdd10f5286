import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { permissions } from '../desk/contract';
import { parseInput } from '../input';
import { AuditQuery } from './contract';
import { readAudit } from './read-audit';

export const auditControllers = {
  audit: ({ strapi }: { strapi: Core.Strapi }) => ({
    async find(koa: KoaContext) {
      const { userAbility } = koa.state as { userAbility?: { can(action: string): boolean } };
      const canIdentify = userAbility?.can(permissions.identify) === true;
      koa.body = await readAudit(
        { strapi },
        { query: parseInput(AuditQuery, koa.query), canIdentify }
      );
    },
  }),
};
