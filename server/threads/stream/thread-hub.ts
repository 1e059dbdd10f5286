import { uids } from '../../../content-types';
import type { Context } from '../../context';
import { openAudience, type Audience } from '../../live/audience';
import type { Stream } from '../../live/stream';
import { chunksOf, fromRow, rows } from '../../rows';
import type { ThreadEvent } from '../contract';
import { closesAt, isOpen } from '../is-open';
import type { ThreadRow } from '../store';
import { endOfDecisions, readEvents } from './read-events';
import { openCursor, sealCursor } from './stream-cursor';

/** A stream of one thread. */
type Listener = Stream & { readonly thread: string };

/** What the listeners of a thread were told of it. */
type Told = {
  version: number;
  commentCount: number;
  open: boolean;
  /** Id of the thread's last decision. */
  position: number;
};

/** All streams of threads at an instance. */
type Hub = {
  readonly audience: Audience<Listener>;
  readonly told: Map<string, Told>;
  readonly listeners: Map<string, Set<Listener>>;
};

const hubs = new WeakMap<object, Hub>();

const hubOf = (ctx: Context): Hub => {
  const known = hubs.get(ctx.strapi);
  if (known) return known;
  const hub: Hub = {
    told: new Map(),
    listeners: new Map(),
    audience: openAudience<Listener>(ctx, {
      look: () => look(ctx, hub),
      left: (listener) => {
        leave(hub, listener);
      },
      rest: () => undefined,
    }),
  };
  hubs.set(ctx.strapi, hub);
  return hub;
};

const leave = ({ listeners, told }: Hub, listener: Listener): void => {
  const others = listeners.get(listener.thread);
  others?.delete(listener);
  if (others && others.size > 0) return;
  listeners.delete(listener.thread);
  told.delete(listener.thread);
};

const readThreads = async (ctx: Context, ids: readonly string[]): Promise<ThreadRow[]> => {
  const found: ThreadRow[] = [];
  for (const some of chunksOf(ids)) {
    const raws = (await rows(ctx, uids.thread).whereIn('document_id', some)) as Record<
      string,
      unknown
    >[];
    found.push(...raws.map((raw) => fromRow<ThreadRow>(ctx, uids.thread, raw)));
  }
  return found;
};

/** Of several events the last has the id: whoever loses the others gets all of them again. */
const send = (streams: Iterable<Stream>, events: readonly ThreadEvent[], id: string): void => {
  for (const stream of streams) {
    events.forEach(({ event, data }, index) => {
      stream.send(event, data, index === events.length - 1 ? id : undefined);
    });
  }
};

const isVisible = (thread: ThreadRow): boolean => thread.published && !thread.purgeAt;

/** What differs between a thread and what its listeners know of it. */
const read = async (
  ctx: Context,
  thread: ThreadRow,
  told: Told
): Promise<{ events: ThreadEvent[]; now: Told }> => {
  const open = isOpen(ctx, thread);
  const { events: said, position } =
    thread.version === told.version
      ? { events: [], position: told.position }
      : await readEvents(ctx, thread, { after: told.position });
  const { version, approvedCount: commentCount } = thread;
  const end = said === null ? await endOfDecisions(ctx, thread.documentId) : position;
  const events: ThreadEvent[] = said ?? [{ event: 'reset', data: {} }];
  if (commentCount !== told.commentCount) events.push({ event: 'count', data: { commentCount } });
  if (open !== told.open) {
    const data = { open, closesAt: closesAt(ctx, thread)?.toISOString() ?? null };
    events.push({ event: 'closed', data });
  }
  return { events, now: { version, commentCount, open, position: end } };
};

/**
 * Reads what is new in the threads that are listened to: one statement for all of them, and two for
 * each that has changed. What readers may not know of any more ends.
 */
const look = async (ctx: Context, hub: Hub): Promise<void> => {
  const ids = [...hub.told.keys()];
  const threads = new Map(
    (await readThreads(ctx, ids)).map((thread) => [thread.documentId, thread])
  );
  for (const id of ids) {
    const listeners = hub.listeners.get(id) ?? new Set();
    const thread = threads.get(id);
    const told = hub.told.get(id);
    if (!told) continue;
    if (!thread || !isVisible(thread)) {
      for (const listener of listeners) listener.close();
      continue;
    }
    const { events, now } = await read(ctx, thread, told);
    Object.assign(told, now);
    if (events.length > 0) send(listeners, events, sealCursor(ctx, id, now.position));
  }
};

/** What those who listen already know of a thread, or what it is now. */
const begin = async (ctx: Context, hub: Hub, thread: ThreadRow): Promise<Told> => {
  const id = thread.documentId;
  const known = hub.told.get(id);
  if (known && known.version === thread.version) return known;
  // Whoever comes with news has the others told first.
  if (known) await look(ctx, hub);
  const told = hub.told.get(id);
  if (told) return told;
  // The position first: what comes in between is told twice rather than not at all.
  const position = await endOfDecisions(ctx, id);
  const [row = thread] = await readThreads(ctx, [id]);
  return {
    version: row.version,
    commentCount: row.approvedCount,
    open: isOpen(ctx, row),
    position,
  };
};

/** What was missed since a cursor. */
const missed = async (
  ctx: Context,
  thread: ThreadRow,
  { after, until }: { after: string; until: number }
): Promise<ThreadEvent[]> => {
  const from = openCursor(ctx, thread.documentId, after);
  if (from === until) return [];
  const isKnown = from !== null && from < until;
  const { events } = isKnown
    ? await readEvents(ctx, thread, { after: from, until })
    : { events: null };
  return events ?? [{ event: 'reset', data: {} }];
};

/**
 * Adds a stream to a thread's: it gets `ready`, what it missed since `after`, and from then on whatever
 * comes.
 */
export const listenToThread = (
  ctx: Context,
  { stream, thread, after }: { stream: Stream; thread: ThreadRow; after: string | null }
): Promise<void> => {
  const hub = hubOf(ctx);
  const { audience } = hub;
  const id = thread.documentId;
  return audience.inTurn(async () => {
    const told = await begin(ctx, hub, thread);
    const { version, commentCount, open, position } = told;
    const events = after === null ? [] : await missed(ctx, thread, { after, until: position });
    const ready: ThreadEvent = { event: 'ready', data: { version, commentCount, open } };
    send([stream], [ready, ...events], sealCursor(ctx, id, position));
    if (!stream.isOpen()) return;
    const listener: Listener = Object.assign(stream, { thread: id });
    if (!hub.told.has(id)) hub.told.set(id, told);
    hub.listeners.set(id, (hub.listeners.get(id) ?? new Set()).add(listener));
    audience.add(listener);
  });
};

/** Ends all streams, for the end of the process. */
export const closeThreadStreams = async ({ strapi }: Context): Promise<void> => {
  await hubs.get(strapi)?.audience.close();
  hubs.delete(strapi);
};
