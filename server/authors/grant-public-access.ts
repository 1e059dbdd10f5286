import type { Context } from '../context';

/** What readers may do from the first start on, with an account and without. */
const actions = [
  'article.find',
  'article.findOne',
  'articleBySlug.findOne',
  'relatedArticles.find',
  'tag.find',
  'tag.findOne',
  'tagBySlug.findOne',
  'thread.findOne',
  'counts.find',
  'comments.find',
  'comments.findOne',
  'comments.create',
  'comments.update',
  'comments.delete',
  'replies.find',
  'reports.create',
  'previews.create',
  'articlesFeed.find',
  'tagFeed.find',
  'threadFeed.find',
  'sitemaps.find',
].map((action) => `plugin::newsroom.${action}`);

type UsersPermissions = { service(name: string): { initialize(): Promise<void> } };

/**
 * Grants the reading and posting actions to the Public and Authenticated roles. To be run once: an
 * administrator's later change stands. Without users-permissions there is nobody to grant to.
 */
export const grantPublicAccess = async ({ strapi }: Context): Promise<void> => {
  const plugin = strapi.plugin('users-permissions') as UsersPermissions | undefined;
  if (!plugin) return;
  // Its own bootstrap may come after ours; this brings its roles about, and is harmless twice.
  await plugin.service('users-permissions').initialize();
  const roles = (await strapi.db
    .query('plugin::users-permissions.role')
    .findMany({ where: { type: { $in: ['public', 'authenticated'] } } })) as { id: number }[];
  const query = strapi.db.query('plugin::users-permissions.permission');
  for (const role of roles) {
    const granted = (await query.findMany({ where: { role: role.id } })) as { action: string }[];
    for (const action of actions) {
      if (granted.some((permission) => permission.action === action)) continue;
      await query.create({ data: { action, role: role.id } });
    }
  }
};
