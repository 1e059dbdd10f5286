import type { Context } from '../context';
import { permissions } from './contract';

const actions = [
  { uid: 'desk.read', displayName: 'Read the desk', subCategory: 'desk' },
  { uid: 'comments.moderate', displayName: 'Moderate comments', subCategory: 'desk' },
  { uid: 'settings.change', displayName: 'Read and change settings', subCategory: 'settings' },
].map((action) => ({ section: 'plugins', pluginName: 'newsroom', ...action }));

/** Makes the plugin's admin permissions known, so that roles can be given them. */
export const registerPermissions = ({ strapi }: Context): Promise<void> =>
  strapi.service('admin::permission')!.actionProvider.registerMany(actions) as Promise<void>;

/**
 * Lets Strapi's own Editor role work the desk from the first start on. Done once: an
 * administrator who takes it away is never overruled.
 */
export const grantDeskToEditors = async ({ strapi }: Context): Promise<void> => {
  const editor = (await strapi.db
    .query('admin::role')
    .findOne({ where: { code: 'strapi-editor' } })) as { id: number } | null;
  if (!editor) return;
  await strapi.service('admin::role')!.addPermissions(
    editor.id,
    [permissions.readDesk, permissions.moderate].map((action) => ({
      action,
      subject: null,
      conditions: [],
      properties: {},
      actionParameters: {},
    }))
  );
};
