import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import {
  byMarks,
  commentOf,
  decide,
  openThread,
  posted,
  type Row,
  type Thread,
} from '../fixtures/discussion';
import { adminRoutes, fillKnown } from '../fixtures/routes';
import type { Account } from '../harness/accounts';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** Faults known from other comment plugins: permissions that only the screens look at, and authors
 * who are whoever the request says they are. */
describe('who may do what, and as whom', () => {
  let app: Newsroom;
  let thread: Thread;
  let author: Account;
  let comment: string;
  beforeAll(async () => {
    app = await startNewsroom({ config: byMarks() });
    thread = await openThread(app);
    author = await app.createAdmin({ role: 'strapi-author', firstname: 'Au', lastname: 'Thor' });
    comment = (await posted(app, thread, { body: 'Judge me' })).id;
  });
  afterAll(() => app.stop());

  const rows = (): Promise<Row[]> => app.strapi.db.query(uids.comment).findMany({ orderBy: 'id' });

  test('admin routes refuse an Author role', async () => {
    const before = [await rows(), await app.strapi.db.query(uids.thread).findMany({})];
    const bodies: Record<string, unknown> = {
      'POST /newsroom/comments/:id/decisions': { revision: 1, to: 'spam' },
      'PUT /newsroom/threads/:id': { closed: true },
      'PUT /newsroom/settings': { moderation: { holdAll: true } },
    };
    const open = 'GET /newsroom/commentable';
    const routes = adminRoutes(app).filter(({ method, path }) => `${method} ${path}` !== open);
    expect(routes.length).toBeGreaterThanOrEqual(8);
    for (const { method, path } of routes) {
      const filled = fillKnown(path, {
        uid: uids.article,
        documentId: thread.subject,
        comments: comment,
        key: 'guest:unknown',
        threads: thread.id,
      });
      const name = `${method} ${path}`;
      const answer = await app.http.request(method, filled, {
        admin: author.token,
        ...(method !== 'GET' && { body: bodies[name] ?? {} }),
      });
      expect([name, answer.status]).toEqual([name, 403]);
    }
    expect([await rows(), await app.strapi.db.query(uids.thread).findMany({})]).toEqual(before);
  });

  test('nobody writes as the super admin', async () => {
    const path = `/content-manager/collection-types/${uids.comment}`;
    const [{ id: first }] = await app.strapi.db.query('admin::user').findMany({ orderBy: 'id' });
    const claims = {
      authorKind: 'staff',
      authorName: 'First Admin',
      authorKey: `staff:${first}`,
      author: { id: first, name: 'First Admin' },
      createdBy: first,
      isAdminComment: true,
    };
    const { token } = await app.createAdmin({ firstname: 'Ed', lastname: 'Itor' });
    for (const admin of [token, author.token]) {
      const body = { thread: thread.id, body: 'Signed by the boss', ...claims };
      const { status, body: answer } = await app.http.post(path, { admin, body });
      if (status >= 400) continue;
      const row = await commentOf(app, answer.data.documentId);
      expect(row?.authorName).not.toBe('First Admin');
      expect(row?.authorKey).not.toBe(`staff:${first}`);
    }
    const asReader = await app.http.post(`${thread.path}/comments`, {
      body: { body: 'Signed by the boss', author: { name: 'First Admin' } },
    });
    expect(asReader).toMatchObject({
      status: 400,
      body: { error: { details: { code: 'NAME_RESERVED' } } },
    });
    const all = await rows();
    expect(all.filter(({ authorName }) => authorName === 'First Admin')).toEqual([]);
  });

  test('a moderator’s word is recorded under their own name, whatever the body says', async () => {
    const { name, token } = await app.createAdmin({ firstname: 'Mo', lastname: 'Derator' });
    const { id } = await posted(app, thread, { body: 'HOLD on' });
    const body = { revision: 1, to: 'approved', actorName: 'First Admin', author: { id: 1 } };
    const path = `/newsroom/comments/${id}/decisions`;
    expect((await app.http.post(path, { admin: token, body })).status).toBe(400);
    expect((await decide(app, id, { to: 'approved', admin: token })).status).toBe(200);
    const decisions = await app.strapi.db
      .query(uids.decision)
      .findMany({ where: { comment: id }, orderBy: 'id' });
    expect(decisions.at(-1)).toMatchObject({ actorKind: 'staff', actorName: name });
  });

  test('an id in the body proves nothing', async () => {
    const user = await app.createUser('Registered');
    const other = await app.createUser('Other');
    const mine = await posted(app, thread, { body: 'Mine', token: user.token });
    const guests = await posted(app, thread, { body: 'A guest wrote this', name: 'Gus' });
    const before = await rows();
    for (const [id, claim] of [
      [mine.id, { author: { id: user.id } }],
      [mine.id, { author: { id: user.documentId, name: user.name, email: user.email } }],
      [mine.id, { authorKey: `user:${user.documentId}` }],
      [guests.id, { author: { id: other.id, name: 'Gus' } }],
      [guests.id, {}],
    ] as const) {
      const path = `/api/newsroom/comments/${id}`;
      for (const who of [{}, { token: other.token }]) {
        for (const answer of [
          await app.http.put(path, { ...who, body: { body: 'Rewritten', ...claim } }),
          await app.http.put(path, { ...who, body: { body: 'Rewritten' } }),
          await app.http.delete(`${path}?authorId=${user.id}`, who),
          await app.http.delete(path, who),
        ]) {
          expect([400, 403]).toContain(answer.status);
        }
      }
    }
    expect(await rows()).toEqual(before);
  });

  test('a registered reader’s name in a body makes nobody that reader', async () => {
    const user = await app.createUser('Wellknown');
    const answer = await app.http.post(`${thread.path}/comments`, {
      body: { body: 'It is me', author: { name: user.name, email: user.email } },
    });
    expect(answer.status).toBe(201);
    expect(answer.body.data.author.kind).toBe('guest');
    const row = await commentOf(app, answer.body.data.id);
    expect(row?.authorKey).toMatch(/^guest:/);
    const own = await app.http.get(`${thread.path}/comments`, { token: user.token });
    expect(own.body.meta.own).toEqual([]);
    const edit = await app.http.put(`/api/newsroom/comments/${answer.body.data.id}`, {
      token: user.token,
      body: { body: 'Not mine' },
    });
    expect(edit.status).toBe(403);
  });
});
