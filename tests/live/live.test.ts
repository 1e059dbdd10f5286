import { setTimeout as wait } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import type { LiveAnswer, LiveChange } from '../../server/live/contract';
import {
  byWords,
  decide,
  openThread,
  posted,
  report,
  type Row,
  type Thread,
} from '../fixtures/discussion';
import { listen, until, type Listener } from '../fixtures/live';
import { describeOnEachDatabase } from '../harness/databases';
import { spawnNewsroom, type SpawnedNewsroom } from '../harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('the desk, live', (database) => {
  let app: Newsroom;
  let other: SpawnedNewsroom;
  let thread: Thread;
  let token: string;
  let ed: { id: number; name: string; token: string };
  const listeners: Listener[] = [];
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byWords() });
    thread = await openThread(app);
    token = await app.adminToken();
    ed = await app.createAdmin({ firstname: 'Ed', lastname: 'Itor' });
    other = await spawnNewsroom(app);
  });
  afterEach(() => {
    for (const listener of listeners.splice(0)) listener.close();
  });
  afterAll(async () => {
    await other.kill();
    await app.stop();
  });

  const open = async (...given: Parameters<typeof listen>) => {
    const listener = await listen(...given);
    listeners.push(listener);
    return listener;
  };
  const poll = async (after?: string, on: Pick<Newsroom, 'http'> = app) => {
    const search = after === undefined ? '' : `?after=${encodeURIComponent(after)}`;
    const answer = await on.http.get(`/newsroom/live/changes${search}`, { admin: true });
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body as LiveAnswer;
  };
  const told = (changes: readonly LiveChange[]) =>
    changes.map(({ comment, what, status }) => [comment, what, status]);

  test('streams what happens to comments, with who did it and where they are now', async () => {
    const listener = await open(app.url, token);
    expect(listener.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(listener.headers.get('x-accel-buffering')).toBe('no');
    expect(listener.headers.get('cache-control')).toContain('no-transform');
    expect(listener.events[0]).toMatchObject({
      event: 'ready',
      data: { cursor: expect.any(String) },
    });
    expect(listener.changes()).toEqual([]);

    const { id, guest } = await posted(app, thread, { body: 'HOLD the line' });
    await until('created', () => listener.changes().length === 1);
    expect(listener.changes()[0]).toEqual({
      comment: id,
      thread: thread.id,
      what: 'created',
      status: 'pending',
      revision: 1,
      queues: ['pending', 'all'],
      actorKey: null,
      actorName: null,
      bulk: null,
      at: expect.any(String),
    });
    await decide(app, id, { to: 'approved', admin: ed.token });
    await until('decided', () => listener.changes().length === 2);
    expect(listener.changes()[1]).toMatchObject({
      comment: id,
      what: 'decided',
      status: 'approved',
      revision: 2,
      queues: ['approved', 'all'],
      actorKey: `staff:${ed.id}`,
      actorName: 'Ed Itor',
    });
    await report(app, id);
    await until('reported', () => listener.changes().length === 3);
    expect(listener.changes()[2]).toMatchObject({
      what: 'reported',
      queues: ['approved', 'reported', 'all'],
      actorKey: null,
    });
    const path = `/api/newsroom/comments/${id}`;
    await app.http.put(path, { guest, body: { body: 'Held no more' } });
    await until('edited', () => listener.changes().length === 4);
    expect(listener.changes()[3]).toMatchObject({ what: 'edited', status: 'approved' });
    await app.http.delete(path, { guest });
    await until('deleted', () => listener.changes().length === 5);
    expect(listener.changes()[4]).toMatchObject({
      what: 'removed',
      status: 'deleted',
      actorKey: null,
    });
    await app.strapi.db.query(uids.comment).delete({ where: { documentId: id } });
    await until('gone', () => listener.changes().length === 6);
    expect(listener.changes()[5]).toMatchObject({ what: 'removed', status: null, queues: [] });
  });

  test('two instances see what happens at the other', async () => {
    const here = await open(app.url, token);
    const there = await open(other.url, token);
    const first = await posted({ http: other.http } as Newsroom, thread, {
      body: 'HOLD from there',
    });
    const second = await posted(app, thread, { body: 'HOLD from here' });
    for (const listener of [here, there]) {
      await until('both', () => listener.changes().length === 2);
      expect(told(listener.changes()).sort()).toEqual(
        [
          [first.id, 'created', 'pending'],
          [second.id, 'created', 'pending'],
        ].sort()
      );
    }
  });

  test('who re-connects, to whichever instance, has missed nothing', async () => {
    const listener = await open(app.url, token);
    const seen = await posted(app, thread, { body: 'HOLD seen' });
    await until('seen', () => listener.changes().length === 1);
    const lastId = listener.lastId();
    listener.close();
    const missed: string[] = [];
    for (let index = 0; index < 12; index += 1) {
      missed.push((await posted(app, thread, { body: `HOLD missed ${index}` })).id);
    }
    await report(app, (await posted(app, thread, { body: 'Fine' })).id);
    for (const url of [app.url, other.url]) {
      const again = await open(url, token, { lastId });
      expect(again.events[0]).toMatchObject({ event: 'ready', data: { cursor: lastId } });
      const changes = told(again.changes());
      expect(changes).toHaveLength(14);
      expect(changes.slice(0, 12)).toEqual(missed.map((id) => [id, 'created', 'pending']));
      expect(changes.flat()).not.toContain(seen.id);
    }
    const onward = await open(app.url, token, { lastId });
    const next = await posted(app, thread, { body: 'HOLD and on' });
    await until('and on', () => onward.changes().length === 15);
    expect(onward.changes()[14]?.comment).toBe(next.id);
    const last = await open(app.url, token, { lastId: onward.lastId() });
    expect(last.changes()).toEqual([]);
  });

  test('a change whose transaction commits after a later one is not lost', async () => {
    const [spare] = await app.strapi.db
      .connection('newsroom_decisions')
      .orderBy('id', 'desc')
      .limit(1);
    const { id: top, ...columns } = spare as Row;
    const row = (id: number) => ({
      ...columns,
      signals: null,
      id,
      document_id: `late${database}${id}`.padEnd(24, '0').slice(0, 24),
    });
    const table = () => app.strapi.db.connection('newsroom_decisions');
    const listener = await open(app.url, token);
    const { meta } = await poll();
    const [early, late] = [Number(top) + 5, Number(top) + 4];
    await table().insert(row(early));
    await until('the later id', () => listener.changes().length === 1);
    const between = await poll(meta.cursor);
    const { lastId } = { lastId: listener.lastId() };
    await table().insert(row(late));
    await until('the earlier id', () => listener.changes().length === 2);
    const after = await poll(between.meta.cursor);
    expect([between.data.length, after.data.length]).toEqual([1, 1]);
    expect((await open(app.url, token, { lastId })).changes()).toHaveLength(1);
    expect((await poll(after.meta.cursor)).data).toEqual([]);
    await table().whereIn('id', [early, late]).delete();
    if (database === 'postgres') {
      await app.strapi.db.connection.raw(
        "select setval(pg_get_serial_sequence('newsroom_decisions', 'id'), ?)",
        [early]
      );
    }
  });

  test('polling tells the same as the stream', async () => {
    const listener = await open(app.url, token);
    let { meta } = await poll();
    const polled: LiveChange[] = [];
    const take = async () => {
      const answer = await poll(meta.cursor, polled.length % 2 ? app : other);
      polled.push(...answer.data);
      ({ meta } = answer);
    };
    for (let index = 0; index < 6; index += 1) {
      const { id } = await posted(app, thread, { body: `HOLD poll ${index}` });
      await decide(app, id, { to: index % 2 ? 'spam' : 'approved' });
      if (index % 2) await take();
      else await report(app, id);
    }
    await take();
    await until('all', () => listener.changes().length === 15);
    const sorted = (changes: readonly LiveChange[]) =>
      changes.map(({ comment, what, at }) => `${at} ${comment} ${what}`).sort();
    expect(sorted(polled)).toEqual(sorted(listener.changes()));
    const { statements } = await app.statements(() => poll(meta.cursor));
    expect(statements.on('newsroom_*').length).toBeLessThanOrEqual(6);
  });

  test('a viewer appears on every instance, moves, and goes', async () => {
    const here = await open(app.url, token);
    const there = await open(other.url, token);
    const look = (comment: string | null, tab = 'tabtabtab1') =>
      app.http.put('/newsroom/live/viewer', { admin: ed.token, body: { tab, comment } });
    const viewer = { userKey: `staff:${ed.id}`, userName: 'Ed Itor', tab: 'tabtabtab1' };
    for (const comment of ['first', 'second']) {
      expect((await look(comment)).status).toBe(204);
      for (const listener of [here, there]) {
        await until(comment, () => listener.viewers()[0]?.comment === comment);
        expect(listener.viewers()).toEqual([{ ...viewer, comment }]);
      }
      expect((await poll()).meta.viewers).toEqual([{ ...viewer, comment }]);
    }
    expect((await open(app.url, token)).viewers()).toEqual([{ ...viewer, comment: 'second' }]);
    await look('third', 'tabtabtab2');
    await until('two tabs', () => there.viewers().length === 2);
    await look(null);
    await until('one tab', () => here.viewers().length === 1);
    // Not heard of for a while.
    await app.strapi.db
      .connection('newsroom_viewers')
      .update({ seen_at: new Date(Date.now() - 41_000) });
    for (const listener of [here, there]) {
      await until('gone', () => listener.viewers().length === 0);
    }
    expect((await poll()).meta.viewers).toEqual([]);
  });

  test('the same tab at once is one viewer', async () => {
    const body = { tab: 'tabtabtab9', comment: 'one' };
    const put = () => app.http.put('/newsroom/live/viewer', { admin: ed.token, body });
    const answers = await Promise.all(Array.from({ length: 6 }, put));
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(204));
    expect((await poll()).meta.viewers).toHaveLength(1);
    await app.http.put('/newsroom/live/viewer', {
      admin: ed.token,
      body: { ...body, comment: null },
    });
  });

  test('a stream ends when the permission is taken, and when the session is', async () => {
    const reader = await app.createAdmin({ permissions: [permissions.readDesk] });
    const listener = await open(app.url, reader.token);
    const leaver = await app.createAdmin();
    const leaving = await open(app.url, leaver.token);
    const staying = await open(app.url, ed.token);
    const user = (await app.strapi.db
      .query('admin::user')
      .findOne({ where: { id: reader.id }, populate: ['roles'] })) as { roles: { id: number }[] };
    await app.strapi.service('admin::role').assignPermissions(user.roles[0]!.id, []);
    await app.strapi.db
      .query('admin::user')
      .update({ where: { id: leaver.id }, data: { isActive: false } });
    await until('both have ended', () => listener.isEnded() && leaving.isEnded());
    expect(staying.isEnded()).toBe(false);
    expect((await listen(app.url, reader.token)).status).toBe(403);
    expect((await listen(app.url, leaver.token)).status).toBe(401);
  });

  test('one user has so many streams and no more, and places become free', async () => {
    const reader = await app.createAdmin({ permissions: [permissions.readDesk] });
    const all: Listener[] = [];
    for (let index = 0; index < 20; index += 1) all.push(await open(app.url, reader.token));
    const refused = await app.http.get('/newsroom/live', { admin: reader.token });
    expect([refused.status, refused.body.error.details.code]).toEqual([429, 'TOO_MANY_STREAMS']);
    expect((await open(app.url, ed.token)).status).toBe(200);
    all[3]!.close();
    await until('a free place', async () => {
      const again = await listen(app.url, reader.token, { ready: false });
      again.close();
      return again.status === 200;
    });
  });

  test('nobody listening costs nothing', async () => {
    await wait(1_500);
    const asked: string[] = [];
    const note = ({ sql }: { sql: string }) => {
      if (/newsroom_(?:decisions|reports|viewers)/.test(sql)) asked.push(sql);
    };
    app.strapi.db.connection.on('query', note);
    await wait(2_500);
    app.strapi.db.connection.removeListener('query', note);
    expect(asked).toEqual([]);
  });

  test('refuses what is no cursor and no tab, and who may not', async () => {
    const answers = [
      await app.http.get('/newsroom/live/changes?after=nonsense', { admin: true }),
      await app.http.get('/newsroom/live/changes?since=1', { admin: true }),
      await app.http.get('/newsroom/live', { admin: true, headers: { 'last-event-id': 'x' } }),
      await app.http.put('/newsroom/live/viewer', {
        admin: true,
        body: { tab: '?', comment: 'a' },
      }),
      await app.http.put('/newsroom/live/viewer', { admin: true, body: { tab: 'tabtabtab1' } }),
    ];
    expect(answers.map(({ status, body }) => [status, body.error.details.code])).toEqual(
      answers.map(() => [400, 'INVALID_INPUT'])
    );
    const others = Object.values(permissions).filter((one) => one !== permissions.readDesk);
    const { token: without } = await app.createAdmin({ permissions: others });
    const refused = [
      await app.http.get('/newsroom/live', { admin: without }),
      await app.http.get('/newsroom/live/changes', { admin: without }),
      await app.http.put('/newsroom/live/viewer', {
        admin: without,
        body: { tab: 'tabtabtab1', comment: 'a' },
      }),
      await app.http.get(`/newsroom/live?token=${token}`),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 401]);
  });

  test('who was away for too long, or comes from another database, begins anew', async () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const { data, meta } = await poll(encode([[2_000_000_000], [0]]));
    expect(data).toEqual([]);
    expect((await poll(meta.cursor)).data).toEqual([]);
  });

  test('streams end with the process', async () => {
    const listener = await open(app.url, token);
    await app.stop({ keep: true });
    await until('ended', () => listener.isEnded());
    app = await startNewsroom({ on: app });
  });
});
