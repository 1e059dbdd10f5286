import { z } from '@strapi/utils';

import { hold, pass, type Rule } from '../rule';

const options = z.strictObject({
  approvals: z
    .number()
    .int()
    .min(0)
    .max(1_000)
    .default(1)
    .describe('Authors with fewer approved comments than this are held. @default 1'),
});

/**
 * Holds comments until their author has had some approved. Only a proven author has a history:
 * whoever merely gives a known name starts at nothing. Staff are exempt. After WordPress's
 * `comment_previously_approved`, whose name and e-mail anybody can give.
 *
 * Evidence: `found`, the author's approved comments; `threshold`, how many it takes.
 *
 * @example
 * ```ts
 * moderation: { options: { 'new-author': { approvals: 3 } } }
 * // an author with two approved comments → pending, evidence { found: 2, threshold: 3 }
 * ```
 */
export const newAuthor: Rule<z.output<typeof options>> = {
  name: 'new-author',
  options,
  check({ author, history }, { approvals }) {
    const found = author.isProven ? history.approved : 0;
    return author.isStaff || found >= approvals ? pass() : hold({ found, threshold: approvals });
  },
};
