import { z } from '@strapi/utils';

import { Sanctioned } from '../../errors';
import { hold, pass, type Rule } from '../rule';

const options = z.strictObject({
  refuse: z
    .boolean()
    .default(true)
    .describe(
      'Whether posts of banned and muted authors are refused, and so the authors told; otherwise they are held, and the answer is as for any that waits. @default true'
    ),
});

/**
 * What moderators have put on an author, or on an address: a ban or a mute refuses posts and edits,
 * `hold` has them wait. Staff are exempt. After Coral's premoderation, suspension and ban, and
 * Discourse's silencing; neither of which can be put on an address.
 *
 * Evidence: `kind` (`hold`, `mute`, `ban`), `by` (`author` or `address`), `until` (ISO 8601 or null).
 *
 * @throws Sanctioned `AUTHOR_BANNED` or `AUTHOR_MUTED` with `until`, unless `refuse` is off.
 * @example
 * ```ts
 * moderation: { options: { sanctions: { refuse: false } } }
 * // a banned author's comment → pending, evidence { kind: 'ban', by: 'author', until: null }
 * ```
 */
export const sanctions: Rule<z.output<typeof options>> = {
  name: 'sanctions',
  options,
  check({ sanction, author }, { refuse }) {
    if (!sanction || author.isStaff) return pass();
    const { kind, by, until } = sanction;
    if (refuse && kind !== 'hold') throw new Sanctioned(kind, until);
    return hold({ kind, by, until: until?.toISOString() ?? null });
  },
};
