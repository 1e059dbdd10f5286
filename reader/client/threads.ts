import type { CountsAnswer, ThreadAnswer, ThreadEvent } from '../contracts';
import { iterate } from './iterate';
import type { LocaleOptions } from './options';
import { subscribe, type Subscription, type SubscribeOptions } from './subscribe';
import type { Transport } from './transport';

/** What the server takes at once. */
const mostThreads = 100;

/** Threads: an article's `documentId` names its thread, `<uid>:<documentId>` that of another type's
 * entry. All reject with `NewsroomError`. */
export const createThreads = (transport: Transport, locale: string | undefined) => {
  const at = (thread: string) => `/threads/${encodeURIComponent(thread)}`;

  const listen = (
    thread: string,
    listener: (event: ThreadEvent) => void,
    options: SubscribeOptions & LocaleOptions = {}
  ): Subscription =>
    subscribe(
      (after, signal) =>
        transport.open({
          path: `${at(thread)}/stream`,
          query: { locale: options.locale ?? locale, after },
          accept: 'text/event-stream',
          signal,
        }),
      listener,
      options
    );

  return {
    /** Whether a thread is open, how many comments it has, and what a form needs to know. */
    get: (thread: string, { signal, ...query }: LocaleOptions = {}) =>
      transport.json<ThreadAnswer>({ path: at(thread), query: { locale, ...query }, signal }),

    /** Approved comments by thread, of any number of threads. Unknown ones are left out. */
    async counts(
      threads: readonly string[],
      { signal, ...query }: LocaleOptions = {}
    ): Promise<Record<string, number>> {
      const left = [...new Set(threads)];
      const answers: Promise<CountsAnswer>[] = [];
      while (left.length > 0) {
        const some = left.splice(0, mostThreads).join(',');
        const ask = { path: '/counts', query: { locale, ...query, threads: some }, signal };
        answers.push(transport.json<CountsAnswer>(ask));
      }
      return Object.assign({}, ...(await Promise.all(answers)).map(({ data }) => data)) as Record<
        string,
        number
      >;
    },

    /**
     * Hears what happens in a thread, first `ready`, until it is closed. Connects again by itself, and
     * misses nothing or is told so by `reset`. While a browser's page is hidden it lets go of the
     * connection, of which there are six for a site.
     */
    subscribe: listen,

    /** The same to loop over. Ends with the loop; rejects where `subscribe` closes with an error. */
    events: (
      thread: string,
      options: Omit<SubscribeOptions, 'onState'> & LocaleOptions = {}
    ): AsyncIterable<ThreadEvent> =>
      iterate((hear, onClosed) =>
        listen(thread, hear, {
          ...options,
          onState: (state, error) => {
            if (state === 'closed') onClosed(error);
          },
        })
      ),
  };
};
