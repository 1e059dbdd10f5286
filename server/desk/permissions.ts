import type { Context } from '../context';
import { permissions } from './contract';

const actions = [
  { uid: 'desk.read', displayName: 'Read the desk', subCategory: 'desk' },
  { uid: 'comments.moderate', displayName: 'Moderate comments', subCategory: 'desk' },
  { uid: 'authors.sanction', displayName: 'Sanction authors', subCategory: 'authors' },
  {
    uid: 'authors.identify',
    displayName: 'See e-mail addresses and address hashes',
    subCategory: 'authors',
  },
  { uid: 'audit.inspect', displayName: 'Read the audit', subCategory: 'audit' },
  { uid: 'settings.change', displayName: 'Read and change settings', subCategory: 'settings' },
].map((action) => ({ section: 'plugins', pluginName: 'newsroom', ...action }));

type PermissionService = { actionProvider: { registerMany(all: object[]): Promise<void> } };
type RoleService = { addPermissions(role: number, permissions: object[]): Promise<unknown> };

/** Makes the plugin's admin permissions known, so that roles can be given them. */
export const registerPermissions = ({ strapi }: Context): Promise<void> =>
  (strapi.service('admin::permission') as PermissionService).actionProvider.registerMany(actions);

type Role = { readonly id: number; readonly code?: string };

const grantDesk = ({ strapi }: Context, { id }: Role): Promise<unknown> =>
  (strapi.service('admin::role') as RoleService).addPermissions(
    id,
    [permissions.readDesk, permissions.moderate, permissions.sanction].map((action) => ({
      action,
      subject: null,
      conditions: [],
      properties: {},
      actionParameters: {},
    }))
  );

/**
 * Lets Strapi's own Editor role work the desk from the first start on. To be run once: an
 * administrator who takes it away is never overruled. In a new project that role is made only
 * after the plugins have started.
 */
export const grantDeskToEditors = async (ctx: Context): Promise<void> => {
  const { db } = ctx.strapi;
  const editor = (await db
    .query('admin::role')
    .findOne({ where: { code: 'strapi-editor' } })) as Role | null;
  if (editor) {
    await grantDesk(ctx, editor);
    return;
  }
  db.lifecycles.subscribe({
    models: ['admin::role'],
    async afterCreate({ result }) {
      const role = result as Role;
      if (role.code === 'strapi-editor') await grantDesk(ctx, role);
    },
  });
};
