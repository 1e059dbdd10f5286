import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { uids } from '../../../content-types';
import {
  byWords,
  commentOf,
  decide,
  openThread,
  post,
  posted,
  rowsOf,
  someAddress,
  threadOf,
} from '../../fixtures/discussion';
import { describeOnEachDatabase } from '../../harness/databases';
import { spawnNewsroom, type SpawnedNewsroom } from '../../harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { assertCounts } from '../assert-counts';

// Not SQLite: see `tests/two-instances.test.ts`.
describeOnEachDatabase(
  'comments through two instances',
  (database) => {
    let app: Newsroom;
    let spawned: SpawnedNewsroom;
    let other: Newsroom;
    beforeAll(async () => {
      app = await startNewsroom({ database, config: byWords() });
      await app.adminToken();
      spawned = await spawnNewsroom(app);
      other = { ...app, http: spawned.http };
    });
    afterAll(async () => {
      await spawned.kill();
      await app.stop();
    });
    afterEach(() => assertCounts(app));

    test('a thread closed on one is closed on the other at once', async () => {
      const thread = await openThread(app);
      const close = (instance: Newsroom, closed: boolean) =>
        instance.http.put(`/newsroom/threads/${thread.id}`, { admin: true, body: { closed } });
      expect((await post(other, thread, { body: 'Still open' })).status).toBe(201);
      expect((await close(app, true)).status).toBe(200);
      const refused = await post(other, thread, { body: 'Too late' });
      expect(refused.status).toBe(403);
      expect(refused.body.error.details.code).toBe('THREAD_CLOSED');
      expect((await other.http.get(thread.path)).body.data.open).toBe(false);
      expect((await close(other, false)).status).toBe(200);
      expect((await post(app, thread, { body: 'Open again' })).status).toBe(201);
    });

    test('of two decisions on a comment one stands', async () => {
      const thread = await openThread(app);
      for (let number = 0; number < 6; number += 1) {
        const { id } = await posted(app, thread, { body: `HOLD for both ${number}` });
        const answers = await Promise.all([
          decide(app, id, { to: 'approved', revision: 1 }),
          decide(other, id, { to: 'rejected', revision: 1 }),
        ]);
        const [here, there] = answers.map(({ status }) => status);
        expect([here, there].sort()).toEqual([200, 409]);
        const to = here === 200 ? 'approved' : 'rejected';
        expect(await commentOf(app, id)).toMatchObject({ status: to, revision: 2 });
        expect(await rowsOf(app, uids.decision, id)).toHaveLength(2);
        const lost = answers.find(({ status }) => status === 409);
        expect(lost?.body.error.details).toMatchObject({ decision: { to } });
      }
    });

    test('write to one thread at once, and duplicates count on both', async () => {
      const thread = await openThread(app);
      const ip = someAddress();
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, number) => {
          const body = number % 6 ? `Together ${number}` : 'The same';
          return post(number % 4 < 2 ? app : other, thread, { body, ip });
        })
      );
      const count = (wanted: number) => answers.filter(({ status }) => status === wanted).length;
      expect([count(201), count(409)]).toEqual([51, 9]);
      expect(await threadOf(app, thread.subject)).toMatchObject({ approvedCount: 51 });
    });
  },
  ['postgres', 'mysql']
);
