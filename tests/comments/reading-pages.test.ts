import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, openThread, type Thread } from '../fixtures/discussion';
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
    app = await startNewsroom({ database, config: byMarks() });
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
      meta: { commentCount: 0, next: null, open: true, own: [] },
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
    expect((await app.http.get(`${path}/comments`)).body).toEqual({
      data: [],
      meta: { commentCount: 0, next: null, open: true, own: [] },
    });
  });
});
