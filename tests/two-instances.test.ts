import { randomBytes } from 'node:crypto';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { uids } from '../content-types';
import { assertCounts } from './comments/assert-counts';
import { byWords, openThread, post, posted, type Row } from './fixtures/discussion';
import { openEventStream } from './fixtures/event-stream';
import { listen, until } from './fixtures/live';
import { describeOnEachDatabase } from './harness/databases';
import { describeWithAndWithoutRedis } from './harness/redis';
import { spawnNewsroom, type SpawnedNewsroom } from './harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from './harness/start-newsroom';

const perAuthor = 20;

// Not SQLite: Strapi's own transactions, which read before they write, are refused there while another
// process writes (SQLITE_BUSY). Comments alone, which wait: `peer-faults/instances.test.ts`.
describeOnEachDatabase(
  'two instances on one database',
  (database) => {
    describeWithAndWithoutRedis((redis) => {
      let app: Newsroom;
      let spawned: SpawnedNewsroom;
      /** The same project as the other process answers it. */
      let other: Newsroom;
      beforeAll(async () => {
        const secret = randomBytes(32).toString('hex');
        const config = { ...byWords({ perAuthor }), retention: { days: 0 }, redis, secret };
        app = await startNewsroom({ database, config });
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

      test('purge what is due when both are asked to, and nothing else', async () => {
        const due: string[] = [];
        for (let number = 0; number < 8; number += 1) {
          const { subject, id, ...rest } = await openThread(app, `Due ${number}`);
          await posted(app, { subject, id, ...rest }, { body: 'To be purged' });
          await app.contentManager.delete(subject);
          due.push(id);
        }
        const kept = await openThread(app, 'Kept');
        await Promise.all(
          [app, other].map(({ http }) => http.post('/newsroom/jobs/purge/run', { admin: true }))
        );
        const left = async (): Promise<string[]> =>
          (
            await app.strapi.db
              .query(uids.thread)
              .findMany({ where: { documentId: { $in: [...due, kept.id] } } })
          ).map(({ documentId }: Row) => documentId as string);
        await expect.poll(left).toEqual([kept.id]);
      });

      test('what is written at one is told to those who listen at the other', async () => {
        const thread = await openThread(app);
        const desk = await listen(spawned.url, await other.adminToken());
        const reader = await openEventStream(new URL(`${thread.path}/stream`, spawned.url), {});
        await until('the stream is ready', () => reader.of('ready').length > 0);
        const { id } = await posted(app, thread, { body: 'To be told' });
        await until('readers are told', () =>
          reader.of('approved').some(({ comment }) => comment.id === id)
        );
        await until('the desk is told', () => desk.changes().some(({ comment }) => comment === id));
        for (const stream of [desk, reader]) stream.close();
      });
    });
  },
  ['postgres', 'mysql']
);
