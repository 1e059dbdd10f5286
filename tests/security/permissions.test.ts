import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import { adminRoutes, contentRoutes, fillKnown, type Route } from '../fixtures/routes';
import { contentActions, createApiToken } from '../fixtures/viewers';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** What each admin route needs; null: any admin. A new route must be entered here. */
const needed: Record<string, string | null> = {
  'GET /newsroom/queue': permissions.readDesk,
  'GET /newsroom/queue/count': permissions.readDesk,
  'GET /newsroom/queue/matches': permissions.readDesk,
  'GET /newsroom/overview': permissions.readDesk,
  'GET /newsroom/rules': permissions.readDesk,
  'GET /newsroom/comments/:id': permissions.readDesk,
  'GET /newsroom/threads': permissions.readDesk,
  'GET /newsroom/threads/:id': permissions.readDesk,
  'GET /newsroom/threads/:id/element': permissions.readDesk,
  'POST /newsroom/comments/:id/decisions': permissions.moderate,
  'POST /newsroom/comments/:id/undo': permissions.moderate,
  'PUT /newsroom/comments/:id/pinned': permissions.moderate,
  'PUT /newsroom/comments/:id/body': permissions.moderate,
  'POST /newsroom/comments/:id/replies': permissions.moderate,
  'GET /newsroom/comments/:id/conversation': permissions.readDesk,
  'GET /newsroom/comments/:id/history': permissions.readDesk,
  'POST /newsroom/bulks': permissions.moderate,
  'GET /newsroom/bulks': permissions.moderate,
  'GET /newsroom/bulks/:id': permissions.moderate,
  'DELETE /newsroom/bulks/:id': permissions.moderate,
  'POST /newsroom/bulks/:id/undo': permissions.moderate,
  'GET /newsroom/subjects/:uid/counts': permissions.readDesk,
  'GET /newsroom/subjects/:uid/:documentId/thread': permissions.readDesk,
  'PUT /newsroom/subjects/:uid/threads': permissions.moderate,
  'PUT /newsroom/threads/:id': permissions.moderate,
  'POST /newsroom/threads/:id/recount': permissions.moderate,
  'GET /newsroom/commentable': null,
  'GET /newsroom/saved-queues': permissions.readDesk,
  'POST /newsroom/saved-queues': permissions.readDesk,
  'PUT /newsroom/saved-queues/:id': permissions.readDesk,
  'DELETE /newsroom/saved-queues/:id': permissions.readDesk,
  'GET /newsroom/authors/:key': permissions.readDesk,
  'POST /newsroom/authors/:key/sanctions': permissions.sanction,
  'DELETE /newsroom/sanctions/:id': permissions.sanction,
  'POST /newsroom/authors/:key/notes': permissions.moderate,
  'DELETE /newsroom/notes/:id': permissions.moderate,
  'GET /newsroom/audit': permissions.inspectAudit,
  'GET /newsroom/jobs': permissions.changeSettings,
  'POST /newsroom/jobs/:name/run': permissions.changeSettings,
  'GET /newsroom/live': permissions.readDesk,
  'GET /newsroom/live/changes': permissions.readDesk,
  'PUT /newsroom/live/viewer': permissions.readDesk,
  'GET /newsroom/settings': permissions.changeSettings,
  'PUT /newsroom/settings': permissions.changeSettings,
};
const all = Object.values(permissions);

