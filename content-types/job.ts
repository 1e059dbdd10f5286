import { hidden } from './hidden';
import { string } from './string';

/** What is done in the background time and again, by whichever process has claimed it. */
export const job = {
  ...hidden,
  collectionName: 'newsroom_jobs',
  info: { singularName: 'job', pluralName: 'jobs', displayName: 'Background job' },
  attributes: {
    name: { ...string(40), required: true },
    dueAt: { type: 'datetime', required: true },
    /** The process that works on it, or was the last to. */
    claimedBy: string(100),
    /** While this lies ahead, that process works on it. */
    claimedUntil: { type: 'datetime' },
    lastStartedAt: { type: 'datetime' },
    lastEndedAt: { type: 'datetime' },
    /** Milliseconds. */
    lastDuration: { type: 'integer' },
    /** Null where it went well the last time. */
    lastError: { type: 'text' },
    /** How many times in a row it has failed. */
    failures: { type: 'integer', default: 0, required: true },
  },
  indexes: [{ name: 'newsroom_jobs_name', columns: ['name'], type: 'unique' }],
} as const;
