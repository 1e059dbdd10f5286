import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { CommentAnswer, RepliesAnswer } from '../../server/comments/contract';
import { byMarks, decide, openThread, report, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { idsOf, walkPages } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** A fault known from other comment plugins: each row is held against a strict schema when read, so
 * that a single one written by a script or an older version breaks the whole page it stands on. */

/** What a row has beside its id, thread and what shows it; all else is null. */
const odd: Record<string, Record<string, unknown>> = {
  'nothing at all': {},
  'no date': { body: 'Undated', html: '<p>Undated</p>', depth: 0, revision: 1, path: 'x/' },
  'signals of another form': { body: 'x', created_at: new Date(), signals: '{"verdict":[1]}' },
  'signals that are a text': { body: 'x', created_at: new Date(), signals: '"hold"' },
  'signals that are a list of something': { created_at: new Date(), signals: '[null,7,{"a":1}]' },
  'an unknown author kind': { created_at: new Date(), author_kind: 'robot', author_name: 'R2' },
  'an unknown status': { created_at: new Date(), status: 'archived', author_name: 'Old' },
  'a parent that is gone': { created_at: new Date(), parent: 'gone00000000000000000000', depth: 1 },
  'a date to the microsecond': { created_at: '2026-03-01 10:00:00.123456', author_name: 'Fine' },
  'another in the same millisecond': { created_at: '2026-03-01 10:00:00.123400', body: 'Finer' },
};

/** What the other databases refuse to store. */
const onSqlite = {
  'signals that are no JSON': { created_at: new Date(), signals: '{hold' },
  'a date that is none': { created_at: 'yesterday', body: 'When?' },
};

describeOnEachDatabase('one odd row does not break a page', (database) => {
  const rows = database === 'sqlite' ? { ...odd, ...onSqlite } : odd;
  let app: Newsroom;
  let thread: Thread;
  const ids: Record<string, string> = {};
  let ordinary: string[];
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
    ordinary = [];
    for (let number = 0; number < 3; number += 1) ordinary.push(await plant(app, thread));
    for (const [index, [what, columns]] of Object.entries(rows).entries()) {
      const id = `odd${String(index).padStart(21, '0')}`;
      ids[what] = id;
      await app.strapi.db.connection('newsroom_comments').insert({
        document_id: id,
        thread: thread.id,
        status: 'approved',
        shown: true,
        ...columns,
      });
    }
    for (let number = 0; number < 3; number += 1) ordinary.push(await plant(app, thread));
  });
  afterAll(() => app.stop());

  test.each([1, 2, 3, 100])('of a thread, %i at a time', async (limit) => {
    for (const sort of ['newest', 'oldest']) {
      const query = { limit, sort };
      const read = (await walkPages(app, `${thread.path}/comments`, { query })).flatMap(idsOf);
      expect(new Set(read).size).toBe(read.length);
      const dated = Object.keys(rows).filter((what) => /^(?:a date|another)/.test(what));
      const wanted = [...ordinary, ...dated.map((what) => ids[what] ?? '')];
      expect(wanted.filter((id) => !read.includes(id))).toEqual([]);
    }
  });

  test.each([1, 2, 100])('of the desk, %i at a time', async (limit) => {
    const read: string[] = [];
    for (let after = ''; ;) {
      const path = `/newsroom/queue?queue=approved&limit=${limit}${after && `&after=${after}`}`;
      const { status, body } = await app.http.get(path, { admin: true });
      expect([path, status]).toEqual([path, 200]);
      read.push(...idsOf(body.data));
      if (body.meta.next === null) break;
      after = body.meta.next;
      expect(read.length).toBeLessThan(100);
    }
    expect(new Set(read).size).toBe(read.length);
    expect(ordinary.filter((id) => !read.includes(id))).toEqual([]);
  });

  test('of the Content Manager', async () => {
    const list = `/content-manager/collection-types/${uids.comment}`;
    const { status, body } = await app.http.get(`${list}?pageSize=100`, { admin: true });
    expect(status).toBe(200);
    expect(body.results).toHaveLength(ordinary.length + Object.keys(rows).length);
    for (const [what, id] of Object.entries(ids)) {
      expect([what, (await app.http.get(`${list}/${id}`, { admin: true })).status]).toEqual([
        what,
        200,
      ]);
    }
  });

  describe.each(Object.keys(rows))('and one with %s', (what) => {
    const id = () => ids[what] ?? '';

    test('can be linked to, read, and reported', async () => {
      for (const [rest, contract] of [
        ['', CommentAnswer],
        ['/replies', RepliesAnswer],
      ] as const) {
        const { status, body } = await app.http.get(`/api/newsroom/comments/${id()}${rest}`);
        expect([rest, status]).toEqual([rest, 200]);
        expect(contract.safeParse(body).error).toBeUndefined();
      }
      expect([202, 404]).toContain((await report(app, id())).status);
    });

    test('can be decided on', async () => {
      const { body } = await app.http.get('/newsroom/queue?queue=approved&limit=100', {
        admin: true,
      });
      const queue = body.data as { id: string; revision: number }[];
      const { revision } = queue.find((one) => one.id === id()) ?? { revision: 1 };
      expect((await decide(app, id(), { to: 'rejected', revision })).status).toBe(200);
      const answer = await decide(app, id(), { to: 'approved', revision: revision + 1 });
      expect(answer.status).toBe(200);
      expect(answer.body.data).toMatchObject({ id: id(), status: 'approved', signals: [] });
    });
  });

  test('and a recount puts right what can be', async () => {
    const path = `/newsroom/threads/${thread.id}/recount`;
    expect((await app.http.post(path, { admin: true })).status).toBe(200);
    const again = await app.http.post(path, { admin: true });
    expect(again.body.data.repaired).toEqual([]);
  });
});
