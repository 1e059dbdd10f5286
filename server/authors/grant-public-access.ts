import type { Context } from '../context';

/** What readers may do, with an account and without. */
const readerActions = [
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
  'votes.update',
  'stream.find',
  'element.find',
].map((action) => `plugin::newsroom.${action}`);

type UsersPermissions = { service(name: string): { initialize(): Promise<void> } };

/**
 * Grants the Public and Authenticated roles what readers may do: each action once, at the first start
 * that knows it, so that an administrator's later change stands. Without users-permissions there is
 * nobody to grant to. Harmless twice: two instances may start for the first time together.
 */
export const grantPublicAccess = async ({ strapi }: Context): Promise<void> => {
  const store = strapi.store({ type: 'plugin', name: 'newsroom' });
  const offered = ((await store.get({ key: 'offered-actions' })) ?? []) as string[];
  const fresh = readerActions.filter((action) => !offered.includes(action));
  const plugin = strapi.plugin('users-permissions') as UsersPermissions | undefined;
  if (!plugin || fresh.length === 0) return;
  // Its own bootstrap may come after ours; this brings its roles about, and is harmless twice.
  await plugin.service('users-permissions').initialize();
  const roles = (await strapi.db
    .query('plugin::users-permissions.role')
    .findMany({ where: { type: { $in: ['public', 'authenticated'] } } })) as { id: number }[];
  const query = strapi.db.query('plugin::users-permissions.permission');
  for (const role of roles) {
    const granted = (await query.findMany({ where: { role: role.id } })) as { action: string }[];
    for (const action of fresh) {
      if (granted.some((permission) => permission.action === action)) continue;
      await query.create({ data: { action, role: role.id } });
    }
  }
  await store.set({ key: 'offered-actions', value: [...offered, ...fresh] });
};
