import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { contentActions } from '../fixtures/viewers';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** What readers may do from the first start on; all else is an administrator's to grant. */
const forReaders = [
  'article.find',
  'article.findOne',
  'articleBySlug.findOne',
  'articlesFeed.find',
  'comments.create',
  'comments.delete',
  'comments.find',
  'comments.findOne',
  'comments.update',
  'counts.find',
  'element.find',
  'previews.create',
  'relatedArticles.find',
  'replies.find',
  'reports.create',
  'sitemaps.find',
  'stream.find',
  'tag.find',
  'tag.findOne',
  'tagBySlug.findOne',
  'tagFeed.find',
  'thread.findOne',
  'threadFeed.find',
  'votes.update',
].map((action) => `plugin::newsroom.${action}`);

const forEditors = [
  'plugin::newsroom.authors.sanction',
  'plugin::newsroom.comments.moderate',
  'plugin::newsroom.desk.read',
];

const prefix = { $startsWith: 'plugin::newsroom.' };
const grantsOf = async ({ strapi }: Newsroom, type: 'public' | 'authenticated') => {
  const where = { action: prefix, role: { type } };
  const found = await strapi.db.query('plugin::users-permissions.permission').findMany({ where });
  return found.map(({ action }) => action as string).sort();
};
const adminGrantsOf = async ({ strapi }: Newsroom, code: string) => {
  const where = { action: prefix, role: { code } };
  const found = await strapi.db.query('admin::permission').findMany({ where });
  return found.map(({ action }) => action as string).sort();
};

/** Where users-permissions is configured it starts before the plugin, else after it. */
describe.each([
  { order: 'before users-permissions', usersPermissions: undefined },
  { order: 'after it', usersPermissions: {} },
])('grants of a first start ($order)', ({ usersPermissions }) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ usersPermissions });
  });
  afterAll(() => app.stop());

  test('are what is documented, for readers and for editors, and nothing else', async () => {
    expect(await grantsOf(app, 'public')).toEqual(forReaders);
    expect(await grantsOf(app, 'authenticated')).toEqual(forReaders);
    expect(await adminGrantsOf(app, 'strapi-editor')).toEqual(forEditors);
    expect(await adminGrantsOf(app, 'strapi-author')).toEqual([]);
    const others = contentActions(app).filter((action) => !forReaders.includes(action));
    expect(others.sort()).toEqual(
      ['article', 'tag'].flatMap((type) =>
        ['create', 'delete', 'update'].map((action) => `plugin::newsroom.${type}.${action}`)
      )
    );
  });

  test('leave users-permissions its own', async () => {
    const where = { role: { type: 'public' }, action: { $contains: 'users-permissions.auth' } };
    const query = app.strapi.db.query('plugin::users-permissions.permission');
    expect(await query.count({ where })).toBeGreaterThan(0);
  });

  test('are an administrator’s to take away, for good', async () => {
    const roles = '/users-permissions/roles';
    const { body } = await app.http.get(roles, { admin: true });
    const { id } = body.roles.find(({ type }: { type: string }) => type === 'public');
    const { role } = (await app.http.get(`${roles}/${id}`, { admin: true })).body;
    role.permissions['plugin::newsroom'].controllers.comments.create.enabled = false;
    const saved = await app.http.put(`${roles}/${id}`, { admin: true, body: role });
    expect(saved.status).toBe(200);

    const editors = '/admin/roles';
    const found = await app.http.get(editors, { admin: true });
    const editor = found.body.data.find(({ code }: { code: string }) => code === 'strapi-editor');
    const path = `${editors}/${editor.id}/permissions`;
    const has = (await app.http.get(path, { admin: true })).body.data as Record<string, unknown>[];
    const kept = has
      .filter(({ action }) => action !== 'plugin::newsroom.comments.moderate')
      .map(({ action, subject, properties, conditions }) => ({
        action,
        subject,
        properties,
        conditions,
      }));
    const less = await app.http.put(path, { admin: true, body: { permissions: kept } });
    expect(less.status).toBe(200);

    await app.stop({ keep: true });
    app = await startNewsroom({ on: app });
    const left = forReaders.filter((action) => !action.endsWith('.comments.create'));
    expect(await grantsOf(app, 'public')).toEqual(left);
    expect(await grantsOf(app, 'authenticated')).toEqual(forReaders);
    expect(await adminGrantsOf(app, 'strapi-editor')).toEqual(
      forEditors.filter((action) => !action.endsWith('.moderate'))
    );
    const { documentId } = await app.contentManager.publish({ title: 'Tram line reopens' });
    const refused = await app.http.post(`/api/newsroom/threads/${documentId}/comments`, {
      body: { body: 'First', author: { name: 'Ann' } },
    });
    expect(refused.status).toBe(403);
  });

  test('come back with the plugin as they were, with their conditions', async () => {
    const role = await app.strapi.service('admin::role').create({ name: 'Night desk' });
    await app.strapi.service('admin::role').assignPermissions(role.id, [
      {
        action: 'plugin::newsroom.desk.read',
        subject: null,
        conditions: ['admin::is-creator'],
        properties: {},
      },
    ]);
    await app.stop({ keep: true });
    const away = await startNewsroom({ on: app, enabled: false });
    await away.stop({ keep: true });
    app = await startNewsroom({ on: away, enabled: true });
    const [back] = await app.strapi.db
      .query('admin::permission')
      .findMany({ where: { role: { id: role.id } } });
    expect(back).toMatchObject({
      action: 'plugin::newsroom.desk.read',
      conditions: ['admin::is-creator'],
    });
  });
});
