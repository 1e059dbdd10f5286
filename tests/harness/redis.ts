import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';

import { Redis } from 'ioredis';
import { describe } from 'vitest';

import { skipUnlessCI } from './databases';
import { freePort } from './free-port';
import { probe } from './services.mjs';

const shared = await probe('redis');

/** What `config.redis` of the plugin takes. */
export type RedisConfig = { readonly url: string } | null;

/** Runs the same tests twice: by the database alone, and with Redis. Redis is skipped by name where it
 * cannot be reached, or fails where `CI` is set. */
export const describeWithAndWithoutRedis = (tests: (redis: RedisConfig) => void): void => {
  describe('without Redis', () => tests(null));
  if (shared.reason === null) describe('with Redis', () => tests({ url: shared.address }));
  else skipUnlessCI(`with Redis (${shared.reason})`, shared.reason);
};

const isInstalled = spawnSync('redis-server', ['--version']).status === 0;

/** Runs tests that end and start a Redis of their own. */
export const describeWithOwnRedis = (title: string, tests: () => void): void => {
  const reason = 'Redis skipped: there is no redis-server to start';
  if (isInstalled) describe(title, tests);
  else skipUnlessCI(`${title} (${reason})`, reason);
};

/** A Redis that keeps nothing when it ends. */
export type OwnRedis = {
  readonly url: string;
  start(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
  /** It keeps its connections and answers nothing, until `resume`. */
  pause(): void;
  resume(): void;
};

const answers = async (url: string): Promise<boolean> => {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    client.disconnect();
  }
};

/** A Redis on a port of its own, not started yet. Kill it at the end. */
export const ownRedis = async (): Promise<OwnRedis> => {
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let server: ChildProcess | null = null;
  return {
    url,
    start: async () => {
      const options = ['--port', String(port), '--save', '', '--appendonly', 'no'];
      server = spawn('redis-server', [...options, '--daemonize', 'no'], { stdio: 'ignore' });
      while (!(await answers(url))) await wait(50);
    },
    kill: async () => {
      if (!server) return;
      const ended = once(server, 'exit');
      server.kill('SIGKILL');
      await ended;
      server = null;
    },
    pause: () => server?.kill('SIGSTOP'),
    resume: () => server?.kill('SIGCONT'),
  };
};
