import { AsyncResource } from 'node:async_hooks';

import type { Context } from '../context';
import { eventNames } from '../events/events';
import { onNudge } from '../redis/nudges';
import type { Stream } from './stream';

/** What other instances write is seen within this time, or at once where Redis tells of it. */
const pollMs = 1_000;

/** Several events of one moment are answered by one look. */
const gatherMs = 50;

const beatMs = 15_000;

/** Runs outside of whatever asks: timers would hold on to the request or the transaction they were set
 * in. */
const outside = AsyncResource.bind((work: () => void) => {
  work();
});

/**
 * Who listens at this instance. While somebody does, it looks into the database: every second, and
 * soon after anything was written here, or at another instance with Redis; one look after the other.
 */
export type Audience<Listener extends Stream = Stream> = {
  readonly listeners: ReadonlySet<Listener>;
  /** Runs after what runs already. Rejects as `work` does; the next one runs all the same. */
  inTurn<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Adds somebody until their stream ends. */
  add(listener: Listener): void;
  /** Has a look taken at once: something was written here. Nothing where nobody listens. */
  lookNow(): void;
  /** Whether everybody has gone, maybe while something was read for them. */
  isIdle(): boolean;
  isClosed(): boolean;
  /** Ends all streams, for the end of the process. */
  close(): Promise<void>;
};

type Options<Listener> = {
  /** Reads what is new, and sends it to those whom it concerns. */
  readonly look: () => Promise<void>;
  /** Somebody has gone. */
  readonly left: (listener: Listener) => void;
  /** Nobody is left. */
  readonly rest: () => void;
};

export const openAudience = <Listener extends Stream>(
  ctx: Context,
  { look, left, rest }: Options<Listener>
): Audience<Listener> => {
  const { strapi } = ctx;
  const listeners = new Set<Listener>();
  let timer: { readonly handle: NodeJS.Timeout; readonly dueAt: number } | null = null;
  let beats: NodeJS.Timeout | null = null;
  let turn = Promise.resolve();
  let unsubscribe = (): void => undefined;
  let isClosed = false;

  const isIdle = (): boolean => isClosed || listeners.size === 0;

  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work);
    turn = result.then(
      () => undefined,
      () => undefined
    );
    return result;
  };

  const lookIn = (delay: number): void => {
    const dueAt = Date.now() + delay;
    if (isIdle() || (timer && timer.dueAt <= dueAt)) return;
    if (timer) clearTimeout(timer.handle);
    const handle = setTimeout(() => {
      timer = null;
      void inTurn(look)
        .catch((error: unknown) => {
          if (!isClosed) strapi.log.warn(`newsroom: no live updates: ${String(error)}`);
        })
        .finally(() => {
          lookIn(pollMs);
        });
    }, delay);
    handle.unref();
    timer = { handle, dueAt };
  };

  const lookNow = (): void => {
    outside(() => {
      lookIn(gatherMs);
    });
  };

  const start = (): void => {
    if (beats) return;
    beats = setInterval(() => {
      for (const listener of listeners) listener.beat();
    }, beatMs);
    beats.unref();
    const off = eventNames.map((name) => strapi.eventHub.on(`newsroom.${name}`, lookNow as never));
    off.push(onNudge(ctx, 'live', lookNow));
    unsubscribe = () => {
      for (const one of off) one();
    };
    lookIn(pollMs);
  };

  const stop = (): void => {
    if (timer) clearTimeout(timer.handle);
    if (beats) clearInterval(beats);
    unsubscribe();
    timer = null;
    beats = null;
    unsubscribe = () => undefined;
    rest();
  };

  return {
    listeners,
    inTurn,
    isIdle,
    isClosed: () => isClosed,
    lookNow,
    add: (listener) => {
      if (isClosed) listener.close();
      if (!listener.isOpen()) return;
      listeners.add(listener);
      listener.onClose(() => {
        listeners.delete(listener);
        left(listener);
        if (listeners.size === 0) stop();
      });
      outside(start);
    },
    close: async () => {
      isClosed = true;
      for (const listener of listeners) listener.close();
      stop();
      await turn;
    },
  };
};
