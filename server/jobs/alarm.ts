import type { Context } from '../context';
import { redisOf } from '../redis/redis';
import type { Job } from './job';

export type Alarm = { close(): Promise<void> };

/**
 * Has Redis wake one instance of all when a job is due, and tell it so. It is an alarm clock alone: whether
 * the job is due, and who does it, the database says, and each instance looks there every so often
 * anyway. Null where the project has no Redis.
 */
export const setAlarm = async (
  ctx: Context,
  jobs: readonly Job[],
  wake: () => void
): Promise<Alarm | null> => {
  const link = redisOf(ctx);
  if (!link) return null;
  const { Queue, Worker } = await import('bullmq');
  const name = 'jobs';
  const connection = link.connect();
  const options = { connection, prefix: link.prefix };
  const queue = new Queue(name, options);
  const worker = new Worker(
    name,
    () => {
      wake();
      return Promise.resolve();
    },
    options
  );
  // That Redis has gone is said once for all connections.
  queue.on('error', () => undefined);
  worker.on('error', () => undefined);

  const schedule = async (): Promise<void> => {
    for (const job of jobs) {
      await queue.upsertJobScheduler(
        job.name,
        { pattern: job.rule, tz: 'UTC' },
        { name: job.name, opts: { removeOnComplete: true, removeOnFail: true } }
      );
    }
  };
  /** Also when Redis is back: it may have come back empty. */
  const setAgain = () => {
    schedule().catch((error: unknown) => {
      // Gone again: it is set when Redis is back.
      if (connection.status !== 'ready') return;
      ctx.strapi.log.warn(`newsroom: Redis does not tell when jobs are due: ${String(error)}`);
    });
  };
  connection.on('ready', setAgain);
  if (connection.status === 'ready') setAgain();

  return {
    close: async () => {
      connection.off('ready', setAgain);
      await worker.close(true);
      await queue.close();
    },
  };
};
