import type { NewsroomError } from './newsroom-error';

/** Milliseconds. */
const firstWait = 1_000;
const longestWait = 30_000;

/**
 * How long to wait before connecting again, in milliseconds: up to a second after the first failure, up
 * to twice as long after each further one, half a minute at most. By chance, lest all readers of a
 * server that was restarted come back at once.
 *
 * @param retry what the stream said to begin with in place of a second
 * @param error a refusal's `retryAfter` (seconds) is waited for in any case
 */
export const nextAttempt = (
  {
    attempt,
    retry = firstWait,
    error,
  }: { attempt: number; retry?: number | undefined; error?: NewsroomError | undefined },
  random: () => number = Math.random
): number => {
  const { retryAfter } = error?.details ?? {};
  const longest = Math.min(Math.max(longestWait, retry), retry * 2 ** attempt);
  return (typeof retryAfter === 'number' ? retryAfter * 1_000 : 0) + random() * longest;
};

/** Waits so long, or until the signal is aborted, or until the browser says that it is online again. */
export const pause = (milliseconds: number, until: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      until.removeEventListener('abort', end);
      if (typeof removeEventListener === 'function') removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, milliseconds);
    until.addEventListener('abort', end);
    if (typeof addEventListener === 'function') addEventListener('online', end);
    if (until.aborted) end();
  });
