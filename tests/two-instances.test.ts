import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { uids } from '../content-types';
import { assertCounts } from './comments/assert-counts';
import { byWords, openThread, post, posted, type Row } from './fixtures/discussion';
import { describeOnEachDatabase } from './harness/databases';
import { spawnNewsroom, type SpawnedNewsroom } from './harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from './harness/start-newsroom';

/** A route of the project that runs the purge as the clock would, and says what this process purged. */
const clock = {
  'src/api/clock/routes/clock.js': `module.exports = { routes: [
    { method: 'POST', path: '/clock/purge', handler: 'clock.purge', config: { auth: false } },
  ] };`,
  'src/api/clock/controllers/clock.js': `module.exports = ({ strapi }) => ({
    async purge(ctx) {
      const purged = [];
      const note = ({ sql, bindings }) => {
        if (/^delete from .newsroom_threads/.test(sql)) purged.push(bindings[0]);
      };
      strapi.db.connection.on('query', note);
      await strapi.cron.jobs.find(({ name }) => name === 'newsroomPurge').job.trigger();
      strapi.db.connection.removeListener('query', note);
      ctx.body = purged;
    },
  });`,
};

const perAuthor = 20;

// Not SQLite: Strapi's own transactions, which read before they write, are refused there while another
// process writes (SQLITE_BUSY). Comments alone, which wait: `peer-faults/instances.test.ts`.
describeOnEachDatabase(
  'two instances on one database',
  (database) => {
    let app: Newsroom;
    let spawned: SpawnedNewsroom;
    /** The same project as the other process answers it. */
    let other: Newsroom;
    beforeAll(async () => {
      const config = { ...byWords({ perAuthor }), retention: { days: 0 } };
      app = await startNewsroom({ database, config, files: clock });
      await app.adminToken();
      spawned = await spawnNewsroom(app);
      other = { ...app, http: spawned.http };
    });
    afterAll(async () => {
      await spawned.kill();
      await app.stop();
    });
    afterEach(() => assertCounts(app));

    test('share the flood limit', async () => {
      const thread = await openThread(app);
      const { token } = await app.createUser();
      const answers = await Promise.all(
        Array.from({ length: perAuthor + 10 }, (_, number) =>
          post(number % 2 ? app : other, thread, { body: `Number ${number}`, token })
        )
      );
      const refused = answers.filter(({ status }) => status !== 201);
      expect(refused).toHaveLength(10);
      for (const { status, body } of refused) {
        expect(status).toBe(429);
        expect(body.error.details).toMatchObject({ code: 'TOO_FAST', by: 'author' });
      }
    });

    test('both go by settings that were saved on one', async () => {
      const thread = await openThread(app);
      const statusOn = async (instance: Newsroom, number: number) =>
        (await post(instance, thread, { body: `Settled ${number}` })).status;
      const save = (holdAll: boolean) =>
        app.http.put('/newsroom/settings', { admin: true, body: { moderation: { holdAll } } });
      let number = 0;
      for (const [holdAll, status] of [
        [true, 202],
        [false, 201],
      ] as const) {
        expect((await save(holdAll)).status).toBe(200);
        expect(await statusOn(app, (number += 1))).toBe(status);
        await expect
          .poll(() => statusOn(other, (number += 1)), { timeout: 60_000, interval: 500 })
          .toBe(status);
      }
    });

    test('purge each thread that is due once between them, and no other', async () => {
      const due: string[] = [];
      for (let number = 0; number < 8; number += 1) {
        const { subject, id, ...rest } = await openThread(app, `Due ${number}`);
        await posted(app, { subject, id, ...rest }, { body: 'To be purged' });
        await app.contentManager.delete(subject);
        due.push(id);
      }
      const kept = await openThread(app, 'Kept');
      const answers = await Promise.all(
        [app, other].map(({ http }) => http.post('/api/clock/purge'))
      );
      const purged = answers.flatMap(({ body }) => body as string[]);
      expect(purged.sort()).toEqual(due.sort());
      const left: Row[] = await app.strapi.db
        .query(uids.thread)
        .findMany({ where: { documentId: { $in: [...due, kept.id] } } });
      expect(left.map(({ documentId }) => documentId as string)).toEqual([kept.id]);
    });
  },
  ['postgres', 'mysql']
);
