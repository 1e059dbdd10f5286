import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import {
  byMarks,
  decide,
  openThread,
  posted,
  report,
  type Row,
  type Thread,
} from '../fixtures/discussion';
import { addressKeyOf, authorKeyOf, inHours, lift, sanction } from '../fixtures/sanctions';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('the audit', (database) => {
  let app: Newsroom;
  let thread: Thread;
  let ed: { id: number; name: string; token: string };
  let zoe: { id: number; name: string; token: string };
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app, 'Tram line reopens');
    ed = await app.createAdmin({ firstname: 'Ed', lastname: 'Itor' });
    zoe = await app.createAdmin({ firstname: 'Zoe', lastname: 'Ames' });
  });
  afterAll(() => app.stop());

  const read = (query: Record<string, string | number> = {}, admin: true | string = true) => {
    const search = new URLSearchParams(
      Object.entries(query).map(([key, value]) => [key, String(value)])
    );
    return app.http.get(`/newsroom/audit?${search.toString()}`, { admin });
  };
  /** All pages, one after another. */
  const walk = async (query: Record<string, string | number>) => {
    const found: Row[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { status, body } = await read({ ...query, ...(next && { after: next }) });
      if (status !== 200) throw new Error(JSON.stringify(body));
      found.push(...(body.data as Row[]));
      next = body.meta.next as string | null;
    }
    return found;
  };

  test('is empty at first', async () => {
    for (const kind of ['decisions', 'sanctions']) {
      const { status, body } = await read({ kind });
      expect([status, body]).toEqual([200, { data: [], meta: { next: null, actors: [] } }]);
    }
  });

  test('has decisions of moderators and of nobody else, newest first', async () => {
    const first = await posted(app, thread, { body: 'HOLD the line', name: 'Ann' });
    const second = await posted(app, thread, { body: 'x'.repeat(300), name: 'Bo' });
    await report(app, second.id);
    await decide(app, first.id, { to: 'approved', admin: ed.token });
    await app.http.post(`/newsroom/comments/${second.id}/decisions`, {
      admin: zoe.token,
      body: { revision: 1, to: 'rejected', reason: 'abuse', note: 'Be kind' },
    });
    await app.http.delete(`/api/newsroom/comments/${first.id}`, { guest: first.guest });
    const { result, statements } = await app.statements(() => read());
    expect(statements.on('newsroom_*').length).toBeLessThanOrEqual(4);
    expect(result.body).toMatchObject({
      data: [
        {
          kind: 'decision',
          actor: { key: `staff:${zoe.id}`, name: 'Zoe Ames' },
          from: 'approved',
          to: 'rejected',
          reason: 'abuse',
          note: 'Be kind',
          comment: { id: second.id, authorName: 'Bo', excerpt: `${'x'.repeat(199)}…` },
          thread: { id: thread.id, title: 'Tram line reopens' },
        },
        {
          actor: { key: `staff:${ed.id}`, name: 'Ed Itor' },
          from: 'pending',
          to: 'approved',
          reason: null,
          note: null,
          comment: { id: first.id, authorName: '', excerpt: '' },
        },
      ],
      meta: {
        next: null,
        actors: [
          { key: `staff:${ed.id}`, name: 'Ed Itor' },
          { key: `staff:${zoe.id}`, name: 'Zoe Ames' },
        ],
      },
    });
  });

  test('goes on after purged comments and threads', async () => {
    const other = await openThread(app, 'Soon gone');
    const { id } = await posted(app, other, { body: 'HOLD this' });
    await decide(app, id, { to: 'spam', admin: ed.token });
    await app.strapi.db.connection('newsroom_comments').where({ document_id: id }).delete();
    await app.strapi.db.connection('newsroom_threads').where({ document_id: other.id }).delete();
    const { body } = await read({ limit: 1 });
    expect(body.data[0]).toMatchObject({ to: 'spam', comment: null, thread: null });
  });

  test('is filtered by actor and time, and paged without a gap', async () => {
    const start = new Date().toISOString();
    const ids: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      const { id } = await posted(app, thread, { body: `HOLD number ${index}` });
      await decide(app, id, { to: 'approved', admin: index % 2 ? ed.token : zoe.token });
      ids.unshift(id);
    }
    const end = new Date(Date.now() + 1).toISOString();
    const comments = (entries: Row[]) => entries.map(({ comment }) => comment?.id as string);
    expect(comments(await walk({ from: start, to: end, limit: 2 }))).toEqual(ids);
    expect(
      comments(await walk({ from: start, to: end, limit: 2, actor: `staff:${ed.id}` }))
    ).toEqual(ids.filter((_, index) => index % 2 === 1));
    expect(await walk({ to: '2001-01-01T00:00:00Z' })).toEqual([]);
    expect(await walk({ actor: 'staff:999999' })).toEqual([]);
  });

  test('pages through decisions taken at the very same time', async () => {
    const at = new Date('2026-01-05T12:00:00Z');
    const table = app.strapi.db.connection('newsroom_decisions');
    const rows = Array.from({ length: 9 }, (_, index) => ({
      document_id: `same${index}${database}`.padEnd(24, '0'),
      comment: 'none',
      thread: 'none',
      revision: 1,
      from: 'pending',
      to: 'approved',
      actor_kind: 'staff',
      actor_key: `staff:${zoe.id}`,
      actor_name: 'Zoe Ames',
      created_at: at,
    }));
    await table.insert(rows);
    const window = { from: '2026-01-05T00:00:00Z', to: '2026-01-06T00:00:00Z', limit: 4 };
    const found = await walk(window);
    expect(found.map(({ id }) => id as string)).toEqual(
      rows.map(({ document_id }) => document_id).reverse()
    );
  });

  test('has sanctions, put and lifted', async () => {
    const ann = await posted(app, thread, { body: 'Sanction me', name: 'Ann' });
    const key = await authorKeyOf(app, ann.id);
    const until = inHours(1);
    const ban = await sanction(app, key, { kind: 'ban', note: 'Again' }, ed.token);
    const next = await sanction(app, key, { kind: 'ban', until }, zoe.token);
    await lift(app, next.body.data.id, ed.token);
    const { result, statements } = await app.statements(() => read({ kind: 'sanctions' }));
    expect(statements.on('newsroom_*').length).toBeLessThanOrEqual(4);
    const author = { key, name: 'Ann' };
    expect(result.body.data).toMatchObject([
      { what: 'lifted', actor: { name: 'Ed Itor' }, until, author },
      { what: 'put', actor: { name: 'Zoe Ames' }, sanction: 'ban', until, author },
      { what: 'lifted', actor: { name: 'Zoe Ames' }, note: 'Again', until: null, author },
      { what: 'put', actor: { name: 'Ed Itor' }, reason: 'abuse', note: 'Again', author },
    ]);
    const ids = (result.body.data as Row[]).map(({ id }) => id as string);
    expect(new Set(ids).size).toBe(4);
    expect(ids[3]).toContain(ban.body.data.id);
    for (const limit of [1, 2, 3]) {
      const paged = await walk({ kind: 'sanctions', limit });
      expect(paged.map(({ id }) => id as string)).toEqual(ids);
    }
    const mine = await walk({ kind: 'sanctions', actor: `staff:${zoe.id}` });
    expect(mine.map(({ what }) => what as string)).toEqual(['put', 'lifted']);
  });

  test('names no address to who may not identify authors', async () => {
    const { id } = await posted(app, thread, { body: 'From an address' });
    const key = await addressKeyOf(app, id);
    await sanction(app, key, { kind: 'hold' });
    const only = await app.createAdmin({ permissions: [permissions.inspectAudit] });
    const { body } = await read({ kind: 'sanctions', limit: 1 }, only.token);
    expect(body.data[0].author).toEqual({ key: 'address:', name: null });
    const seen = await read({ kind: 'sanctions', limit: 1 });
    expect(seen.body.data[0].author.key).toBe(key);
  });

  test('keeps those who left among the actors, under their last name', async () => {
    const gone = await app.createAdmin({ firstname: 'Old', lastname: 'Hand' });
    const { id } = await posted(app, thread, { body: 'HOLD for the old hand' });
    await decide(app, id, { to: 'approved', admin: gone.token });
    await app.strapi.db.query('admin::user').delete({ where: { id: gone.id } });
    const { body } = await read({ limit: 1 });
    expect(body.meta.actors.map(({ name }: Row) => name)).toEqual([
      'Ed Itor',
      'First Admin',
      'Old Hand',
      'Zoe Ames',
    ]);
  });

  test('refuses what does not fit, and who may not', async () => {
    for (const query of [
      { kind: 'edits' },
      { limit: 101 },
      { limit: 0 },
      { from: 'yesterday' },
      { after: 'nonsense' },
      { sort: 'oldest' },
    ]) {
      const { status, body } = await read(query as never);
      expect([query, status, body.error?.details?.code]).toEqual([query, 400, 'INVALID_INPUT']);
    }
    const others = Object.values(permissions).filter((one) => one !== permissions.inspectAudit);
    const { token } = await app.createAdmin({ permissions: others });
    expect((await read({}, token)).status).toBe(403);
    expect(await app.strapi.db.query(uids.decision).count({})).toBeGreaterThan(10);
  });
});
