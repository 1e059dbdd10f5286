import type { ThreadEvent } from '../contracts';
import { NewsroomError } from './newsroom-error';
import { isPageHidden, watchPage } from './page-visibility';
import { createEventReader } from './read-events';

type Connection = {
  /** Rejects with `NewsroomError`, or when the signal is aborted. */
  readonly open: (signal: AbortSignal) => Promise<Response>;
  readonly until: AbortSignal;
  /** After so many milliseconds without a sound the connection is taken for dead. */
  readonly silence: number;
  readonly onOpen: () => void;
  readonly onEvent: (event: ThreadEvent) => void;
  readonly onId: (id: string) => void;
  readonly onRetry: (milliseconds: number) => void;
};

/**
 * Hears one connection to its end. It is let go of when the page is hidden.
 * @returns what went wrong; undefined where nothing did
 */
export const hear = async ({
  open,
  until,
  silence,
  onOpen,
  ...handlers
}: Connection): Promise<NewsroomError | undefined> => {
  const connection = new AbortController();
  const drop = () => connection.abort();
  const message = `Nothing was heard for ${silence / 1_000} seconds`;
  const giveUp = () => connection.abort(new NewsroomError('NETWORK', { message }));
  let timer = setTimeout(giveUp, silence);
  until.addEventListener('abort', drop);
  const stopWatching = watchPage(() => {
    if (isPageHidden()) drop();
  });
  try {
    if (until.aborted) return undefined;
    const body = bodyOf(await open(connection.signal));
    onOpen();
    const read = createEventReader({
      ...handlers,
      onEvent: ({ event, data }) => handlers.onEvent({ event, data: parse(data) } as ThreadEvent),
    });
    const decoder = new TextDecoder();
    for (;;) {
      const { done, value } = await body.read();
      if (done) return undefined;
      clearTimeout(timer);
      timer = setTimeout(giveUp, silence);
      read(decoder.decode(value, { stream: true }));
    }
  } catch (error) {
    // Older browsers say that something was aborted, not why.
    const why: unknown = connection.signal.aborted ? connection.signal.reason : error;
    if (why instanceof NewsroomError) return why;
    if (connection.signal.aborted) return undefined;
    return new NewsroomError('NETWORK', { message: 'The connection broke off', cause: error });
  } finally {
    clearTimeout(timer);
    stopWatching();
    until.removeEventListener('abort', drop);
    drop();
  }
};

const unreadable = (message: string) => new NewsroomError('UNREADABLE', { message, status: 200 });

const bodyOf = ({ body, headers }: Response): ReadableStreamDefaultReader<Uint8Array> => {
  if (body && /^text\/event-stream\b/i.test(headers.get('Content-Type') ?? '')) {
    return body.getReader();
  }
  throw unreadable('The answer is no stream of events: is this the content API?');
};

const parse = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    throw unreadable('An event of the stream is no JSON');
  }
};
