import type { Context } from '../context';
import { Conflict } from '../errors';
import type { JobStatus } from './contract';
import { readJob } from './read-jobs';
import { makeDue, readClock } from './store';
import { wakeJobs } from './worker';

/**
 * Makes a job due now. This instance looks at once, and whichever is first does it.
 * @throws Unknown `JOB_UNKNOWN`
 * @throws Conflict `JOB_RUNNING`
 */
export const runJob = async (ctx: Context, name: string): Promise<JobStatus> => {
  await readJob(ctx, name);
  if (!(await makeDue(ctx, name, await readClock(ctx)))) {
    throw new Conflict('The job is running already', { code: 'JOB_RUNNING' });
  }
  const job = await readJob(ctx, name);
  wakeJobs(ctx);
  return job;
};
