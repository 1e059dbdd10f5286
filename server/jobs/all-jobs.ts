import { clearLimitsJob } from '../limits/limits';
import { clearViewersJob } from '../live/viewers';
import { purgeJob } from '../threads/purge';
import type { Job } from './job';

/** All there are; each stands where its work belongs. */
export const allJobs: readonly Job[] = [purgeJob, clearLimitsJob, clearViewersJob];
