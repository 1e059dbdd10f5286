import type { ThreadEvent } from '../contracts';

type EventName = ThreadEvent['event'];
const names: readonly EventName[] = [
  ...(['ready', 'approved', 'edited', 'removed', 'count', 'closed', 'reset'] as const),
];

/** Milliseconds before connecting again after a refusal, and how many refusals are the last word. */
const [firstWait, longestWait, mostRefusals] = [1_000, 30_000, 10];

type Options = {
  readonly signal: AbortSignal;
  readonly onEvent: (event: ThreadEvent) => void;
  /** Whether there is a connection. */
  readonly onConnected: (isConnected: boolean) => void;
};

/**
 * Hears a thread's stream at an address. The browser connects again by itself when a connection breaks,
 * but not after a refusal. While the page is hidden the connection is let go of, since a browser has six
 * of them for a site.
 */
export const hearThread = (url: URL, { signal, onEvent, onConnected }: Options): void => {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let refusals = 0;

  const close = () => {
    clearTimeout(timer);
    source?.close();
  };
  const open = () => {
    close();
    if (signal.aborted || document.hidden) return;
    const opened = new EventSource(url);
    source = opened;
    opened.onopen = () => onConnected(true);
    opened.onerror = () => {
      onConnected(false);
      if (opened.readyState !== EventSource.CLOSED || ++refusals > mostRefusals) return;
      const wait = Math.min(longestWait, firstWait * 2 ** refusals);
      timer = setTimeout(open, wait * Math.random());
    };
    for (const event of names) {
      opened.addEventListener(event, ({ data, lastEventId }: MessageEvent<string>) => {
        refusals = 0;
        if (lastEventId) url.searchParams.set('after', lastEventId);
        onEvent({ event, data: JSON.parse(data) as unknown } as ThreadEvent);
      });
    }
  };
  document.addEventListener('visibilitychange', open, { signal });
  signal.addEventListener('abort', close);
  open();
};
