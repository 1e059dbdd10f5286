import type { PassThrough } from 'node:stream';

import type { Context } from '../context';
import { listen } from './hub';
import { takePlace } from './places';
import type { Position } from './position';
import { openStream } from './stream';

/** The most streams that one admin user can have open at one instance. */
const mostPerUser = 20;

/** How often it is asked whether a listener still may listen. */
const checkMs = 10_000;

/** Who lets this much pile up does not read any more. */
const mostWaiting = 16 * 1024 * 1024;

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
  const leave = takePlace(ctx, `desk ${userKey}`, mostPerUser);
  const stream = openStream({ mostWaiting });
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
