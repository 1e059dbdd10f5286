import type { CountsAnswer, ThreadAnswer } from '../contracts';
import type { Threads } from './client-types';
import type { Transport } from './transport';

/** The most that the server takes at once. */
const mostThreads = 100;

/** How a thread's addresses begin. */
export const threadPath = (thread: string): string => `/threads/${encodeURIComponent(thread)}`;

/** Reading threads, once. */
export const readThreads = (
  { json }: Pick<Transport, 'json'>,
  locale: string | undefined
): Pick<Threads, 'get' | 'counts'> => ({
  get: (thread, { signal, ...query } = {}) =>
    json<ThreadAnswer>({ path: threadPath(thread), query: { locale, ...query }, signal }),

  counts: async (threads, { signal, ...query } = {}) => {
    const left = [...new Set(threads)];
    const answers: Promise<CountsAnswer>[] = [];
    while (left.length > 0) {
      const some = left.splice(0, mostThreads).join(',');
      const ask = { path: '/counts', query: { locale, ...query, threads: some }, signal };
      answers.push(json<CountsAnswer>(ask));
    }
    const counts = (await Promise.all(answers)).map(({ data }) => data);
    return Object.assign({}, ...counts) as CountsAnswer['data'];
  },
});
