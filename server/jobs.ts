import { startBulks, stopBulks } from './bulk/worker';
import type { Context } from './context';
import { clearLimits } from './limits/limits';
import { clearViewers } from './live/viewers';
import { purge } from './threads/purge';

const names = ['newsroomPurge', 'newsroomClearLimits', 'newsroomClearViewers'] as const;

const reporting =
  ({ strapi }: Context, name: string, job: () => Promise<unknown>) =>
  async () => {
    try {
      await job();
    } catch (error) {
      strapi.log.error(`newsroom: the job ${name} failed: ${String(error)}`);
    }
  };

/** Starts what runs in the background. */
export const startJobs = (ctx: Context): void => {
  ctx.strapi.cron.add({
    newsroomPurge: {
      task: reporting(ctx, 'purge', () => purge(ctx)),
      options: { rule: '17 * * * *' },
    },
    newsroomClearLimits: {
      task: reporting(ctx, 'clear-limits', () => clearLimits(ctx)),
      options: { rule: '*/10 * * * *' },
    },
    newsroomClearViewers: {
      task: reporting(ctx, 'clear-viewers', () => clearViewers(ctx)),
      options: { rule: '*/5 * * * *' },
    },
  });
  startBulks(ctx);
};

/** Ends what runs in the background, once what is under way is through. */
export const stopJobs = async (ctx: Context): Promise<void> => {
  for (const name of names) ctx.strapi.cron.remove(name);
  await stopBulks(ctx);
};