describe('who may do what', () => {
  let app: Newsroom;
  let article: string;
  let comment: string;
  let thread: string;
  beforeAll(async () => {
    app = await startNewsroom();
    ({ documentId: article } = await app.contentManager.publish({ title: 'Tram line reopens' }));
    const path = `/api/newsroom/threads/${article}/comments`;
    const posted = await app.http.post(path, { body: { body: 'First', author: { name: 'Ann' } } });
    comment = posted.body.data.id;
    [{ documentId: thread }] = await app.strapi.db.query(uids.thread).findMany({});
  });
  afterAll(() => app.stop());

  const known = () => ({
    uid: uids.article,
    documentId: article,
    comments: comment,
    threads: thread,
    thread: article,
    articles: article,
    key: 'guest:unknown',
    slug: 'tram-line-reopens',
    articlesFeed: 'articles.rss',
    tagFeed: 'unknown.rss',
    threadFeed: `${article}.rss`,
    sitemap: 'articles.xml',
  });
  const statusOf = async ({ method, path }: Route, who: { admin?: string; token?: string }) => {
    const filled = fillKnown(path, known());
    const isCounts = path.endsWith('/counts');
    const query = isCounts
      ? `?${path.includes(':uid') ? 'documentIds' : 'threads'}=${article}`
      : '';
    const body = method === 'GET' || method === 'DELETE' ? undefined : {};
    return (await app.http.request(method, filled + query, { ...who, body })).status;
  };

  test('each admin route asks for its permission, and for no other', async () => {
    const routes = adminRoutes(app);
    expect(routes.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(
      Object.keys(needed).sort()
    );
    const holders = new Map<string | null, { only: string; without: string }>();
    for (const permission of all) {
      const only = (await app.createAdmin({ permissions: [permission] })).token;
      const others = all.filter((other) => other !== permission);
      holders.set(permission, {
        only,
        without: (await app.createAdmin({ permissions: others })).token,
      });
    }
    const { token: user } = await app.createUser();
    const none = (await app.createAdmin({ permissions: ['admin::roles.read'] })).token;
    for (const route of routes) {
      const name = `${route.method} ${route.path}`;
      const permission = needed[name] ?? null;
      expect(await statusOf(route, {}), `${name} by nobody`).toBe(401);
      expect(await statusOf(route, { token: user }), `${name} by a reader`).toBe(401);
      if (permission === null) {
        expect(await statusOf(route, { admin: none }), name).toBe(200);
        continue;
      }
      const { only, without } = holders.get(permission)!;
      expect(await statusOf(route, { admin: none }), `${name} by an admin with none`).toBe(403);
      expect(await statusOf(route, { admin: without }), `${name} without`).toBe(403);
      // 400: let in, and asked for a body; 404: and asked for another id.
      expect([200, 400, 404], `${name} with`).toContain(await statusOf(route, { admin: only }));
    }
    const [row] = await app.strapi.db.query(uids.comment).findMany({});
    expect(row).toMatchObject({ status: 'pending', revision: 1 });
  });

  test('the Author role may nothing of it, the Editor role may work the desk', async () => {
    const author = (await app.createAdmin({ role: 'strapi-author' })).token;
    const editor = (await app.createAdmin({ role: 'strapi-editor' })).token;
    for (const route of adminRoutes(app)) {
      const permission = needed[`${route.method} ${route.path}`];
      if (permission === null) continue;
      expect(await statusOf(route, { admin: author }), route.path).toBe(403);
      const isRefused = (await statusOf(route, { admin: editor })) === 403;
      const mayWork = [permissions.readDesk, permissions.moderate, permissions.sanction];
      expect(isRefused, route.path).toBe(!mayWork.includes(permission as never));
    }
  });

  test('every content route is an action that can be granted, and is nothing without', async () => {
    const routes = await contentRoutes(app);
    const actions = contentActions(app);
    const none = await createApiToken(app, 'custom', ['plugin::newsroom.counts.find']);
    for (const route of routes) {
      expect(actions, route.path).toContain(route.action);
      if (route.action === 'plugin::newsroom.counts.find') continue;
      expect(await statusOf(route, { token: none }), `${route.method} ${route.path}`).toBe(403);
      const one = await createApiToken(app, 'custom', [route.action]);
      expect(await statusOf(route, { token: one }), `${route.method} ${route.path}`).not.toBe(403);
    }
  });

  test('a read-only token reads everything and writes nothing', async () => {
    const token = await createApiToken(app, 'read-only');
    for (const route of await contentRoutes(app)) {
      const status = await statusOf(route, { token });
      if (route.method === 'GET') expect([200, 404], route.path).toContain(status);
      else expect(status, `${route.method} ${route.path}`).toBe(403);
    }
  });
});
