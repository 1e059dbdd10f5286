import { createElementClient } from './element-client';

type Wanted = { readonly thread: string; readonly api: string; readonly locale: string | null };

/** Requests that have not gone out yet, by API and language. */
const waiting = new Map<
  string,
  { threads: Set<string>; counts: Promise<Record<string, number>> }
>();

/** The number of a thread's comments, asked for together with all others that are wanted now. Undefined
 * where there is no such thread, or no answer: a number beside a headline is not worth a complaint. */
export const gatherCount = async ({ thread, api, locale }: Wanted): Promise<number | undefined> => {
  const key = JSON.stringify([api, locale]);
  let request = waiting.get(key);
  if (!request) {
    const threads = new Set<string>();
    request = { threads, counts: readCounts(key, { threads, api, locale }) };
    waiting.set(key, request);
  }
  request.threads.add(thread);
  try {
    return (await request.counts)[thread];
  } catch (error) {
    console.warn('newsroom:', error);
    return undefined;
  }
};

const readCounts = async (
  key: string,
  { threads, api, locale }: Omit<Wanted, 'thread'> & { threads: ReadonlySet<string> }
): Promise<Record<string, number>> => {
  // Elements come one by one while a page is read.
  await new Promise((go) => setTimeout(go, 10));
  waiting.delete(key);
  return createElementClient({ api }).threads.counts(
    [...threads],
    locale === null ? {} : { locale }
  );
};
