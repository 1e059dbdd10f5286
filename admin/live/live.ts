import { getFetchClient } from '@strapi/strapi/admin';

import type { LiveChange, Viewer } from '../../server/live/contract';
import { isRecord } from '../answer';
import { refusal } from '../refusal';
import { backendUrl } from './backend-url';
import { delayOf, modeOf, nextState, type LiveEvent, type LiveState } from './live-state';
import { readStream, type StreamEvent } from './read-stream';

/** Milliseconds. */
const patience = {
  /** For the first bytes of a stream: a proxy that collects them lets none through. */
  first: 8_000,
  /** For a sign of life. */
  quiet: 60_000,
  /** After this a stream counts as one that works. */
  steady: 30_000,
  again: 1_000,
  poll: 5_000,
  /** How long polling goes on before the stream is tried again. */
  polling: 300_000,
};

type Listener = (changes: LiveChange[]) => void;
type Snapshot = {
  readonly viewers: readonly Viewer[];
  readonly mode: 'live' | 'polling' | 'off';
};

/** One connection per page, shared by whatever listens: opened for the first, closed after the last. */
let state: LiveState = { kind: 'off', isRefused: false };
let snapshot: Snapshot = { viewers: [], mode: 'off' };
let token: string | null = null;
/** Where we stand in the server's changes; null: from now on. */
let cursor: string | null = null;
/** Ends whatever the state before had going. */
let leave: () => void = () => undefined;

const listeners = new Set<Listener>();
const watchers = new Set<() => void>();

export const live = {
  listen: (listener: Listener) => {
    listeners.add(listener);
    if (listeners.size === 1) {
      document.addEventListener('visibilitychange', want);
      window.addEventListener('online', retry);
    }
    want();
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      document.removeEventListener('visibilitychange', want);
      window.removeEventListener('online', retry);
      cursor = null;
      show({ viewers: [] });
      dispatch('unwanted');
    };
  },
  /** Strapi changes access tokens while one works; null: logged out. */
  use: (newToken: string | null) => {
    if (newToken === token) return;
    token = newToken;
    if (token === null) {
      dispatch('refused');
      return;
    }
    // Another user, or the same one with a new token: what was refused may be allowed now.
    if (state.kind === 'off') state = { kind: 'off', isRefused: false };
    want();
    if (state.kind === 'polling') dispatch('retry');
  },
  watch: (watcher: () => void) => {
    watchers.add(watcher);
    return () => void watchers.delete(watcher);
  },
  snapshot: () => snapshot,
};

const want = () =>
  dispatch(listeners.size > 0 && token !== null && !document.hidden ? 'wanted' : 'unwanted');
const retry = () => dispatch('retry');

const dispatch = (event: LiveEvent) => {
  const next = nextState(state, event);
  if (next === state) return;
  const isSameWork = next.kind === state.kind;
  state = next;
  show({ mode: modeOf(state) });
  if (isSameWork) return;
  leave();
  leave = enter(state);
};

const show = (change: Partial<Snapshot>) => {
  snapshot = { ...snapshot, ...change };
  watchers.forEach((watcher) => watcher());
};

/** Does what a state is for; answers with how to end it. A stream goes on from `connecting` into
 * `streaming`. */
const enter = (entered: LiveState): (() => void) => {
  switch (entered.kind) {
    case 'off':
      closeStream();
      return () => undefined;
    case 'connecting':
      stream = openStream();
      return () => undefined;
    case 'streaming':
      return after(patience.steady, 'steady');
    case 'waiting':
      closeStream();
      return after(delayOf(entered.failures, patience.again, Math.random()), 'retry');
    case 'polling':
      closeStream();
      return startPolling();
  }
};

const after = (delay: number, event: LiveEvent) => {
  const timer = setTimeout(() => dispatch(event), delay);
  return () => clearTimeout(timer);
};

let stream: (() => void) | null = null;
const closeStream = () => {
  stream?.();
  stream = null;
};

const refusals = new Map<number, LiveEvent>([
  [401, 'expired'],
  [403, 'refused'],
]);

const openStream = (): (() => void) => {
  const abort = new AbortController();
  const tell = (event: LiveEvent) => {
    if (!abort.signal.aborted) dispatch(event);
  };
  let silence = setTimeout(() => tell('silent'), patience.first);
  void (async () => {
    try {
      const response = await fetch(`${backendUrl()}/newsroom/live`, {
        headers: {
          Accept: 'text/event-stream',
          Authorization: `Bearer ${token}`,
          ...(cursor !== null && { 'Last-Event-ID': cursor }),
        },
        cache: 'no-store',
        signal: abort.signal,
      });
      const type = response.headers.get('content-type') ?? '';
      if (!response.ok || !response.body || !type.startsWith('text/event-stream')) {
        tell(refusals.get(response.status) ?? 'ended');
        return;
      }
      await readStream(response.body, {
        onBytes: () => {
          clearTimeout(silence);
          silence = setTimeout(() => tell('silent'), patience.quiet);
        },
        onEvent: (event) => {
          if (abort.signal.aborted) return;
          dispatch('ready');
          take(event);
        },
      });
      tell('ended');
    } catch {
      // The network, or our own end of it.
      tell('ended');
    }
  })();
  return () => {
    clearTimeout(silence);
    abort.abort();
  };
};

const take = ({ name, id, data }: StreamEvent) => {
  if (name === 'ready' && isRecord(data) && typeof data.cursor === 'string') cursor ??= data.cursor;
  if (name === 'viewers' && Array.isArray(data)) show({ viewers: data as Viewer[] });
  if (name === 'changes' && Array.isArray(data)) {
    if (id !== null) cursor = id;
    hand(data as LiveChange[]);
  }
};

const hand = (changes: LiveChange[]) => {
  if (changes.length > 0) listeners.forEach((listener) => listener(changes));
};

const startPolling = (): (() => void) => {
  const over = new AbortController();
  // A function: it is asked again after each wait.
  const isOver = () => over.signal.aborted;
  let timer: ReturnType<typeof setTimeout>;
  const poll = async () => {
    if (isOver()) return;
    try {
      const search = cursor === null ? '' : `?after=${encodeURIComponent(cursor)}`;
      const answer = await getFetchClient().get(`/newsroom/live/changes${search}`);
      if (isOver()) return;
      dispatch('polled');
      const { data, meta } = isRecord(answer.data) ? answer.data : {};
      if (isRecord(meta) && typeof meta.cursor === 'string') cursor = meta.cursor;
      if (isRecord(meta) && Array.isArray(meta.viewers)) {
        show({ viewers: meta.viewers as Viewer[] });
      }
      if (Array.isArray(data)) hand(data as LiveChange[]);
    } catch (error) {
      if (isOver()) return;
      const { status } = refusal(error);
      dispatch(status === 403 || status === 401 ? 'refused' : 'poll-failed');
    }
    const failures = state.kind === 'polling' ? state.failures : 0;
    timer = setTimeout(() => void poll(), delayOf(failures, patience.poll, Math.random()));
  };
  void poll();
  const tryAgain = after(patience.polling, 'retry');
  return () => {
    over.abort();
    clearTimeout(timer);
    tryAgain();
  };
};
