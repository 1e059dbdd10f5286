import { stopBulks } from './bulk/worker';
import type { Context } from './context';
import { stopJobs } from './jobs/worker';
import { closeStreams } from './live/hub';
import { stopRedis } from './redis/start-redis';
import { stopSettings } from './settings/settings';
import { closeThreadStreams } from './threads/stream/thread-hub';
import { syncsThrough } from './threads/sync-after-commit';

export const destroy = async (ctx: Context): Promise<void> => {
  await stopJobs(ctx);
  await stopBulks(ctx);
  await closeStreams(ctx);
  await closeThreadStreams(ctx);
  await syncsThrough();
  stopRedis(ctx);
  stopSettings(ctx);
};
