import { Conflict } from '../../errors';
import { pass, type Rule } from '../rule';

/**
 * Refuses what the same author, or somebody at the same address, has already written in this thread.
 * Staff and code of the host project are exempt. After WordPress's duplicate check; but the text is
 * compared without case, spacing and punctuation.
 *
 * @throws Conflict `DUPLICATE`. The earlier comment is not named: it may be somebody else's.
 * @example
 * ```ts
 * // "Great article!", a minute after "great article" → 409 { code: 'DUPLICATE' }
 * ```
 */
export const repeated: Rule = {
  name: 'repeated',
  check({ repeats, author }) {
    if (repeats === null || author.isStaff || author.kind === 'script') return pass();
    throw new Conflict('This has already been said here', { code: 'DUPLICATE', field: 'body' });
  },
};
