import { randomBytes } from 'node:crypto';

import { Redis } from 'ioredis';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { byWords, openThread, post, type Thread } from '../fixtures/discussion';
import { runJob } from '../fixtures/jobs';
import { describeWithOwnRedis, ownRedis, type OwnRedis } from '../harness/redis';
import { spawnNewsroom, type SpawnedNewsroom } from '../harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const perAuthor = 4;

describeWithOwnRedis('Redis that comes and goes', () => {
  let redis: OwnRedis;
  let app: Newsroom;
  let spawned: SpawnedNewsroom;
  let other: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    redis = await ownRedis();
    app = await startNewsroom({
      config: {
        ...byWords({ perAuthor, windowSeconds: 3_600 }),
        redis: { url: redis.url },
        secret: randomBytes(32).toString('hex'),
      },
      server: { logger: { config: { level: 'info' } } },
    });
    thread = await openThread(app);
    spawned = await spawnNewsroom(app);
    other = { ...app, http: spawned.http };
  });
  afterAll(async () => {
    await spawned.kill();
    await app.stop();
    await redis.kill();
  });

  const said = (what: string) => spawned.log().split(what).length - 1;
  const outages = () => said('Redis cannot be reached');
  const returns = () => said('Redis is back');

  /** How many comments one reader gets through at each instance, who tries them by turns. */
  const admitted = async (): Promise<number[]> => {
    const { token } = await app.createUser();
    const through = [0, 0];
    for (let number = 0; number < 2 * (perAuthor + 1); number += 1) {
      const { status } = await post(number % 2 ? other : app, thread, {
        body: `Number ${number} ${token.slice(-8)}`,
        token,
      });
      expect([201, 429]).toContain(status);
      if (status === 201) through[number % 2]! += 1;
    }
    return through;
  };
  const alone = [perAuthor, perAuthor];
  const together = [perAuthor / 2, perAuthor / 2];

  test('while it is away each instance counts for itself, and from then on they count together', async () => {
    expect(await admitted()).toEqual(alone);
    expect(await runJob(other, 'clear-viewers')).toMatchObject({ state: 'idle' });
    expect([outages(), returns()]).toEqual([1, 0]);

    for (const times of [1, 2]) {
      await redis.start();
      await expect.poll(returns).toBe(times);
      await expect.poll(admitted).toEqual(together);
      expect(await runJob(other, 'clear-viewers')).toMatchObject({ state: 'idle' });

      await redis.kill();
      await expect.poll(outages).toBe(times + 1);
      await expect.poll(admitted).toEqual(alone);
    }
    expect([outages(), returns()]).toEqual([3, 2]);
  });

  test('where it hangs, nothing waits for it', async () => {
    const [gone, back] = [outages(), returns()];
    await redis.start();
    await expect.poll(returns).toBe(back + 1);
    await expect.poll(admitted).toEqual(together);
    redis.pause();
    expect(await admitted()).toEqual(alone);
    await expect.poll(outages).toBe(gone + 1);
    redis.resume();
    await expect.poll(returns).toBe(back + 2);
    await expect.poll(admitted).toEqual(together);
  });

  test('it is told of what others may want to look at, and keeps nothing but what begins with the project’s name', async () => {
    const client = new Redis(redis.url);
    try {
      const heard: string[] = [];
      client.on('pmessage', (_pattern, _channel, message: string) => {
        heard.push(message.split(' ')[0] ?? '');
      });
      await client.psubscribe('newsroom:*:nudges');
      expect((await post(other, thread, { body: 'To be told of' })).status).toBe(201);
      await expect.poll(() => heard).toContain('live');
      const settings = { admin: true as const, body: { retention: { days: 3 } } };
      expect((await other.http.put('/newsroom/settings', settings)).status).toBe(200);
      await expect.poll(() => heard).toContain('settings');
      await client.punsubscribe();
      const keys = await client.keys('*');
      const prefixes = new Set(keys.map((key) => /^newsroom:\w{12}:/.exec(key)?.[0]));
      expect(prefixes.size).toBe(1);
      expect(prefixes).not.toContain(undefined);
      const names = keys.map((key) => key.replace(/^newsroom:\w{12}:/, ''));
      expect(names.some((name) => name.startsWith('limits:'))).toBe(true);
      expect(names.some((name) => name.startsWith('jobs:repeat:'))).toBe(true);
    } finally {
      client.disconnect();
    }
  });
});
