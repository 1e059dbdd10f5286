import { afterAll, beforeAll, expect, test } from 'vitest';

import { byMarks, openThread, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { idsOf } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('the threads of the desk', (database) => {
  let app: Newsroom;
  let threads: Thread[];
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    threads = [];
    for (const title of ['Tram line', 'Library', '100% sure', 'Tram stops', 'Café', 'Empty']) {
      threads.push(await openThread(app, title));
    }
    for (const [index, thread] of threads.slice(0, 5).entries()) {
      const at = new Date(Date.parse('2026-02-01T00:00:00Z') + index * 60_000);
      await plant(app, thread, { at });
      for (let number = 0; number < index; number += 1) {
        await plant(app, thread, { body: 'HOLD this' });
      }
    }
  });
  afterAll(() => app.stop());

  const get = (query: string) => app.http.get(`/newsroom/threads?${query}`, { admin: true });
  const find = async (query: string): Promise<string[]> => {
    const { status, body } = await get(query);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return idsOf(body.data);
  };
  const named = (...indexes: number[]): string[] =>
    indexes.map((index) => threads[index]?.id ?? '');
  const change = async (index: number, body: object) => {
    const path = `/newsroom/threads/${threads[index]?.id}`;
    expect((await app.http.put(path, { admin: true, body })).status).toBe(200);
  };

  test('come by their last comment, those without any at the end', async () => {
    expect(await find('limit=100')).toEqual(named(4, 3, 2, 1, 0, 5));
    const { data } = (await get('limit=1')).body;
    expect(data[0]).toMatchObject({
      title: 'Café',
      open: true,
      counts: { approved: 1, pending: 4, rejected: 0, spam: 0, deleted: 0, reported: 0 },
      lastCommentAt: '2026-02-01T00:04:00.000Z',
    });
  });

  test('or by what waits in them', async () => {
    const found = await find('sort=waiting');
    expect(found.slice(0, 4)).toEqual(named(4, 3, 2, 1));
    expect(found).toHaveLength(6);
  });

  test.each(['latest', 'waiting'])('page by page (%s), each once', async (sort) => {
    for (const limit of [1, 2, 4, 5]) {
      const all = await find(`sort=${sort}&limit=100`);
      const read: string[] = [];
      for (let after = ''; ;) {
        const { body } = await get(`sort=${sort}&limit=${limit}${after}`);
        read.push(...idsOf(body.data));
        if (body.meta.next === null) break;
        after = `&after=${body.meta.next}`;
        expect(read.length).toBeLessThan(20);
      }
      expect(read).toEqual(all);
    }
  });

  test('are found by a part of their title, signs and all', async () => {
    expect(await find('search=tram')).toEqual(named(3, 0));
    expect(await find(`search=${encodeURIComponent('100%')}`)).toEqual(named(2));
    expect(await find('search=_')).toEqual([]);
    expect(await find('search=afé')).toEqual(named(4));
    expect(await find("search=';--")).toEqual([]);
  });

  test('are found by name', async () => {
    expect((await find(`ids=${named(1, 5).join(',')},unknown`)).sort()).toEqual(named(1, 5).sort());
  });

  test('are open, closed or held', async () => {
    await change(0, { closed: true });
    await change(1, { policy: 'hold' });
    await change(2, { policy: 'closed' });
    await change(3, { closesAt: '2026-01-01T00:00:00Z' });
    await change(4, { closesAt: '2999-01-01T00:00:00Z' });
    expect((await find('state=open')).sort()).toEqual(named(1, 4, 5).sort());
    expect((await find('state=closed')).sort()).toEqual(named(0, 2, 3).sort());
    expect(await find('state=hold')).toEqual(named(1));
    for (const state of ['open', 'closed']) {
      const { data } = (await get(`state=${state}`)).body;
      for (const { open } of data) expect(open).toBe(state === 'open');
    }
    expect(await find('state=closed&search=tram')).toEqual(named(3, 0));
  });

  test('with an age limit, the old ones count as closed, unless opened for good', async () => {
    const settings = (closeAfterDays: number | null) =>
      app.http.put('/newsroom/settings', { admin: true, body: { threads: { closeAfterDays } } });
    await app.strapi.db
      .connection('newsroom_threads')
      .whereIn('document_id', named(1, 5))
      .update({ created_at: new Date('2020-01-01') });
    await change(5, { policy: 'open' });
    expect((await settings(30)).status).toBe(200);
    expect((await find('state=open')).sort()).toEqual(named(4, 5).sort());
    const { data } = (await get('state=open')).body;
    for (const { open } of data) expect(open).toBe(true);
    await settings(null);
    expect(await find('state=open')).toContain(named(1)[0]);
  });

  test('of a deleted entry are asked for by name only', async () => {
    const { subject, id } = await openThread(app, 'Short-lived');
    await app.contentManager.delete(subject);
    expect(await find('limit=100')).not.toContain(id);
    expect(await find(`ids=${id}`)).toEqual([id]);
    const { body } = await app.http.get(`/newsroom/threads/${id}`, { admin: true });
    expect(body.data).toMatchObject({ id, title: 'Short-lived', open: false });
  });

  test('one by its name; an unknown one is unknown', async () => {
    const [id] = named(4);
    const { body } = await app.http.get(`/newsroom/threads/${id}`, { admin: true });
    expect(body.data).toMatchObject({ id, title: 'Café' });
    const unknown = await app.http.get('/newsroom/threads/unknown', { admin: true });
    expect([unknown.status, unknown.body.error.details.code]).toEqual([404, 'THREAD_UNKNOWN']);
    const cursor = Buffer.from('["",1]').toString('base64url');
    for (const after of ['x', cursor]) {
      expect((await get(`after=${after}`)).status).toBe(400);
    }
  });
});
