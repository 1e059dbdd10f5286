import type { CountsAnswer } from '../contracts';
import type { Threads } from './client-types';
import { iterate } from './iterate';
import { readThread, threadPath } from './read-thread';
import { subscribe } from './subscribe';
import type { Transport } from './transport';

/** The most that the server takes at once. */
const mostThreads = 100;

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
    get: readThread(transport, locale),
    subscribe: listen,

    counts: async (threads, { signal, ...query } = {}) => {
      const left = [...new Set(threads)];
      const answers: Promise<CountsAnswer>[] = [];
      while (left.length > 0) {
        const some = left.splice(0, mostThreads).join(',');
        const ask = { path: '/counts', query: { locale, ...query, threads: some }, signal };
        answers.push(transport.json<CountsAnswer>(ask));
      }
      const counts = (await Promise.all(answers)).map(({ data }) => data);
      return Object.assign({}, ...counts) as CountsAnswer['data'];
    },

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
