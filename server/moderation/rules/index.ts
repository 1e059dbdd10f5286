import type { Rule } from '../rule';

/** The site's policy, in order. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export const rules: readonly Rule<any, any>[] = [];
