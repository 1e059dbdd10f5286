import { createHmac } from 'node:crypto';

import type { Redis } from 'ioredis';

import { keysFor } from '../authors/secrets';
import type { Context } from '../context';
import { settingsOf } from '../settings/settings';
import { startNudges } from './nudges';
import { forgetRedis, setRedis } from './redis';

/** How long a command, or a new connection, may take before Redis counts as away. */
const patienceMs = 1_000;

const mostRetryMs = 2_000;

/** How often it is asked whether it is still there: a connection that hangs says nothing by itself. */
const pingMs = 5_000;

const retryStrategy = (times: number): number => Math.min(times * 100, mostRetryMs);

/** Two projects may have one Redis: what begins the keys follows from the project's own secret. */
const prefixOf = (ctx: Context): string => {
  const [key] = keysFor(ctx, 'redis');
  return `newsroom:${createHmac('sha256', key).update('prefix').digest('hex').slice(0, 12)}`;
};

/** Says once that Redis has gone, and once that it is back. */
const watch = ({ strapi }: Context, commands: Redis): void => {
  let isAway = false;
  let reason = '';
  const gone = () => {
    if (isAway) return;
    isAway = true;
    strapi.log.warn(
      `newsroom: Redis cannot be reached${reason}; each instance goes by itself meanwhile`
    );
  };
  commands.on('error', (error: Error) => {
    reason = ` (${error.message || String(error)})`;
    gone();
  });
  commands.on('close', gone);
  commands.on('ready', () => {
    if (isAway) strapi.log.info('newsroom: Redis is back');
    isAway = false;
    reason = '';
  });
};

const stops = new WeakMap<object, () => void>();

/**
 * Connects to Redis where the project has one, and waits until that has succeeded or failed: without
 * Redis the plugin starts all the same, and goes on trying.
 */
export const startRedis = async (ctx: Context): Promise<void> => {
  const { redis } = settingsOf(ctx).file;
  if (!redis) return;
  const { Redis } = await import('ioredis');
  const commands = new Redis(redis.url, {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    commandTimeout: patienceMs,
    connectTimeout: patienceMs,
    retryStrategy,
  });
  const all = [commands];
  watch(ctx, commands);
  const pings = setInterval(() => {
    if (commands.status !== 'ready') return;
    commands.ping().catch(() => {
      for (const one of all) one.disconnect(true);
    });
  }, pingMs);
  pings.unref();
  setRedis(ctx, {
    prefix: prefixOf(ctx),
    commands,
    connect: (options = {}) => {
      const connection = new Redis(redis.url, {
        maxRetriesPerRequest: null,
        connectTimeout: patienceMs,
        retryStrategy,
        ...options,
      });
      // They share one fate, of which `watch` has told.
      connection.on('error', () => undefined);
      all.push(connection);
      return connection;
    },
  });
  stops.set(ctx.strapi, () => {
    clearInterval(pings);
    commands.removeAllListeners('close');
    for (const one of all) one.disconnect();
  });
  // What keeps it from connecting `watch` has told.
  await commands.connect().catch(() => undefined);
  startNudges(ctx);
};

/** Ends all connections, once nobody needs them any more. */
export const stopRedis = (ctx: Context): void => {
  stops.get(ctx.strapi)?.();
  stops.delete(ctx.strapi);
  forgetRedis(ctx);
};
