import { hold, pass, type Rule } from '../rule';

/**
 * Holds every comment of the site (setting `moderation.holdAll`) or of a thread (policy `hold`).
 * Staff are exempt.
 *
 * Evidence: `by`, `site` or `thread`.
 *
 * @example
 * ```ts
 * moderation: { holdAll: true }
 * // any reader's comment → pending, evidence { by: 'site' }
 * ```
 */
export const holdAll: Rule = {
  name: 'hold-all',
  check({ author, site, thread }) {
    if (author.isStaff) return pass();
    if (thread.policy === 'hold') return hold({ by: 'thread' });
    return site.holdAll ? hold({ by: 'site' }) : pass();
  },
};
