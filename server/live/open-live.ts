import type { PassThrough } from 'node:stream';

import type { Context } from '../context';
import { TooManyStreams } from '../errors';
import { listen } from './hub';
import type { Position } from './position';
import { openStream } from './stream';

/** The most streams that one admin user can have open at one instance. */
const mostPerUser = 20;

/** How often it is asked whether a listener still may listen. */
const checkMs = 10_000;

/** Open streams per user, by instance. */
const open = new WeakMap<object, Map<string, number>>();

/** @throws TooManyStreams */
const takePlace = ({ strapi }: Context, userKey: string): (() => void) => {
  const places = open.get(strapi) ?? new Map<string, number>();
  open.set(strapi, places);
  const taken = places.get(userKey) ?? 0;
  if (taken >= mostPerUser) throw new TooManyStreams(mostPerUser);
  places.set(userKey, taken + 1);
  return () => {
    const left = (places.get(userKey) ?? 1) - 1;
    if (left > 0) places.set(userKey, left);
    else places.delete(userKey);
  };
};

type Input = {
  readonly userKey: string;
  /** Where the listener was; null for one who begins. */
  readonly after: Position | null;
  /** Whether session and permission stand still. */
  readonly mayListen: () => Promise<boolean>;
};

/**
 * Opens a stream of what happens on the desk. It ends when the reader goes away, when they may listen
 * no longer, and with the process.
 * @throws TooManyStreams
 */
export const openLive = (ctx: Context, { userKey, after, mayListen }: Input): PassThrough => {
  const leave = takePlace(ctx, userKey);
  const stream = openStream();
  const check = async (): Promise<void> => {
    const isAllowed = await mayListen().catch(() => false);
    if (!isAllowed) stream.close();
  };
  const timer = setInterval(() => void check(), checkMs);
  timer.unref();
  stream.onClose(() => {
    clearInterval(timer);
    leave();
  });
  listen(ctx, stream, after).catch((error: unknown) => {
    ctx.strapi.log.warn(`newsroom: a stream of the desk could not begin: ${String(error)}`);
    stream.close();
  });
  return stream.body;
};
