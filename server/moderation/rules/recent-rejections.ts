import { z } from '@strapi/utils';

import { hold, pass, type Rule } from '../rule';

const options = z.strictObject({
  share: z
    .number()
    .gt(0)
    .max(1)
    .default(0.3)
    .describe(
      'Authors are held when this share of their last comments was rejected or spam. @default 0.3'
    ),
  minimum: z
    .number()
    .int()
    .min(1)
    .max(50)
    .default(5)
    .describe('Authors with fewer decided comments than this are not judged so. @default 5'),
  last: z
    .number()
    .int()
    .min(1)
    .max(50)
    .default(20)
    .describe('How many of the last decided comments count. @default 20'),
});

/**
 * Holds authors of whose last decided comments many were rejected or spam. Staff are exempt. After
 * Coral's recent comment history (rate 0.30), with a minimum sample: there one of one trips it.
 *
 * Evidence: `found`, the share rounded to hundredths; `threshold`; `rejected` of `decided` comments.
 *
 * @example
 * ```ts
 * moderation: { options: { 'recent-rejections': { share: 0.5, minimum: 4 } } }
 * // 2 of 4 rejected → pending, evidence { found: 0.5, threshold: 0.5, rejected: 2, decided: 4 }
 * ```
 */
export const recentRejections: Rule<z.output<typeof options>> = {
  name: 'recent-rejections',
  options,
  check({ author, history }, { share, minimum, last }) {
    const statuses = history.recent
      .filter((status) => status === 'approved' || status === 'rejected' || status === 'spam')
      .slice(0, last);
    const decided = statuses.length;
    const rejected = statuses.filter((status) => status !== 'approved').length;
    if (author.isStaff || decided < minimum || rejected < share * decided) return pass();
    const found = Math.round((rejected / decided) * 100) / 100;
    return hold({ found, threshold: share, rejected, decided });
  },
};
