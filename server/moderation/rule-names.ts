import type { Context } from '../context';
import { settingsOf } from '../settings/settings';

/** Names of the rules that run, in their order. */
export const ruleNames = (ctx: Context): string[] => settingsOf(ctx).rules.map(({ name }) => name);
