import { UnusableDraft } from '../../errors';
import { pass, type Rule } from '../rule';

/**
 * Refuses answers to a comment that is unknown, in another thread, or not visible, and answers that
 * would stand deeper than the site allows (`threads.maxDepth`). Which of the first three it was is
 * not said. An edit keeps the parent it has.
 *
 * @throws UnusableDraft `PARENT_UNUSABLE` with `reason` `unknown`, or `too-deep` with `found` and
 * `limit`: depths of the answer, 0 for a root.
 * @example
 * ```ts
 * // maxDepth: 2, an answer to a comment at depth 2
 * // → 400 { code: 'PARENT_UNUSABLE', field: 'parent', reason: 'too-deep', found: 3, limit: 2 }
 * ```
 */
export const parentValid: Rule = {
  name: 'parent-valid',
  check({ kind, parent, site }) {
    if (kind === 'edit' || parent === null) return pass();
    if (parent === 'unusable') {
      throw new UnusableDraft('The comment to answer is not in this thread', {
        code: 'PARENT_UNUSABLE',
        field: 'parent',
        reason: 'unknown',
      });
    }
    const found = parent.depth + 1;
    if (found <= site.maxDepth) return pass();
    throw new UnusableDraft(
      site.maxDepth === 0
        ? 'Comments cannot be answered here'
        : `Answers nest at most ${site.maxDepth} deep here; this one would be at ${found}`,
      { code: 'PARENT_UNUSABLE', field: 'parent', reason: 'too-deep', found, limit: site.maxDepth }
    );
  },
};
