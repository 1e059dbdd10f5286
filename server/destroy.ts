import type { Context } from './context';
import { stopJobs } from './jobs';
import { stopSettings } from './settings/settings';

export const destroy = (ctx: Context): void => {
  stopJobs(ctx);
  stopSettings(ctx);
};
