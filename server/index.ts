import { contentTypes } from '../content-types';
import { articleControllers } from './articles/controller';
import { articleRoutes } from './articles/routes';
import { articleServices } from './articles/service';
import { auditControllers } from './audit/controller';
import { auditRoutes } from './audit/routes';
import { authorControllers } from './authors/controller';
import { authorRoutes } from './authors/routes';
import { bootstrap } from './bootstrap';
import { bulkControllers } from './bulk/controller';
import { bulkRoutes } from './bulk/routes';
import { commentControllers } from './comments/controller';
import { commentRoutes } from './comments/routes';
import { config } from './config';
import type { Context } from './context';
import { deskControllers } from './desk/controller';
import { deskRoutes } from './desk/routes';
import { destroy } from './destroy';
import { elementControllers } from './element/controller';
import { elementAdminRoutes, elementRoutes } from './element/routes';
import { feedControllers } from './feeds/controller';
import { feedRoutes } from './feeds/routes';
import { jobControllers } from './jobs/controller';
import { jobRoutes } from './jobs/routes';
import { liveControllers } from './live/controller';
import { liveRoutes } from './live/routes';
import { moderationControllers } from './moderation/controller';
import { moderationRoutes } from './moderation/routes';
import { register } from './register';
import { savedQueueControllers } from './saved-queues/controller';
import { savedQueueRoutes } from './saved-queues/routes';
import { settingsControllers } from './settings/controller';
import { settingsRoutes } from './settings/routes';
import { sitemapControllers } from './sitemaps/controller';
import { sitemapRoutes } from './sitemaps/routes';
import { tagControllers } from './tags/controller';
import { tagRoutes } from './tags/routes';
import { tagServices } from './tags/service';
import { threadControllers } from './threads/controller';
import { threadRoutes } from './threads/routes';

export default {
  register,
  bootstrap,
  destroy,
  config,
  contentTypes,
  services: { ...articleServices, ...tagServices },
  controllers: {
    ...articleControllers,
    ...auditControllers,
    ...authorControllers,
    ...bulkControllers,
    ...commentControllers,
    ...deskControllers,
    ...elementControllers,
    ...feedControllers,
    ...jobControllers,
    ...savedQueueControllers,
    ...liveControllers,
    ...moderationControllers,
    ...settingsControllers,
    ...sitemapControllers,
    ...tagControllers,
    ...threadControllers,
  },
  // Functions, not objects: Strapi writes into route objects, which a second instance in the same
  // process would find changed.
  routes: {
    'content-api': (ctx: Context) => ({
      type: 'content-api' as const,
      routes: [
        ...articleRoutes(ctx),
        ...tagRoutes(ctx),
        ...threadRoutes(),
        ...commentRoutes(),
        ...elementRoutes(),
        ...feedRoutes(),
        ...sitemapRoutes(),
      ],
    }),
    admin: () => ({
      type: 'admin' as const,
      routes: [
        ...deskRoutes(),
        ...moderationRoutes(),
        ...bulkRoutes(),
        ...authorRoutes(),
        ...savedQueueRoutes(),
        ...auditRoutes(),
        ...elementAdminRoutes(),
        ...jobRoutes(),
        ...liveRoutes(),
        ...settingsRoutes(),
      ],
    }),
  },
};
