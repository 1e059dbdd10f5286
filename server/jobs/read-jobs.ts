import type { Context } from '../context';
import { Unknown } from '../errors';
import { allJobs } from './all-jobs';
import type { JobState, JobStatus } from './contract';
import { isRunning, readJobRows, type JobRow } from './store';

/** Every instance looks far more often than this: what waits longer has nobody to do it. */
const overdueMs = 60_000;

const stateOf = (row: JobRow, now: Date): JobState => {
  if (isRunning(row, now)) return 'running';
  if (row.failures > 0) return 'failing';
  return now.getTime() - new Date(row.dueAt).getTime() > overdueMs ? 'overdue' : 'idle';
};

/** How the jobs stand, by name. One statement. */
export const readJobs = async (ctx: Context): Promise<JobStatus[]> => {
  const { jobs, now } = await readJobRows(ctx);
  const known = jobs.filter((row) => allJobs.some(({ name }) => name === row.name));
  return known.map((row) => ({
    name: row.name,
    state: stateOf(row, now),
    dueAt: row.dueAt,
    lastStartedAt: row.lastStartedAt,
    lastEndedAt: row.lastEndedAt,
    lastDuration: row.lastDuration,
    lastError: row.lastError,
    failures: row.failures,
    instance: row.claimedBy,
  }));
};

/** @throws Unknown `JOB_UNKNOWN` */
export const readJob = async (ctx: Context, name: string): Promise<JobStatus> => {
  const job = (await readJobs(ctx)).find((one) => one.name === name);
  if (!job) throw new Unknown('job');
  return job;
};
