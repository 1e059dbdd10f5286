import type { Redis, RedisOptions } from 'ioredis';

import type { Context } from '../context';

/** An instance's way to the Redis that all instances share. */
export type RedisLink = {
  /** Begins every key and channel of the project. */
  readonly prefix: string;
  /** For what must not wait: commands fail at once while Redis is away, and soon where it hangs. */
  readonly commands: Redis;
  /** Opens one more connection, which waits for Redis while it is away, and closes with the others. */
  connect(options?: RedisOptions): Redis;
};

const links = new WeakMap<object, RedisLink>();

/** Null where the project has no Redis. */
export const redisOf = ({ strapi }: Context): RedisLink | null => links.get(strapi) ?? null;

export const setRedis = ({ strapi }: Context, link: RedisLink): void => {
  links.set(strapi, link);
};

export const forgetRedis = ({ strapi }: Context): void => {
  links.delete(strapi);
};
