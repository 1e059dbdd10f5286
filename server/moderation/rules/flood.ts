import { TooFast } from '../../errors';
import { pass, type Rule } from '../rule';

/**
 * Refuses a reader who writes faster than the site's limits per author and per address (settings
 * `limits`). Staff are exempt; code of the host project does not count at all. After WordPress's
 * comment flood check, with a window instead of one fixed pause.
 *
 * @throws TooFast `TOO_FAST` with `retryAfter` in seconds.
 * @example
 * ```ts
 * limits: { windowSeconds: 60, perAuthor: 5 }
 * // the sixth comment within a minute → 429 { code: 'TOO_FAST', retryAfter: 41, by: 'author', … }
 * ```
 */
export const flood: Rule = {
  name: 'flood',
  check({ flood: count, author }) {
    if (!count || author.isStaff || count.found <= count.limit) return pass();
    const { retryAfter, limit, windowSeconds, by } = count;
    throw new TooFast({ retryAfter, limit, windowSeconds, by });
  },
};
