import type { ThreadEvent } from '../contracts';
import { hear } from './hear';
import type { NewsroomError } from './newsroom-error';
import { nextAttempt, pause } from './next-attempt';
import { isPageHidden, pageShown } from './page-visibility';

/** `connecting` and `open`; `waiting` to connect again, with what went wrong, if anything did; `closed`
 * for good, with an error if the server refused. */
export type SubscriptionState = 'connecting' | 'open' | 'waiting' | 'closed';

export type SubscribeOptions = {
  /** Closes the subscription. */
  signal?: AbortSignal | undefined;
  /** The id of an event: what followed on it is told first. */
  after?: string | undefined;
  onState?: (state: SubscriptionState, error?: NewsroomError) => void;
};

export type Subscription = { close(): void };

/** The server says something every 15 seconds: so much silence means that nobody is there. */
const longestSilence = 45_000;

/**
 * Listens until it is closed or refused for good, connecting again whenever the connection ends. Starts
 * after the caller has gone on.
 *
 * @param connect opens the stream of what followed on an event; rejects with `NewsroomError`, or when
 * the signal is aborted
 * @param silence milliseconds
 */
export const subscribe = (
  connect: (after: string | undefined, signal: AbortSignal) => Promise<Response>,
  listener: (event: ThreadEvent) => void,
  { signal, onState, ...options }: SubscribeOptions = {},
  silence: number = longestSilence
): Subscription => {
  const end = new AbortController();
  let { after } = options;
  let attempts = 0;
  let retry: number | undefined;

  const close = (error?: NewsroomError): void => {
    if (end.signal.aborted) return;
    end.abort();
    signal?.removeEventListener('abort', closeNow);
    tell(() => onState?.('closed', error));
  };
  const closeNow = (): void => close();
  const say = (state: SubscriptionState, error?: NewsroomError): void => {
    if (!end.signal.aborted) tell(() => onState?.(state, error));
  };

  /** One connection, from its beginning to its end, whatever ends it. */
  const listen = (): Promise<NewsroomError | undefined> =>
    hear({
      open: (until) => connect(after, until),
      until: end.signal,
      silence,
      onOpen: () => say('open'),
      onId: (id) => (after = id),
      onRetry: (milliseconds) => (retry = milliseconds),
      onEvent: (event) => {
        attempts = 0;
        if (!end.signal.aborted) tell(() => listener(event));
      },
    });

  const run = async (): Promise<void> => {
    while (!end.signal.aborted) {
      await pageShown(end.signal);
      say('connecting');
      const error = await listen();
      if (isForGood(error)) {
        close(error);
        return;
      }
      say('waiting', error);
      if (isPageHidden()) continue;
      await pause(nextAttempt({ attempt: attempts++, retry, error }), end.signal);
    }
  };

  signal?.addEventListener('abort', closeNow);
  queueMicrotask(() => {
    if (signal?.aborted) close();
    else void run();
  });
  return { close: closeNow };
};

/** Whether to ask again would be of no use. */
const isForGood = (error: NewsroomError | undefined): boolean =>
  error !== undefined &&
  error.status >= 400 &&
  error.status < 500 &&
  error.status !== 408 &&
  error.status !== 429;

/** Tells what a site does not catch as the browser tells it of any listener, and goes on. */
const tell = (work: () => void): void => {
  try {
    work();
  } catch (error) {
    queueMicrotask(() => {
      throw error;
    });
  }
};
