import { createTransport } from '../client/transport';
import type { CountsAnswer } from '../contracts';

type Wanted = {
  readonly thread: string;
  readonly api: string;
  /** The language of the threads' entries. */
  readonly locale: string | null;
  /** The language of the words. */
  readonly words: string;
};
type Request = { readonly threads: Set<string>; readonly answer: Promise<CountsAnswer> };

/** The most that the server takes at once. */
const mostThreads = 100;

/** Requests that have not gone out yet, by API and languages. */
const waiting = new Map<string, Request>();

/** The numbers of comments of a thread and of all others that are wanted now, asked for at once. Null
 * where there is no answer: a number beside a headline is not worth a complaint. */
export const gatherCounts = async ({ thread, ...where }: Wanted): Promise<CountsAnswer | null> => {
  const key = JSON.stringify(where);
  let request = waiting.get(key);
  if (!request || request.threads.size === mostThreads) {
    const threads = new Set<string>();
    request = { threads, answer: readCounts(threads, where, () => waiting.delete(key)) };
    waiting.set(key, request);
  }
  request.threads.add(thread);
  try {
    return await request.answer;
  } catch (error) {
    console.warn('newsroom:', error);
    return null;
  }
};

const readCounts = async (
  threads: ReadonlySet<string>,
  { api, ...query }: Omit<Wanted, 'thread'>,
  onAsked: () => void
): Promise<CountsAnswer> => {
  // Elements come one by one while a page is read.
  await new Promise((go) => setTimeout(go, 10));
  onAsked();
  return createTransport({ api }).json<CountsAnswer>({
    path: '/counts',
    query: { threads: [...threads].join(','), ...query },
  });
};
