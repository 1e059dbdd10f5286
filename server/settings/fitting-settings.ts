import type { FileConfig } from '../config';
import { problemsOf } from '../input';
import { settingsSchema } from './contract';
import { merge, without, type Json } from '../json';

/**
 * The part of the saved settings that fits over the file, and the names of what does not: options of
 * a rule that is gone, values of another version. Those stay in the store, where they are in force
 * again should the rule or the version come back.
 */
export const fittingSettings = (
  file: FileConfig,
  saved: Json
): { fitting: Json; leftAside: readonly string[] } => {
  const schema = settingsSchema(file.rules, file.commentable);
  const leftAside: string[] = [];
  let fitting = saved;
  for (;;) {
    const given = merge(file.settings, fitting);
    const { error } = schema.safeParse(given);
    if (!error) return { fitting, leftAside };
    const wrong = problemsOf(error, given).map(({ field }) => field);
    leftAside.push(...wrong);
    const rest = wrong.reduce((left, field) => without(left, field), fitting);
    // Nothing was taken out: values that fit alone and not together.
    fitting = rest === fitting ? {} : rest;
  }
};
