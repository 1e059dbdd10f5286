import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import {
  byMarks,
  commentOf,
  historyOf,
  openThread,
  posted,
  type Thread,
} from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpAnswer } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { assertCounts } from './assert-counts';

const base = `/content-manager/collection-types/${uids.comment}`;

describeOnEachDatabase('comments in the Content Manager', (database) => {
  let app: Newsroom;
  let thread: Thread;
  const tokens: Record<string, string> = {};
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
    tokens.admin = await app.adminToken();
    tokens.editor = (await app.createAdmin({ role: 'strapi-editor' })).token;
  });
  afterAll(() => app.stop());
  afterEach(() => assertCounts(app));

  const call = (who: string, method: string, path: string, body?: unknown): Promise<HttpAnswer> =>
    app.http.request(method, `${base}${path}`, { body, admin: tokens[who] });
  const create = async (who: string, body: string): Promise<string> => {
    const answer = await call(who, 'POST', '', { thread: thread.id, body });
    expect(answer.status).toBe(201);
    return answer.body.data.documentId;
  };

  describe.each(['admin', 'editor'])('%s', (who) => {
    test('writes under their own name, judged', async () => {
      const id = await create(who, `HOLD it, says ${who}`);
      const name = who === 'admin' ? 'First Admin' : 'Ed Itor';
      expect(await commentOf(app, id)).toMatchObject({
        status: 'pending',
        authorKind: 'staff',
        authorName: name,
      });
      expect(await historyOf(app, id)).toEqual(['null→pending rules marks']);
    });

    test('changes a text, which is judged', async () => {
      const { id } = await posted(app, thread, { body: `Read by ${who}` });
      expect((await call(who, 'PUT', `/${id}`, { body: `SPAM for ${who}` })).status).toBe(200);
      expect((await call(who, 'PUT', `/${id}`, { body: `Mended by ${who}` })).status).toBe(200);
      expect(await historyOf(app, id)).toEqual([
        'null→approved rules null',
        'approved→spam rules marks',
        // What was taken down stays down until somebody decides.
        'spam→pending rules null',
      ]);
    });

    test('saves the form as it was opened: nothing happens', async () => {
      const { id } = await posted(app, thread, { body: `Left alone by ${who}` });
      const { data } = (await call(who, 'GET', `/${id}`)).body;
      expect((await call(who, 'PUT', `/${id}`, data)).status).toBe(200);
      expect(await commentOf(app, id)).toMatchObject({ revision: 1, reviewedAt: null });
      expect(await historyOf(app, id)).toHaveLength(1);
    });

    test("pins, which is a moderator's decision", async () => {
      const { id } = await posted(app, thread, { body: `Pinned by ${who}` });
      expect((await call(who, 'PUT', `/${id}`, { pinned: true })).status).toBe(200);
      expect(await commentOf(app, id)).toMatchObject({ pinned: true, status: 'approved' });
      expect((await historyOf(app, id))[1]).toBe('approved→approved staff pinned');
    });

    test('deletes one, and many at once', async () => {
      const one = await create(who, `Alone, ${who}`);
      const many = [await create(who, `Many 1, ${who}`), await create(who, `Many 2, ${who}`)];
      expect((await call(who, 'DELETE', `/${one}`)).status).toBe(200);
      const bulk = await call(who, 'POST', '/actions/bulkDelete', { documentIds: many });
      expect(bulk.status).toBe(200);
      for (const id of [one, ...many]) {
        expect(await commentOf(app, id)).toBeNull();
        expect(await historyOf(app, id)).toEqual([
          'null→approved rules null',
          'approved→null staff removed',
        ]);
      }
    });
  });

  test('a status cannot be saved here: Strapi takes the word for its own', async () => {
    const { id } = await posted(app, thread, { body: 'HOLD for the desk' });
    for (const status of ['approved', 'published', 'draft']) {
      expect((await call('admin', 'PUT', `/${id}`, { status, body: 'Let through' })).status).toBe(
        400
      );
    }
    expect(await commentOf(app, id)).toMatchObject({ status: 'pending', revision: 1 });
  });

  test('what only moderators may is refused to who may edit comments', async () => {
    const permissions = ['create', 'read', 'update'].map((action) => ({
      action: `plugin::content-manager.explorer.${action}`,
      subject: uids.comment,
    }));
    tokens.writer = (await app.createAdmin({ permissions })).token;
    const { id } = await posted(app, thread, { body: 'HOLD for somebody else' });
    expect(await call('writer', 'PUT', `/${id}`, { pinned: true })).toMatchObject({
      status: 403,
      body: { error: { details: { code: 'NOT_ALLOWED' } } },
    });
    expect((await call('writer', 'PUT', `/${id}`, { body: 'HOLD, corrected' })).status).toBe(200);
    expect(await commentOf(app, id)).toMatchObject({ status: 'pending', pinned: false });
  });

  test('refusals are answered as Strapi answers, with their code', async () => {
    expect(await call('admin', 'POST', '', { thread: 'nowhere', body: 'Lost' })).toMatchObject({
      status: 404,
      body: { error: { details: { code: 'THREAD_UNKNOWN' } } },
    });
    const { id, guest } = await posted(app, thread, { body: 'Taken back' });
    await app.http.delete(`/api/newsroom/comments/${id}`, { guest });
    expect(await call('admin', 'PUT', `/${id}`, { body: 'Put back' })).toMatchObject({
      status: 403,
      body: { error: { details: { code: 'NOT_ALLOWED' } } },
    });
  });
});
