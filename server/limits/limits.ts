import {
  RateLimiterMemory,
  RateLimiterMySQL,
  RateLimiterPostgres,
  RateLimiterRedis,
  type RateLimiterRes,
  RateLimiterSQLite,
  type RateLimiterStoreAbstract,
} from 'rate-limiter-flexible';

import type { Context } from '../context';
import { TooFast } from '../errors';
import type { Job } from '../jobs/job';
import type { FloodCount } from '../moderation/rule';
import { redisOf } from '../redis/redis';
import { knexOf, qualified } from '../rows';
import { settingsOf } from '../settings/settings';
import { twice } from '../twice';

/** Strapi tracks only tables of content types, and leaves this one alone. */
const tableName = 'newsroom_limits';

type Points = 'report' | 'preview' | 'vote';

const limiters = new WeakMap<object, RateLimiterStoreAbstract>();

/** `points` of a limiter is out of reach: how many are too many is asked per use, from the settings. */
const counting = { points: Number.MAX_SAFE_INTEGER, duration: 60 };

/** Opens the limits' store where all instances share it: in Redis, or else in the project's database. */
export const startLimits = async (ctx: Context): Promise<void> => {
  limiters.set(ctx.strapi, inRedis(ctx) ?? (await inDatabase(ctx)));
};

/** While Redis is away each instance counts for itself. Null where the project has no Redis. */
const inRedis = (ctx: Context): RateLimiterStoreAbstract | null => {
  const link = redisOf(ctx);
  if (!link) return null;
  return new RateLimiterRedis({
    ...counting,
    storeClient: link.commands,
    keyPrefix: `${link.prefix}:limits`,
    rejectIfRedisNotReady: true,
    insuranceLimiter: new RateLimiterMemory(counting),
  });
};

/**
 * On PostgreSQL a table that is not logged, made before the limiter would make one that is: to count
 * waits for no disk then, and all who post from one address wait for each other's counts. After a crash
 * it is empty, as memory would be.
 */
const createUnlogged = async (ctx: Context): Promise<void> => {
  await knexOf(ctx).raw(
    `create unlogged table if not exists ??
     (key varchar(255) primary key, points integer not null default 0, expire bigint)`,
    [qualified(ctx, tableName)]
  );
};

const inDatabase = async (ctx: Context): Promise<RateLimiterStoreAbstract> => {
  const { client } = ctx.strapi.db.dialect as { client: string };
  if (client === 'postgres') await twice(() => createUnlogged(ctx));
  return new Promise((resolve, reject) => {
    const options = {
      ...counting,
      storeClient: knexOf(ctx),
      storeType: 'knex' as const,
      tableName,
      keyPrefix: '',
      clearExpiredByTimeout: false,
    };
    const ready = (error?: Error) => {
      if (error) reject(error);
      else resolve(made);
    };
    const made: RateLimiterStoreAbstract =
      client === 'postgres'
        ? new RateLimiterPostgres({ ...options, schemaName: schemaOf(ctx) }, ready)
        : client === 'mysql'
          ? new RateLimiterMySQL(options, ready)
          : new RateLimiterSQLite(options, ready);
  });
};

const schemaOf = ({ strapi }: Context): string | undefined =>
  strapi.db.getSchemaName() ?? undefined;

const count = async (ctx: Context, key: string, windowSeconds: number): Promise<RateLimiterRes> => {
  const limiter = limiters.get(ctx.strapi);
  if (!limiter) throw new Error('newsroom: limits were asked for before bootstrap');
  return limiter.consume(key, 1, { customDuration: windowSeconds });
};

/** How full the limits of a comment are with this one: by author if known, and by address. The
 * fullest comes back; the `flood` rule judges it. Two statements. */
export const countComment = async (
  ctx: Context,
  { authorKey, ipHash }: { authorKey: string | null; ipHash: string | null }
): Promise<FloodCount | null> => {
  const { windowSeconds, perAuthor, perAddress } = settingsOf(ctx).values.limits;
  const counts: FloodCount[] = [];
  for (const [by, key, limit] of [
    ['author', authorKey, perAuthor],
    ['address', ipHash, perAddress],
  ] as const) {
    if (key === null) continue;
    const { consumedPoints, msBeforeNext } = await count(ctx, `comment:${key}`, windowSeconds);
    const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1_000));
    counts.push({ by, found: consumedPoints, limit, windowSeconds, retryAfter });
  }
  return counts.sort((a, b) => b.found / b.limit - a.found / a.limit)[0] ?? null;
};

/**
 * Counts one use by an address.
 * @throws TooFast when that is more than the settings allow
 */
export const limitAddress = async (
  ctx: Context,
  points: Points,
  ipHash: string | null
): Promise<void> => {
  if (ipHash === null) return;
  const { windowSeconds, ...limits } = settingsOf(ctx).values.limits;
  const limit = limits[`${points}sPerAddress`];
  const used = await count(ctx, `${points}:${ipHash}`, windowSeconds);
  if (used.consumedPoints <= limit) return;
  throw new TooFast({
    retryAfter: Math.max(1, Math.ceil(used.msBeforeNext / 1_000)),
    limit,
    windowSeconds,
    by: 'address',
  });
};

type Clearable = RateLimiterStoreAbstract & { clearExpired(before: number): Promise<unknown> };

/** Removes limits that are over; Redis does so by itself. */
export const clearLimitsJob: Job = {
  name: 'clear-limits',
  rule: '*/10 * * * *',
  work: async ({ strapi }) => {
    const limiter = limiters.get(strapi);
    if (limiter instanceof RateLimiterRedis) return;
    await (limiter as Clearable | undefined)?.clearExpired(Date.now());
  },
};
