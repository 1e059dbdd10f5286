import { randomUUID } from 'node:crypto';

import type { Context } from '../context';
import { redisOf } from './redis';

/** What another instance may want to look at: what is told live, or the settings. */
export type Nudge = 'live' | 'settings';

type Nudges = {
  /** Told apart from all others. */
  readonly instance: string;
  readonly channel: string;
  readonly listeners: Map<Nudge, Set<() => void>>;
};

const states = new WeakMap<object, Nudges>();

/** Begins to hear of the other instances, where the project has Redis. */
export const startNudges = (ctx: Context): void => {
  const link = redisOf(ctx);
  if (!link) return;
  const nudges: Nudges = {
    instance: randomUUID(),
    channel: `${link.prefix}:nudges`,
    listeners: new Map(),
  };
  const connection = link.connect();
  connection.on('message', (_channel, message) => {
    const [what, from] = message.split(' ');
    if (from === nudges.instance) return;
    for (const listener of nudges.listeners.get(what as Nudge) ?? []) listener();
  });
  // It waits for Redis, and subscribes again by itself; what ends it is the end of the instance.
  connection.subscribe(nudges.channel).catch(() => undefined);
  states.set(ctx.strapi, nudges);
};

/** Has the other instances look at once. It can be lost without harm: they look every so often anyway.
 * Nothing where the project has no Redis. */
export const nudge = (ctx: Context, what: Nudge): void => {
  const nudges = states.get(ctx.strapi);
  if (!nudges) return;
  redisOf(ctx)
    ?.commands.publish(nudges.channel, `${what} ${nudges.instance}`)
    .catch(() => undefined);
};

/** Calls a listener whenever another instance nudges this one; the answer ends that. */
export const onNudge = ({ strapi }: Context, what: Nudge, listener: () => void): (() => void) => {
  const nudges = states.get(strapi);
  if (!nudges) return () => undefined;
  const listeners = nudges.listeners.get(what) ?? new Set();
  nudges.listeners.set(what, listeners.add(listener));
  return () => {
    listeners.delete(listener);
  };
};
