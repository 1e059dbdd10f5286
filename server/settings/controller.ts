import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import type { SettingsAnswer } from './contract';
import { saveSettings, settingsOf, type Effective } from './settings';

const answer = ({ values, sources }: Effective): SettingsAnswer => ({ data: { values, sources } });

export const settingsControllers = {
  settings: ({ strapi }: { strapi: Core.Strapi }) => ({
    find(koa: KoaContext) {
      koa.body = answer(settingsOf({ strapi }));
    },
    async update(koa: KoaContext) {
      koa.body = answer(await saveSettings({ strapi }, koa.request.body));
    },
  }),
};
