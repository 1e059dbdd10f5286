import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, commentOf, openThread, post, posted, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { assertCounts } from '../comments/assert-counts';
import { describeOnEachDatabase } from '../harness/databases';
import { spawnNewsroom, type SpawnedNewsroom } from '../harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** Faults known from other comment plugins: the first Strapi of a process keeps answering for the
 * others, and what is done in several steps is done wrongly by two at once. */
test('several instances in one process do not pin the first', async () => {
  const first = await startNewsroom({ config: { ...byMarks(), threads: { maxDepth: 1 } } });
  let again: Newsroom | undefined;
  let second: Newsroom | undefined;
  try {
    const one = await openThread(first, 'One');
    const { id, guest } = await posted(first, one, { body: 'In the first' });
    await first.stop({ keep: true });

    // Strapi itself runs one at a time; the next has its own comments, settings and keys.
    second = await startNewsroom({ config: { moderation: { holdAll: true } } });
    const two = await openThread(second, 'Two');
    expect((await second.http.get(one.path)).status).toBe(404);
    expect((await second.http.get(`/api/newsroom/comments/${id}`)).status).toBe(404);
    expect((await post(second, two, { body: 'In the second' })).status).toBe(202);
    expect((await second.http.get(two.path)).body.data).toMatchObject({
      commentCount: 0,
      policy: { maxDepth: 4 },
    });
    const rows = await second.strapi.db.query(uids.comment).findMany({});
    expect(rows.map(({ body }) => body)).toEqual(['In the second']);
    await second.stop();
    second = undefined;

    again = await startNewsroom({ on: first });
    expect((await again.http.get(one.path)).body.data).toMatchObject({
      commentCount: 1,
      policy: { maxDepth: 1 },
    });
    expect((await again.http.get(two.path)).status).toBe(404);
    expect((await post(again, one, { body: 'After', guest })).status).toBe(201);
  } finally {
    await second?.stop();
    if (again) await again.stop();
    else await first.app.remove();
  }
});

describeOnEachDatabase('two processes on one database', (database) => {
  let app: Newsroom;
  let other: SpawnedNewsroom;
  let thread: Thread;
  beforeAll(async () => {
    const limits = { perAuthor: 100_000, perAddress: 100_000 };
    const moderation = { options: { 'new-author': { enabled: false } } };
    app = await startNewsroom({ database, config: { limits, moderation } });
    thread = await openThread(app);
    other = await spawnNewsroom(app);
  });
  afterAll(async () => {
    await other.kill();
    await app.stop();
  });

  test('a reply that arrives while what it answers is taken down breaks nothing', async () => {
    for (let round = 0; round < 5; round += 1) {
      const root = await plant(app, thread, { body: `Round ${round}` });
      const send = (number: number) =>
        other.http.post(`${thread.path}/comments`, {
          body: { body: `Reply ${number} of ${round}`, parent: root, author: { name: 'Ann' } },
        });
      const [decided, ...replies] = await Promise.all([
        app.http.post(`/newsroom/comments/${root}/decisions`, {
          admin: true,
          body: { revision: 1, to: 'spam' },
        }),
        ...[1, 2, 3].map(send),
      ]);
      expect(decided.status).toBe(200);
      for (const { status, body } of replies) {
        expect([201, 400]).toContain(status);
        if (status === 400) expect(body.error.details.code).toBe('PARENT_UNUSABLE');
      }
      const approved = replies.filter(({ status }) => status === 201).length;
      expect(await commentOf(app, root)).toMatchObject({ status: 'spam', replyCount: approved });
      const link = await other.http.get(`/api/newsroom/comments/${root}`);
      expect(link.status).toBe(approved > 0 ? 200 : 404);
      if (approved > 0) expect(link.body.data).toMatchObject({ status: 'removed', html: null });
    }
    await assertCounts(app);
  });

  test('what is decided in one is so in the other at once', async () => {
    const { id } = await posted(app, thread, { body: 'Seen by both' });
    const path = `${thread.path}/comments?limit=100`;
    const has = async (http: Newsroom['http']) =>
      JSON.stringify((await http.get(path)).body.data).includes(id);
    expect([await has(app.http), await has(other.http)]).toEqual([true, true]);
    const body = { revision: 1, to: 'rejected', reason: 'abuse' };
    const answer = await other.http.post(`/newsroom/comments/${id}/decisions`, {
      admin: true,
      body,
    });
    expect(answer.status).toBe(200);
    expect([await has(app.http), await has(other.http)]).toEqual([false, false]);
    const again = await app.http.post(`/newsroom/comments/${id}/decisions`, {
      admin: true,
      body: { revision: 1, to: 'spam' },
    });
    expect(again).toMatchObject({
      status: 409,
      body: { error: { details: { code: 'CHANGED_MEANWHILE', comment: { status: 'rejected' } } } },
    });
  });
});
