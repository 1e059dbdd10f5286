import type { Context } from '../context';
import { settingsOf } from '../settings/settings';

/** How many characters a comment may have, as the `length` rule is set. */
export const lengthLimits = (ctx: Context): { min: number; max: number } => {
  const { length } = settingsOf(ctx).values.moderation.options;
  const { min = 1, max = 5_000 } = (length ?? {}) as { min?: number; max?: number };
  return { min, max };
};
