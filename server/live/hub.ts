import type { Context } from '../context';
import { openAudience, type Audience } from './audience';
import type { Viewer } from './contract';
import { encodePosition, type Position } from './position';
import { endOfChanges, readChanges, resume } from './read-changes';
import type { Stream } from './stream';
import { readViewers } from './viewers';

/** All streams of the desk at an instance, and how far what they were told goes. */
type Hub = {
  readonly audience: Audience;
  /** Null: nobody listens, and nothing is kept. */
  position: Position | null;
  viewers: Viewer[];
};

const hubs = new WeakMap<object, Hub>();

const hubOf = (ctx: Context): Hub => {
  const known = hubs.get(ctx.strapi);
  if (known) return known;
  const forget = () => {
    Object.assign(hub, { position: null, viewers: [] });
  };
  const hub: Hub = {
    audience: openAudience(ctx, {
      look: () => look(ctx, hub),
      left: () => undefined,
      rest: forget,
    }),
    position: null,
    viewers: [],
  };
  hubs.set(ctx.strapi, hub);
  return hub;
};

/** Reads what is new, and sends it to all. */
const look = async (ctx: Context, hub: Hub): Promise<void> => {
  const { audience } = hub;
  for (let isFull = true; isFull && hub.position;) {
    const read = await readChanges(ctx, hub.position);
    if (audience.isIdle()) return;
    hub.position = read.position;
    isFull = read.isFull;
    if (read.changes.length === 0) continue;
    const id = encodePosition(read.position);
    for (const stream of audience.listeners) stream.send('changes', read.changes, id);
  }
  const viewers = await readViewers(ctx);
  if (audience.isIdle()) return;
  if (JSON.stringify(viewers) === JSON.stringify(hub.viewers)) return;
  hub.viewers = viewers;
  for (const stream of audience.listeners) stream.send('viewers', viewers);
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
  const { audience } = hub;
  return audience.inTurn(async () => {
    await look(ctx, hub);
    const isFirst = audience.listeners.size === 0;
    const until = hub.position ?? (await endOfChanges(ctx));
    const viewers = isFirst ? await readViewers(ctx) : hub.viewers;
    const from = after ? resume(after, until) : until;
    stream.send('ready', { cursor: encodePosition(from) }, encodePosition(from));
    await catchUp(ctx, stream, { from, until });
    stream.send('viewers', viewers);
    audience.add(stream);
    // Whoever listened may have gone meanwhile, and what was known with them.
    if (!audience.isIdle()) Object.assign(hub, { position: hub.position ?? until, viewers });
  });
};

/** Has the hub look at once: something was written here. Nothing where nobody listens. */
export const lookNow = ({ strapi }: Context): void => {
  hubs.get(strapi)?.audience.lookNow();
};

/** Ends all streams, for the end of the process. */
export const closeStreams = async ({ strapi }: Context): Promise<void> => {
  await hubs.get(strapi)?.audience.close();
  hubs.delete(strapi);
};
