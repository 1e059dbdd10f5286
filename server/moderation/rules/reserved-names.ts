import { z } from '@strapi/utils';

import { UnusableDraft } from '../../errors';
import { pass, type Rule } from '../rule';
import { nameForms, reservedForms } from './words/name-forms';

const options = z.strictObject({
  names: z
    .array(z.string().trim().min(1).max(100))
    .max(1_000)
    .default([
      'admin',
      'administrator',
      'editor',
      'editorial team',
      'mod',
      'moderator',
      'newsroom',
      'staff',
      'support',
      'system',
    ])
    .describe(
      'Names that only staff may sign with, beside those of admin users. @default admin, administrator, editor, editorial team, mod, moderator, newsroom, staff, support, system'
    ),
});

/**
 * Refuses readers who sign with a name of staff, or one that could be taken for it: case, accents,
 * spacing, punctuation, emoji, look-alike letters and digits make no difference. Only whole names
 * are compared: `Ed Miller` is not `Editor`. An edit cannot change the name, so it passes.
 *
 * @throws UnusableDraft `NAME_RESERVED`.
 * @example
 * ```ts
 * moderation: { options: { 'reserved-names': { names: ['admin', 'The Daily Example'] } } }
 * // a guest named "Αdm1n ✓" → 400 { code: 'NAME_RESERVED', field: 'author.name' }
 * ```
 */
export const reservedNames: Rule<z.output<typeof options>, ReadonlySet<string>> = {
  name: 'reserved-names',
  options,
  prepare: ({ names }) => new Set(names.flatMap(reservedForms)),
  check({ kind, author, site }, reserved) {
    if (kind === 'edit' || author.isStaff) return pass();
    const staff = formsOf(site.staffNames);
    if (!nameForms(author.name).some((form) => reserved.has(form) || staff.has(form)))
      return pass();
    throw new UnusableDraft('This name is reserved', {
      code: 'NAME_RESERVED',
      field: 'author.name',
    });
  },
};

const known = new WeakMap<readonly string[], ReadonlySet<string>>();

/** Kept for as long as the settings keep their list of names. */
const formsOf = (names: readonly string[]): ReadonlySet<string> => {
  const forms = known.get(names) ?? new Set(names.flatMap(reservedForms));
  known.set(names, forms);
  return forms;
};
