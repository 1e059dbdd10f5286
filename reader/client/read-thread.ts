import type { ThreadAnswer } from '../contracts';
import type { Threads } from './client-types';
import type { Transport } from './transport';

/** How a thread's addresses begin. */
export const threadPath = (thread: string): string => `/threads/${encodeURIComponent(thread)}`;

/** Reads threads, one at a time. */
export const readThread =
  ({ json }: Pick<Transport, 'json'>, locale?: string): Threads['get'] =>
  (thread, { signal, ...query } = {}) =>
    json<ThreadAnswer>({ path: threadPath(thread), query: { locale, ...query }, signal });
