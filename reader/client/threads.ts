import type { Threads } from './client-types';
import { iterate } from './iterate';
import { readThreads, threadPath } from './read-threads';
import { subscribe } from './subscribe';
import type { Transport } from './transport';

/** Reading and hearing threads. */
export const createThreads = (transport: Transport, locale: string | undefined): Threads => {
  const listen: Threads['subscribe'] = (thread, listener, options = {}) =>
    subscribe(
      (after, signal) =>
        transport.open({
          path: `${threadPath(thread)}/stream`,
          query: { locale: options.locale ?? locale, after },
          accept: 'text/event-stream',
          signal,
        }),
      listener,
      options
    );

  return {
    ...readThreads(transport, locale),
    subscribe: listen,

    events: (thread, options = {}) =>
      iterate((hear, onClosed) =>
        listen(thread, hear, {
          ...options,
          onState: (state, error) => {
            if (state === 'closed') onClosed(error ?? abortReason(options.signal));
          },
        })
      ),
  };
};

const abortReason = (signal: AbortSignal | undefined): unknown =>
  signal?.aborted ? signal.reason : undefined;
