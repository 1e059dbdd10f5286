import { AsyncResource } from 'node:async_hooks';

import type { Context } from '../context';
import { eventNames } from '../events/events';
import type { Viewer } from './contract';
import { encodePosition, type Position } from './position';
import { endOfChanges, readChanges, resume } from './read-changes';
import type { Stream } from './stream';
import { readViewers } from './viewers';

/** What other instances write is seen within this time. */
const pollMs = 1_000;

/** Several events of one moment are answered by one look. */
const gatherMs = 50;

const beatMs = 15_000;

/** All streams of an instance. It looks into the database only while there are any. */
type Hub = {
  readonly streams: Set<Stream>;
  /** Null: nobody listens, and nothing is kept. */
  position: Position | null;
  viewers: Viewer[];
  timer: { readonly handle: NodeJS.Timeout; readonly dueAt: number } | null;
  beats: NodeJS.Timeout | null;
  /** One look, or one new stream, after the other. */
  turn: Promise<void>;
  unsubscribe: () => void;
  isClosed: boolean;
};

/** Runs outside of whatever asks: timers would hold on to the request or the transaction they were set
 * in. */
const outside = AsyncResource.bind((work: () => void) => {
  work();
});

const hubs = new WeakMap<object, Hub>();

const hubOf = ({ strapi }: Context): Hub => {
  const known = hubs.get(strapi);
  if (known) return known;
  const hub: Hub = {
    streams: new Set(),
    position: null,
    viewers: [],
    timer: null,
    beats: null,
    turn: Promise.resolve(),
    unsubscribe: () => undefined,
    isClosed: false,
  };
  hubs.set(strapi, hub);
  return hub;
};

/** Runs after what runs already. Rejects as `work` does; the next one runs all the same. */
const inTurn = <Result>(hub: Hub, work: () => Promise<Result>): Promise<Result> => {
  const result = hub.turn.then(work);
  hub.turn = result.then(
    () => undefined,
    () => undefined
  );
  return result;
};

/** Whether everybody has gone, maybe while something was read for them. */
const isIdle = (hub: Hub): boolean => hub.isClosed || hub.streams.size === 0;

/** Reads what is new, and sends it to all. */
const look = async (ctx: Context, hub: Hub): Promise<void> => {
  for (let isFull = true; isFull && hub.position;) {
    const read = await readChanges(ctx, hub.position);
    if (isIdle(hub)) return;
    hub.position = read.position;
    isFull = read.isFull;
    if (read.changes.length === 0) continue;
    const id = encodePosition(read.position);
    for (const stream of hub.streams) stream.send('changes', read.changes, id);
  }
  const viewers = await readViewers(ctx);
  if (isIdle(hub)) return;
  if (JSON.stringify(viewers) === JSON.stringify(hub.viewers)) return;
  hub.viewers = viewers;
  for (const stream of hub.streams) stream.send('viewers', viewers);
};

const lookSoon = (ctx: Context, hub: Hub, delay: number): void => {
  const dueAt = Date.now() + delay;
  if (isIdle(hub) || (hub.timer && hub.timer.dueAt <= dueAt)) return;
  if (hub.timer) clearTimeout(hub.timer.handle);
  const handle = setTimeout(() => {
    hub.timer = null;
    void inTurn(hub, () => look(ctx, hub))
      .catch((error: unknown) => {
        if (!hub.isClosed) ctx.strapi.log.warn(`newsroom: no live updates: ${String(error)}`);
      })
      .finally(() => {
        lookSoon(ctx, hub, pollMs);
      });
  }, delay);
  handle.unref();
  hub.timer = { handle, dueAt };
};

const start = (ctx: Context, hub: Hub): void => {
  if (hub.beats) return;
  hub.beats = setInterval(() => {
    for (const stream of hub.streams) stream.beat();
  }, beatMs);
  hub.beats.unref();
  const hear = () => {
    lookNow(ctx);
  };
  const off = eventNames.map((name) => ctx.strapi.eventHub.on(`newsroom.${name}`, hear as never));
  hub.unsubscribe = () => {
    for (const one of off) one();
  };
  lookSoon(ctx, hub, pollMs);
};

const stop = (hub: Hub): void => {
  if (hub.timer) clearTimeout(hub.timer.handle);
  if (hub.beats) clearInterval(hub.beats);
  hub.unsubscribe();
  Object.assign(hub, { timer: null, beats: null, position: null, viewers: [] });
  hub.unsubscribe = () => undefined;
};

/** Sends a new stream what it has missed since `from`, up to where the hub stands. */
const catchUp = async (
  ctx: Context,
  stream: Stream,
  { from, until }: { from: Position; until: Position }
): Promise<void> => {
  let position = from;
  for (let isFull = true; isFull && stream.isOpen();) {
    const read = await readChanges(ctx, position, until);
    position = read.position;
    isFull = read.isFull;
    // Whatever the position read has in its gaps, the hub has in its own, and brings later.
    const id = encodePosition(isFull ? position : until);
    if (read.changes.length > 0) stream.send('changes', read.changes, id);
  }
};

/**
 * Adds a stream: it gets `ready`, what it missed since `after`, who is looking at what, and from then
 * on whatever comes.
 */
export const listen = (ctx: Context, stream: Stream, after: Position | null): Promise<void> => {
  const hub = hubOf(ctx);
  stream.onClose(() => {
    hub.streams.delete(stream);
    if (hub.streams.size === 0) stop(hub);
  });
  return inTurn(hub, async () => {
    if (hub.isClosed) stream.close();
    // Whoever began to listen before may have gone before they were through.
    if (hub.streams.size === 0) stop(hub);
    await look(ctx, hub);
    const until = (hub.position ??= await endOfChanges(ctx));
    if (hub.streams.size === 0) hub.viewers = await readViewers(ctx);
    const from = after ? resume(after, until) : until;
    stream.send('ready', { cursor: encodePosition(from) }, encodePosition(from));
    await catchUp(ctx, stream, { from, until });
    if (!stream.isOpen()) return;
    stream.send('viewers', hub.viewers);
    hub.streams.add(stream);
    hub.position ??= until;
    outside(() => {
      start(ctx, hub);
    });
  });
};

/** Has the hub look at once: something was written here. Nothing where nobody listens. */
export const lookNow = (ctx: Context): void => {
  const hub = hubs.get(ctx.strapi);
  if (!hub) return;
  outside(() => {
    lookSoon(ctx, hub, gatherMs);
  });
};

/** Ends all streams, for the end of the process. */
export const closeStreams = async ({ strapi }: Context): Promise<void> => {
  const hub = hubs.get(strapi);
  if (!hub) return;
  hub.isClosed = true;
  for (const stream of hub.streams) stream.close();
  stop(hub);
  await hub.turn;
  hubs.delete(strapi);
};
