import type { Context } from '../context';

export const hasQueueMarks = (_ctx: Context): boolean => false;
