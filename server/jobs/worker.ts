import { AsyncResource } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { hostname } from 'node:os';

import { Cron } from 'croner';

import type { Context } from '../context';
import { setAlarm, type Alarm } from './alarm';
import { allJobs } from './all-jobs';
import type { Job } from './job';
import {
  claimJob,
  endJob,
  findDue,
  giveBackJob,
  insertJobs,
  readClock,
  renewJob,
  renewMs,
  type JobRow,
} from './store';

/** How often each instance looks for what is due. */
const lookMs = 10_000;

/** What failed is tried again after this long, twice this long, and so on up to an hour. */
const retryMs = 60_000;
const mostRetryMs = 3_600_000;

type Worker = {
  /** Told apart from all others, also from those of one process. */
  readonly instance: string;
  isStopping: boolean;
  readonly working: Set<Promise<void>>;
  /** Interrupt the jobs that are under way. */
  readonly interrupts: Set<AbortController>;
  /** What works in the background belongs to no request, and to no transaction. */
  readonly outside: AsyncResource;
  readonly timer: NodeJS.Timeout;
  /** Null without Redis. */
  readonly alarm: Alarm | null;
};

const workers = new WeakMap<object, Worker>();

const nextDue = ({ rule }: Job, after: Date): Date => {
  const next = new Cron(rule, { timezone: 'UTC' }).nextRun(after);
  if (!next) throw new Error(`newsroom: ${rule} never comes`);
  return next;
};

const retryAt = (failures: number, after: Date): Date =>
  new Date(after.getTime() + Math.min(retryMs * 2 ** (failures - 1), mostRetryMs));

/** Works on a job that this instance has claimed, and goes on claiming it meanwhile. */
const work = async (
  ctx: Context,
  worker: Worker,
  { job, row, startedAt }: { job: Job; row: JobRow; startedAt: Date }
): Promise<void> => {
  const { instance } = worker;
  const { name } = job;
  const interrupt = new AbortController();
  worker.interrupts.add(interrupt);
  // It may have begun to stop while the job was being claimed.
  if (worker.isStopping) interrupt.abort();
  const renewing = setInterval(() => {
    renewJob(ctx, name, instance).then(
      (isMine) => isMine || interrupt.abort(),
      (error: unknown) => {
        ctx.strapi.log.warn(`newsroom: the job ${name} could not be kept: ${String(error)}`);
      }
    );
  }, renewMs);
  let error: string | null = null;
  try {
    await job.work(ctx, interrupt.signal);
  } catch (thrown) {
    if (interrupt.signal.aborted) {
      await giveBackJob(ctx, name, instance);
      return;
    }
    error = String(thrown).slice(0, 2_000);
    ctx.strapi.log.error(`newsroom: the job ${name} failed: ${error}`);
  } finally {
    clearInterval(renewing);
    worker.interrupts.delete(interrupt);
  }
  const now = await readClock(ctx);
  const failures = error === null ? 0 : row.failures + 1;
  await endJob(
    ctx,
    { name, instance, now },
    {
      dueAt: error === null ? nextDue(job, now) : retryAt(failures, now),
      duration: now.getTime() - startedAt.getTime(),
      error,
      failures,
    }
  );
};

/** Claims what is due and works on it, each job for itself. */
const look = async (ctx: Context, worker: Worker): Promise<void> => {
  const { due, now } = await findDue(ctx);
  for (const row of due) {
    const job = allJobs.find(({ name }) => name === row.name);
    if (!job || worker.isStopping) continue;
    if (await claimJob(ctx, { name: job.name, instance: worker.instance, now })) {
      track(ctx, worker, () => work(ctx, worker, { job, row, startedAt: now }));
    }
  }
};

const track = (ctx: Context, worker: Worker, task: () => Promise<void>): void => {
  const running = task()
    .catch((error: unknown) => {
      // Whoever looks next goes on once the claim has run out.
      ctx.strapi.log.error(`newsroom: jobs could not be looked after: ${String(error)}`);
    })
    .finally(() => worker.working.delete(running));
  worker.working.add(running);
};

/** Looks at once for what is due, and lets whoever asked go on. */
export const wakeJobs = (ctx: Context): void => {
  const worker = workers.get(ctx.strapi);
  if (!worker || worker.isStopping) return;
  worker.outside.runInAsyncScope(() => track(ctx, worker, () => look(ctx, worker)));
};

/** Enters the jobs that are new, and begins to look for those that are due. */
export const startJobs = async (ctx: Context): Promise<void> => {
  const now = await readClock(ctx);
  await insertJobs(
    ctx,
    allJobs.map((job) => ({ name: job.name, dueAt: nextDue(job, now) }))
  );
  const timer = setInterval(() => wakeJobs(ctx), lookMs);
  timer.unref();
  workers.set(ctx.strapi, {
    instance: `${hostname().slice(0, 64)}:${process.pid}:${randomBytes(3).toString('hex')}`,
    isStopping: false,
    working: new Set(),
    interrupts: new Set(),
    outside: new AsyncResource('newsroom-jobs'),
    timer,
    alarm: await setAlarm(ctx, allJobs, () => wakeJobs(ctx)),
  });
  wakeJobs(ctx);
};

/** Ends with the steps that are under way; what is not done is given back to the other instances. */
export const stopJobs = async ({ strapi }: Context): Promise<void> => {
  const worker = workers.get(strapi);
  if (!worker) return;
  worker.isStopping = true;
  clearInterval(worker.timer);
  for (const interrupt of worker.interrupts) interrupt.abort();
  await worker.alarm?.close();
  while (worker.working.size > 0) await Promise.all(worker.working);
  workers.delete(strapi);
};
