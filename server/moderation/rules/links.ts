import { domainToASCII } from 'node:url';

import { z } from '@strapi/utils';

import { hold, pass, reject, type Draft, type Link, type Match, type Rule } from '../rule';

const limit = z.number().int().min(1).max(1_000);

const options = z.strictObject({
  holdAt: limit.default(2).describe('From this many links on a comment is held. @default 2'),
  rejectAt: limit
    .default(10)
    .describe('From this many links on a comment is rejected. @default 10'),
});

/**
 * Holds comments with some links and rejects those with many. Bare addresses count; links to the
 * site itself and its subdomains (settings `site.hosts`), and mail addresses, do not. Staff are
 * exempt. After WordPress's `comment_max_links` (default 2), which misses bare addresses and counts
 * the site's own.
 *
 * Evidence: `matches` with the host as `entry`; `found`, the number of links; `threshold`.
 *
 * @example
 * ```ts
 * moderation: { options: { links: { holdAt: 3, rejectAt: 20 } } }
 * // "see a.example/1, b.example/2, c.example/3" → pending, evidence { found: 3, threshold: 3, … }
 * ```
 */
export const links: Rule<z.output<typeof options>> = {
  name: 'links',
  options,
  check(draft, { holdAt, rejectAt }) {
    if (draft.author.isStaff || draft.links.length < Math.min(holdAt, rejectAt)) return pass();
    const foreign = draft.links.filter(isForeign(draft.site.hosts));
    const found = foreign.length;
    const evidence = (threshold: number) => ({
      matches: foreign.map(matchFor(draft)),
      found,
      threshold,
    });
    if (found >= rejectAt) return reject(evidence(rejectAt));
    return found >= holdAt ? hold(evidence(holdAt)) : pass();
  },
};

const isForeign = (ownHosts: readonly string[]) => {
  const own = ownHosts.map((host) => domainToASCII(host) || host);
  return ({ host }: Link) => !own.some((name) => host === name || host.endsWith(`.${name}`));
};

const matchFor =
  ({ body }: Draft) =>
  ({ start, end, host }: Link): Match => ({
    field: 'body',
    start,
    end,
    text: body.slice(start, end),
    entry: host,
  });
