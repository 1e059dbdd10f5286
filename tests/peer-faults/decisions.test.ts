import { afterAll, beforeAll, expect, test } from 'vitest';

import type { CommentStatus } from '../../content-types';
import {
  byMarks,
  commentOf,
  decide,
  historyOf,
  openThread,
  post,
  posted,
  type Thread,
} from '../fixtures/discussion';
import { plant, settle } from '../fixtures/plant';
import { flatten, idsOf, walkPages } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** Faults known from other comment plugins: decisions that toggle, blocked threads that go on, and
 * removals that stop half-way down. */
describeOnEachDatabase('decisions', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: { ...byMarks(), threads: { maxDepth: 8 } } });
  });
  afterAll(() => app.stop());

  const change = (thread: Thread, body: object) =>
    app.http.put(`/newsroom/threads/${thread.id}`, { admin: true, body });
  const listed = async ({ path }: Thread): Promise<string[]> =>
    idsOf(flatten((await app.http.get(`${path}/comments?replies=20`)).body.data));

  test.each(['approved', 'rejected', 'spam', 'pending'] as const)(
    'deciding twice is not toggling: %s stays so',
    async (to) => {
      const thread = await openThread(app, `Twice ${to}`);
      const { id } = await posted(app, thread, { body: 'HOLD this' });
      for (let time = 0; time < 3; time += 1) {
        expect((await decide(app, id, { to })).body.data.status).toBe(to);
        expect(await commentOf(app, id)).toMatchObject({ status: to });
      }
      // The same decision on what was seen before anybody decided changes nothing either.
      expect((await decide(app, id, { to, revision: 1 })).status).toBe(409);
      expect(await commentOf(app, id)).toMatchObject({ status: to });
    }
  );

  test('opening a thread twice does not close it, and touches no comment', async () => {
    const thread = await openThread(app, 'Open twice');
    const rejected = await plant(app, thread, { body: 'REJECT this' });
    const shown = await plant(app, thread);
    await decide(app, shown, { to: 'approved' });
    for (const closed of [true, true, false, false]) {
      const { body } = await change(thread, { closed });
      expect(body.data).toMatchObject({ closed, open: !closed });
      expect((await app.http.get(thread.path)).body.data.open).toBe(!closed);
    }
    expect((await commentOf(app, rejected))?.status).toBe('rejected');
    expect(await listed(thread)).toEqual([shown]);
  });

  test.each([{ closed: true }, { policy: 'closed' }, { closesAt: '2020-01-01T00:00:00Z' }])(
    'a closed thread takes no replies: %j',
    async (how) => {
      const thread = await openThread(app, `Closed by ${Object.keys(how)[0]}`);
      const { id } = await posted(app, thread, { body: 'Before' });
      expect((await change(thread, how)).status).toBe(200);
      for (const parent of [undefined, id]) {
        const answer = await post(app, thread, { body: 'After', ...(parent && { parent }) });
        expect(answer).toMatchObject({
          status: 403,
          body: { error: { details: { code: 'THREAD_CLOSED' } } },
        });
      }
      await expect(plant(app, thread, { parent: id })).rejects.toMatchObject({
        details: { code: 'THREAD_CLOSED' },
      });
      expect(await listed(thread)).toEqual([id]);
      expect((await app.http.get(`${thread.path}/comments`)).body.meta.open).toBe(false);
    }
  );

  test.each<CommentStatus>(['rejected', 'spam', 'deleted'])(
    'replies at any depth go the same way in every list when one above is %s',
    async (status) => {
      const thread = await openThread(app, `Chain ${status}`);
      const chain: string[] = [];
      for (let depth = 0; depth <= 8; depth += 1) {
        chain.push(await plant(app, thread, depth > 0 ? { parent: chain.at(-1) ?? '' } : {}));
      }
      const [root = '', second = ''] = chain;
      await settle(app, second, status);
      const left = chain.filter((id) => id !== second);
      // Approved replies stay, each of them, below a tombstone …
      for (const list of [
        flatten((await app.http.get(`${thread.path}/comments?replies=20`)).body.data),
        (await walkPages(app, `/api/newsroom/comments/${root}/replies`)).flat(),
      ]) {
        expect(idsOf(list.filter((one) => one.status === 'removed'))).toEqual([second]);
        expect(left.filter((id) => id !== root && !idsOf(list).includes(id))).toEqual([]);
      }
      expect((await app.http.get(thread.path)).body.data.commentCount).toBe(left.length);
      // … until they are taken down as well: then all is gone, in every list and count.
      for (const id of [...left].reverse()) await settle(app, id, status);
      expect(await listed(thread)).toEqual([]);
      expect((await app.http.get(thread.path)).body.data.commentCount).toBe(0);
      for (const id of chain) {
        expect((await app.http.get(`/api/newsroom/comments/${id}`)).status).toBe(404);
      }
    }
  );

  test.each<CommentStatus>(['deleted', 'rejected', 'spam', 'pending'])(
    'what is %s cannot be answered',
    async (status) => {
      const thread = await openThread(app, `No answers: ${status}`);
      const { id } = await posted(app, thread, { body: 'Answer me' });
      await plant(app, thread, { parent: id });
      await settle(app, id, status);
      expect(await post(app, thread, { body: 'An answer', parent: id })).toMatchObject({
        status: 400,
        body: { error: { details: { code: 'PARENT_UNUSABLE' } } },
      });
    }
  );

  test('what is removed can’t be edited, and an edit loses approval', async () => {
    const thread = await openThread(app, 'Edits');
    const edit = (id: string, guest: string, body: string) =>
      app.http.put(`/api/newsroom/comments/${id}`, { guest, body: { body } });
    for (const status of ['deleted', 'rejected'] as const) {
      const { id, guest } = await posted(app, thread, { body: `Once ${status}` });
      await settle(app, id, status);
      expect((await edit(id, guest, 'Back again')).status).toBeGreaterThanOrEqual(403);
      expect((await commentOf(app, id))?.body).not.toBe('Back again');
    }
    const { id, guest } = await posted(app, thread, { body: 'HOLD at first' });
    await decide(app, id, { to: 'approved' });
    expect(await listed(thread)).toEqual([id]);
    expect((await edit(id, guest, 'HOLD something else')).status).toBe(202);
    expect(await commentOf(app, id)).toMatchObject({ status: 'pending', reviewedAt: null });
    expect(await listed(thread)).toEqual([]);
    expect((await historyOf(app, id)).at(-1)).toBe('approved→pending rules marks');
  });
});
