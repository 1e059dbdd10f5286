import { pass, spam, type Rule } from '../rule';

/**
 * Marks as spam what filled in the form field that people cannot see. Staff are exempt. After
 * Akismet's hidden field.
 *
 * Evidence: `found`, how many characters stood there, and `threshold` 1.
 *
 * @example
 * ```ts
 * // POST { body: 'Nice post', website: 'http://pills.example' } → spam, { found: 20, threshold: 1 }
 * ```
 */
export const honeypot: Rule = {
  name: 'honeypot',
  check({ trap, author }) {
    const found = trap.honeypot?.length ?? 0;
    return found === 0 || author.isStaff ? pass() : spam({ found, threshold: 1 });
  },
};
