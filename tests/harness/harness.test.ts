import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeInBrowser, openAdmin } from './browser';
import { describeOnEachDatabase } from './databases';
import { spawnNewsroom } from './spawn-newsroom';
import { startNewsroom, type Newsroom } from './start-newsroom';

describeOnEachDatabase('the harness', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, graphql: true });
  });
  afterAll(() => app.stop());

  test('publishes through the Content Manager, and grants to the public', async () => {
    const { documentId } = await app.contentManager.publish(
      { title: 'A post' },
      { uid: 'api::post.post' }
    );
    const path = `/api/posts/${documentId}`;
    expect((await app.http.get(path)).status).toBe(403);
    await app.grant('public', 'api::post.post.findOne');
    expect(await app.http.get(path)).toMatchObject({
      status: 200,
      body: { data: { title: 'A post' } },
    });
    await app.ungrant('public', 'api::post.post.findOne');
    expect((await app.http.get(path)).status).toBe(403);
  });

  test('knows users, admins, and what they may do', async () => {
    const user = await app.createUser('reader');
    const me = await app.http.get('/api/users/me', { token: user.token });
    expect(me.body).toMatchObject({ username: 'reader', documentId: user.documentId });

    const admin = await app.createAdmin({ permissions: ['admin::roles.read'] });
    expect((await app.http.get('/admin/roles', { admin: admin.token })).status).toBe(200);
    expect((await app.http.get('/admin/users', { admin: admin.token })).status).toBe(403);
    expect((await app.http.get('/admin/users', { admin: true })).status).toBe(200);
  });

  test('counts statements by table', async () => {
    const { result, statements } = await app.statements(() =>
      app.strapi.documents(uids.tag).findMany()
    );
    expect(result).toEqual([]);
    expect(statements.on('newsroom_tags')).toHaveLength(1);
    expect(statements.on('newsroom_*')).toEqual(statements.on('newsroom_tags'));
  });

  test('runs a second process on the same database', async () => {
    const { documentId } = await app.contentManager.create({ title: 'Seen by both' });
    const second = await spawnNewsroom(app);
    const path = `/content-manager/collection-types/${uids.article}/${documentId}`;
    const answer = await second.http.get(path, { admin: await app.adminToken() });
    await second.kill();
    expect(answer).toMatchObject({ status: 200, body: { data: { title: 'Seen by both' } } });
  });
});

describe('starting again', () => {
  test('keeps rows, and takes other options', async () => {
    const first = await startNewsroom();
    const { documentId } = await first.contentManager.create({ title: 'Kept' });
    await first.stop({ keep: true });
    const again = await startNewsroom({ on: first, config: {} });
    const article = await again.strapi.documents(uids.article).findOne({ documentId });
    await again.stop();
    expect(article).toMatchObject({ title: 'Kept' });
  });

  test('throws what the boot threw', async () => {
    const failing = startNewsroom({
      register: () => {
        throw new Error('refused by the project');
      },
    });
    await expect(failing).rejects.toThrow('refused by the project');
  });
});

describeInBrowser('the admin panel', (browser) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true });
  });
  afterAll(() => app.stop());

  test('opens with a user logged in', async () => {
    const { email } = await app.createAdmin({ firstname: 'Petra' });
    const page = await openAdmin(browser(), app, { email });
    await expect.poll(() => page.getByText('Hello Petra').count()).toBe(1);
    await page.context().close();
  });
});
