import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { byWords, post } from '../../fixtures/discussion';
import { describeOnEachDatabase } from '../../harness/databases';
import { spawnNewsroom } from '../../harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { assertCounts } from '../assert-counts';
import { anyOf, overHttp, write } from './mixed-writes';
import { openSite, type Site } from './open-site';

describeOnEachDatabase('a process killed in the midst of writing', (database) => {
  let app: Newsroom;
  let site: Site;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byWords() });
    site = await openSite(app, 4);
  });
  afterAll(() => app.stop());

  /** Kills it once some of the writes are through; answers how many were, and how many not. */
  const killAmidst = async (seed: number): Promise<{ done: number; lost: number }> => {
    const other = await spawnNewsroom(app);
    const there = { ...site, app: { ...app, http: other.http } };
    const writes = fc.sample(anyOf(overHttp), { numRuns: 120, seed });
    let done = 0;
    let lost = 0;
    await new Promise<void>((resolve) => {
      const settled = writes.map((one) =>
        write(there, one).then(
          () => {
            done += 1;
            if (done === 25) void other.kill();
          },
          () => {
            lost += 1;
          }
        )
      );
      void Promise.all(settled).then(() => resolve());
    });
    return { done, lost };
  };

  test.each([1, 2, 3])('leaves no half of anything, and nothing locked (%i)', async (seed) => {
    const { done, lost } = await killAmidst(seed);
    expect(done).toBeGreaterThanOrEqual(25);
    expect(lost).toBeGreaterThan(0);
    for (const thread of site.threads) {
      // Waits for whatever the database is still ending for the one that is gone.
      await app.http.put(`/newsroom/threads/${thread.id}`, {
        admin: true,
        body: { closed: false },
      });
      await app.contentManager.publish(thread.subject);
      expect((await post(app, thread, { body: `Going on after ${seed}` })).status).toBe(201);
    }
    await assertCounts(app);
  });
});
