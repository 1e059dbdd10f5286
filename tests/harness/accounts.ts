import { randomBytes } from 'node:crypto';

import type { Core } from '@strapi/strapi';

import type { Http } from './http';

export const password = 'Newsroom1!';

export type Account = {
  readonly id: number;
  readonly documentId: string;
  readonly name: string;
  readonly email: string;
  readonly token: string;
};

/** Registers the first admin, or logs in where an earlier start on the same database did. */
export const logInFirstAdmin = async (http: Http): Promise<string> => {
  const email = 'admin@newsroom.test';
  const names = { firstname: 'First', lastname: 'Admin' };
  const registered = await http.post('/admin/register-admin', {
    body: { email, password, ...names },
  });
  if (registered.status === 200 || registered.status === 201) return registered.body.data.token;
  return logIn(http, email);
};

export type AdminOptions = {
  /** Code of a role that Strapi brings; or what a role of their own may do. */
  readonly role?: 'strapi-super-admin' | 'strapi-editor' | 'strapi-author';
  /** Actions (with their subject, for Content Manager ones) of a role made for this user. */
  readonly permissions?: readonly (string | { action: string; subject: string })[];
  readonly firstname?: string;
  readonly lastname?: string;
};

/** Another admin user, logged in. Without options: an editor. */
export const createAdmin = async (
  strapi: Core.Strapi,
  http: Http,
  options: AdminOptions = {}
): Promise<Account> => {
  const { role = 'strapi-editor', firstname = 'Ed', lastname = 'Itor' } = options;
  const email = `${unique()}@newsroom.test`;
  const roles = strapi.service('admin::role');
  const { id: roleId } = options.permissions
    ? await roles.create({ name: unique(), description: '' })
    : await roles.findOne({ code: role });
  if (options.permissions) {
    const permissions = options.permissions.map((given) => ({
      properties: {},
      conditions: [],
      ...(typeof given === 'string' ? { action: given, subject: null } : given),
    }));
    await roles.assignPermissions(roleId, permissions);
  }
  const user = await strapi.service('admin::user').create({
    email,
    password,
    firstname,
    lastname,
    isActive: true,
    registrationToken: null,
    roles: [roleId],
  });
  const { id, documentId } = user;
  const name = `${firstname} ${lastname}`;
  return { id, documentId, name, email, token: await logIn(http, email) };
};

/** A reader with an account (role Authenticated), logged in. */
export const createUser = async (
  strapi: Core.Strapi,
  http: Http,
  username: string = unique()
): Promise<Account> => {
  const email = `${unique()}@readers.test`;
  const role = await findRole(strapi, 'authenticated');
  const { id, documentId } = await strapi
    .plugin('users-permissions')
    .service('user')
    .add({ username, email, password, provider: 'local', confirmed: true, role: role.id });
  const answer = await http.post('/api/auth/local', { body: { identifier: email, password } });
  if (answer.status !== 200) throw new Error(`log-in failed: ${JSON.stringify(answer.body)}`);
  return { id, documentId, name: username, email, token: answer.body.jwt };
};

/** Lets a users-permissions role do something, such as `plugin::newsroom.comments.create`. */
export const grant = async (
  strapi: Core.Strapi,
  role: 'public' | 'authenticated',
  ...actions: string[]
): Promise<void> => {
  const { id } = await findRole(strapi, role);
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  for (const action of actions) {
    const isGranted = await permissions.findOne({ where: { action, role: id } });
    if (!isGranted) await permissions.create({ data: { action, role: id } });
  }
};

/** Takes it back. */
export const ungrant = async (
  strapi: Core.Strapi,
  role: 'public' | 'authenticated',
  ...actions: string[]
): Promise<void> => {
  const { id } = await findRole(strapi, role);
  const permissions = strapi.db.query('plugin::users-permissions.permission');
  for (const action of actions) {
    for (const row of await permissions.findMany({ where: { action, role: id } })) {
      await permissions.delete({ where: { id: row.id } });
    }
  }
};

const findRole = async (strapi: Core.Strapi, type: string) => {
  const role = await strapi.db.query('plugin::users-permissions.role').findOne({ where: { type } });
  if (!role) throw new Error(`There is no users-permissions role of type ${type}`);
  return role;
};

const logIn = async (http: Http, email: string): Promise<string> => {
  const answer = await http.post('/admin/login', { body: { email, password } });
  if (answer.status !== 200) throw new Error(`log-in failed: ${JSON.stringify(answer.body)}`);
  return answer.body.data.token;
};

const unique = () => `u${randomBytes(5).toString('hex')}`;
