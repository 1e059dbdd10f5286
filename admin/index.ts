import type { ContentManagerPlugin } from '@strapi/content-manager/strapi-admin';
import { Discuss } from '@strapi/icons';
import type { PluginDefinition } from '@strapi/strapi/admin';

import { openScreens } from './permissions';
import { pluginId } from './plugin-id';
import { registerTranslations } from './register-translations';
import { message } from './text';
import { threadBulkActions } from './threads/bulk-actions';
import { addCommentCountColumn } from './threads/comment-count-column';
import { CommentsPanel } from './threads/CommentsPanel';
import { preloadCommentable } from './threads/preload-commentable';
import { deskWidget } from './widget/desk-widget';

const admin: PluginDefinition = {
  register(app) {
    app.addMenuLink({
      to: `plugins/${pluginId}`,
      icon: Discuss,
      intlLabel: message('plugin.name'),
      permissions: openScreens,
      Component: () => import('./NewsroomPages'),
    });
    app.addMiddlewares([() => preloadCommentable]);
    // The types of Strapi's plugin registry end here.
    const contentManager = app.getPlugin('content-manager').apis as ContentManagerApis;
    contentManager.addEditViewSidePanel([CommentsPanel]);
    contentManager.addBulkAction(threadBulkActions);
    app.widgets.register(deskWidget);
    app.registerPlugin({ id: pluginId, name: pluginId });
  },

  bootstrap(app) {
    app.registerHook('Admin/CM/pages/ListView/inject-column-in-table', addCommentCountColumn);
  },

  registerTrads: ({ locales }) => registerTranslations(locales),
};

type ContentManagerApis = ContentManagerPlugin['config']['apis'];

export default admin;
