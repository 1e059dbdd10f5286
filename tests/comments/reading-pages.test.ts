import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { asModerator } from '../fixtures/desk';
import { byMarks, openThread, someAddress, type Thread } from '../fixtures/discussion';
import { plant, settle } from '../fixtures/plant';
import { idsOf, walkPages } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const byTimeThenId = (a: { at: number; id: string }, b: { at: number; id: string }): number =>
  a.at - b.at || (a.id < b.id ? -1 : 1);

/** Pages of a thread, asked for one after the other, are the thread. */
describeOnEachDatabase('the pages of a thread', (database) => {
  let app: Newsroom;
  let thread: Thread;
  /** Approved roots, oldest first. */
  let roots: string[];
  beforeAll(async () => {
    const { limits, ...config } = byMarks();
    app = await startNewsroom({
      database,
      config: { ...config, limits: { ...limits, votesPerAddress: 1_000 } },
    });
    thread = await openThread(app);
    const planted: { id: string; at: number }[] = [];
    for (let number = 0; number < 23; number += 1) {
      // Seven share one millisecond, and more each of the two after it.
      const at = Date.parse('2026-03-01T10:00:00.000Z') + (number < 7 ? 0 : 1 + (number % 2));
      const id = await plant(app, thread, { at: new Date(at) });
      planted.push({ id, at });
    }
    roots = planted.sort(byTimeThenId).map(({ id }) => id);
    // What is no root, or not to be seen, is on no page.
    await plant(app, thread, { parent: roots[3] });
    await plant(app, thread, { body: 'HOLD this' });
    await settle(app, await plant(app, thread), 'rejected');
    await plant(app, await openThread(app, 'Another'));
  });
  afterAll(() => app.stop());

  const orders = [
    { sort: 'oldest', expected: () => roots },
    { sort: 'newest', expected: () => [...roots].reverse() },
  ];

  describe.each(orders)('$sort first', ({ sort, expected }) => {
    test.each([1, 2, 5, 7, 22, 23, 24, 100])('have each root once, %i at a time', async (limit) => {
      const pages = await walkPages(app, `${thread.path}/comments`, { query: { sort, limit } });
      expect(pages.flatMap(idsOf)).toEqual(expected());
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
      expect(pages).toHaveLength(Math.ceil(23 / limit));
    });

    test('have each root once while new ones are written', async () => {
      const busy = await openThread(app, `Busy, ${sort} first`);
      const early: string[] = [];
      for (let number = 0; number < 9; number += 1) early.push(await plant(app, busy));
      const late: string[] = [];
      const pages = await walkPages(app, `${busy.path}/comments`, {
        query: { sort, limit: 2 },
        between: async () => {
          if (late.length < 5) late.push(await plant(app, busy));
        },
      });
      const read = pages.flatMap(idsOf);
      expect(new Set(read).size).toBe(read.length);
      // Newer ones stand before the first page, or after the last.
      const wanted = sort === 'oldest' ? [...early, ...late] : early;
      expect([...read].sort()).toEqual([...wanted].sort());
    });

    test('have each root once while others are taken down', async () => {
      const shrinking = await openThread(app, `Shrinking, ${sort} first`);
      const all: string[] = [];
      for (let number = 0; number < 8; number += 1) all.push(await plant(app, shrinking));
      const gone: string[] = [];
      const pages = await walkPages(app, `${shrinking.path}/comments`, {
        query: { sort, limit: 2 },
        // Each time the very comment that the next page starts after.
        between: async () => {
          const { body } = await app.http.get(`${shrinking.path}/comments?sort=${sort}&limit=100`);
          const [id] = idsOf(body.data).slice(1 + gone.length);
          if (id === undefined) return;
          await app.strapi.db.query(uids.comment).delete({ where: { documentId: id } });
          gone.push(id);
        },
      });
      const read = pages.flatMap(idsOf);
      expect(new Set(read).size).toBe(read.length);
      expect(all.filter((id) => !gone.includes(id) && !read.includes(id))).toEqual([]);
    });
  });

  test('are 25 at a time, newest first, with three replies, unless asked otherwise', async () => {
    const full = await openThread(app, 'Full');
    let latest = '';
    for (let number = 0; number < 26; number += 1) latest = await plant(app, full);
    for (let number = 0; number < 4; number += 1) await plant(app, full, { parent: latest });
    const { data, meta } = (await app.http.get(`${full.path}/comments`)).body;
    expect(data).toHaveLength(25);
    expect(data[0]).toMatchObject({ id: latest, replyCount: 4 });
    expect(data[0].replies).toHaveLength(3);
    expect(meta).toMatchObject({ commentCount: 30, open: true, own: [] });
    expect(meta.next).toEqual(expect.any(String));
  });

  test('of an empty thread are one, and empty', async () => {
    const { path } = await openThread(app, 'Empty');
    expect((await app.http.get(`${path}/comments`)).body).toEqual({
      data: [],
      meta: {
        commentCount: 0,
        next: null,
        open: true,
        version: expect.any(Number),
        own: [],
        editable: [],
        votes: {},
        mine: [],
      },
    });
    expect((await app.http.get(path)).body.data).toMatchObject({
      commentCount: 0,
      lastCommentAt: null,
      open: true,
    });
  });

  test('of a thread in which all is hidden are those of an empty one', async () => {
    const { path, ...rest } = await openThread(app, 'All hidden');
    for (const body of ['HOLD one', 'SPAM two', 'REJECT three']) {
      await plant(app, { path, ...rest }, { body });
    }
    await settle(app, await plant(app, { path, ...rest }), 'deleted');
    const empty = (await app.http.get(`${(await openThread(app, 'Nothing')).path}/comments`)).body;
    expect((await app.http.get(`${path}/comments`)).body).toEqual({
      ...empty,
      meta: { ...empty.meta, version: expect.any(Number) },
    });
  });

  test('begin with what moderators pinned, whatever the order, and have it nowhere else', async () => {
    const thread = await openThread(app, 'Pinned');
    const all: string[] = [];
    for (let number = 0; number < 9; number += 1) all.push(await plant(app, thread));
    const pinned = [all[6]!, all[2]!];
    for (const id of pinned) await asModerator(app).pin(id, true);
    const rest = all.filter((id) => !pinned.includes(id));
    for (const sort of ['newest', 'oldest', 'top']) {
      const pages = await walkPages(app, `${thread.path}/comments`, { query: { sort, limit: 3 } });
      expect(pages.map(({ length }) => length)).toEqual([5, 3, 1]);
      expect(idsOf(pages[0]!).slice(0, 2)).toEqual(pinned);
      expect(pages[0]![0]).toMatchObject({ pinned: true });
      expect(pages.flatMap(idsOf).slice(2)).toEqual(sort === 'oldest' ? rest : [...rest].reverse());
    }
    await asModerator(app).pin(pinned[0]!, false);
    const { data } = (await app.http.get(`${thread.path}/comments?sort=oldest`)).body;
    expect(idsOf(data)).toEqual([pinned[1], ...all.filter((id) => id !== pinned[1])]);
  });

  test('go by score and then by time where the best are asked for first', async () => {
    const thread = await openThread(app, 'Votes');
    const planted: { id: string; score: number; at: number }[] = [];
    for (const score of [0, 3, -2, 3, 0, 12, -2, 1, 0, 0]) {
      // The first three of one moment.
      const at = Date.parse('2026-03-01T10:00:00.000Z') + Math.max(0, planted.length - 2);
      planted.push({ id: await plant(app, thread, { at: new Date(at) }), score, at });
    }
    for (const { id, score } of planted) {
      for (let number = 0; number < Math.abs(score); number += 1) {
        const body = { value: Math.sign(score) };
        const path = `/api/newsroom/comments/${id}/vote`;
        expect((await app.http.put(path, { body, ip: someAddress() })).status).toBe(200);
      }
    }
    const expected = planted
      .sort((a, b) => b.score - a.score || -byTimeThenId(a, b))
      .map(({ id }) => id);
    for (const limit of [1, 2, 3, 9, 10, 100]) {
      const query = { sort: 'top', limit };
      const pages = await walkPages(app, `${thread.path}/comments`, { query });
      expect(pages.flatMap(idsOf)).toEqual(expected);
    }
    const { meta } = (await app.http.get(`${thread.path}/comments?limit=3`)).body;
    const other = await app.http.get(`${thread.path}/comments?sort=top&after=${meta.next}`);
    expect(other.body.error.details.problems).toMatchObject([{ field: 'after' }]);
  });
});
