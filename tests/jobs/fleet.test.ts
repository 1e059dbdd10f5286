import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byWords, openThread, threadsOf, type Thread } from '../fixtures/discussion';
import { jobOf, runJob } from '../fixtures/jobs';
import { putManyComments } from '../fixtures/many-comments';
import { describeOnEachDatabase } from '../harness/databases';
import { describeWithAndWithoutRedis } from '../harness/redis';
import { spawnNewsroom, type SpawnedNewsroom } from '../harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** A project that writes down which of its processes cleared the viewers. */
const noting = {
  'src/index.js': `const { appendFileSync } = require('node:fs');
  module.exports = {
    bootstrap({ strapi }) {
      strapi.db.connection.on('query', ({ sql }) => {
        if (!/^delete from .newsroom_viewers. where .seen_at/.test(sql)) return;
        appendFileSync(\`\${__dirname}/../runs.txt\`, \`\${process.pid}\\n\`);
      });
    },
  };`,
};

const rounds = 10;

describeOnEachDatabase(
  'jobs of three instances',
  (database) => {
    describeWithAndWithoutRedis((redis) => {
      let app: Newsroom;
      let spawned: SpawnedNewsroom[];
      let all: Newsroom[];
      beforeAll(async () => {
        const secret = randomBytes(32).toString('hex');
        const config = { ...byWords(), retention: { days: 0 }, redis, secret };
        app = await startNewsroom({ database, config, files: noting });
        await app.adminToken();
        spawned = [await spawnNewsroom(app), await spawnNewsroom(app)];
        all = [app, ...spawned.map(({ http }) => ({ ...app, http }))];
      });
      afterAll(async () => {
        for (const one of spawned) await one.kill();
        await app.stop();
      });

      const jobs = () => app.strapi.db.connection('newsroom_jobs');
      const runs = () =>
        readFileSync(path.join(app.app.dir, 'runs.txt'), 'utf8').split('\n').length - 1;

      test('each time one is due, one of them does it', async () => {
        await runJob(app, 'clear-viewers');
        const before = runs();
        for (let round = 1; round <= rounds; round += 1) {
          const dueAt = new Date(Date.now() - 1_000);
          await jobs().where({ name: 'clear-viewers' }).update({ due_at: dueAt });
          // Asked for another job, each of them looks for all that is due.
          await Promise.all(
            all.map(({ http }) => http.post('/newsroom/jobs/clear-limits/run', { admin: true }))
          );
          await expect
            .poll(async () => {
              const job = await jobOf(app, 'clear-viewers');
              return job.state === 'idle' && Date.parse(job.dueAt) > Date.now();
            })
            .toBe(true);
          expect(runs()).toBe(before + round);
        }
      });

      test('one that fails says so, and is well again once its cause is gone', async () => {
        const rename = (from: string, to: string) =>
          app.strapi.db.connection.schema.renameTable(from, to);
        await rename('newsroom_votes', 'newsroom_votes_away');
        const { subject } = await openThread(app);
        await app.contentManager.delete(subject);
        for (const failures of [1, 2]) {
          const failed = await runJob(app, 'purge');
          expect(failed).toMatchObject({ state: 'failing', failures });
          expect(failed.lastError).toContain('newsroom_votes');
          expect(Date.parse(failed.dueAt)).toBeGreaterThan(Date.parse(failed.lastEndedAt ?? ''));
        }
        await rename('newsroom_votes_away', 'newsroom_votes');
        expect(await runJob(app, 'purge')).toMatchObject({
          state: 'idle',
          failures: 0,
          lastError: null,
        });
      });

      test('one that is running is not begun anew, and there is no other', async () => {
        await jobs()
          .where({ name: 'purge' })
          .update({ claimed_until: new Date(Date.now() + 60_000) });
        const run = (name: string) => app.http.post(`/newsroom/jobs/${name}/run`, { admin: true });
        const answers = [await run('purge'), await run('unknown')];
        expect(answers.map(({ status, body }) => [status, body.error.details.code])).toEqual([
          [409, 'JOB_RUNNING'],
          [404, 'JOB_UNKNOWN'],
        ]);
        await jobs().where({ name: 'purge' }).update({ claimed_until: null });
      });

      test('what a process leaves when it is killed another one goes on with', async () => {
        const thread: Thread = await openThread(app, 'Much to purge');
        await putManyComments(app, thread, 3_000);
        await app.contentManager.delete(thread.subject);
        const comments = () =>
          app.strapi.db.query(uids.comment).count({ where: { thread: thread.id } });
        // Whoever purges waits at this row, whichever batch it is in.
        const lock = await app.strapi.db.connection.transaction();
        const [last] = await lock('newsroom_comments')
          .where({ thread: thread.id })
          .orderBy('id', 'desc')
          .limit(1)
          .forUpdate()
          .select('id');
        expect(last).toBeDefined();
        const doomed = spawned[0]!;
        const { status } = await doomed.http.post('/newsroom/jobs/purge/run', { admin: true });
        expect(status).toBe(202);
        await expect.poll(comments).toBeLessThan(3_000);
        const running = await jobOf(app, 'purge');
        expect(running.state).toBe('running');
        expect(running.instance).toContain(`:${doomed.pid}:`);
        await doomed.kill();
        await lock.rollback();
        const done = async () => {
          const { state, instance } = await jobOf(app, 'purge');
          return state === 'idle' && !instance?.includes(`:${doomed.pid}:`);
        };
        await expect.poll(done, { timeout: 150_000 }).toBe(true);
        expect(await comments()).toBe(0);
        expect(await threadsOf(app, thread.subject)).toEqual([]);
      });
    });
  },
  ['postgres', 'mysql']
);
