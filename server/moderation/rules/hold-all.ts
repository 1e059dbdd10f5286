import { z } from '@strapi/utils';

import { hold, pass, type Rule } from '../rule';

const options = z.strictObject({
  authors: z
    .array(z.string().regex(/^(?:user|guest):[\w-]+$/, 'must be an author key such as user:…'))
    .max(1_000)
    .default([])
    .describe('Author keys (user:… or guest:…) whose every comment waits. @default []'),
});

/**
 * Holds every comment of the site (setting `moderation.holdAll`), of a thread (policy `hold`) or of
 * an author. Staff are exempt.
 *
 * Evidence: `by`, `site`, `thread` or `author`.
 *
 * @example
 * ```ts
 * moderation: { holdAll: true }
 * // any reader's comment → pending, evidence { by: 'site' }
 * ```
 */
export const holdAll: Rule<z.output<typeof options>, ReadonlySet<string>> = {
  name: 'hold-all',
  options,
  prepare: ({ authors }) => new Set(authors),
  check({ author, site, thread }, authors) {
    if (author.isStaff) return pass();
    if (author.key !== null && authors.has(author.key)) return hold({ by: 'author' });
    if (thread.policy === 'hold') return hold({ by: 'thread' });
    return site.holdAll ? hold({ by: 'site' }) : pass();
  },
};
