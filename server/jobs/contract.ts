/**
 * `idle`: waits for its time. `running`: an instance works on it. `overdue`: its time came a while ago,
 * and no instance works on it. `failing`: it failed the last time, and is tried again when it is due.
 */
export const jobStates = ['idle', 'running', 'overdue', 'failing'] as const;
export type JobState = (typeof jobStates)[number];

/** `GET /newsroom/jobs` answers `{ data: JobStatus[] }`, by name; `POST /newsroom/jobs/:name/run` makes
 * a job due now and answers 202 `{ data: JobStatus }`, or 409 `JOB_RUNNING`, or 404 `JOB_UNKNOWN`. Dates
 * are ISO 8601. */
export type JobStatus = {
  name: string;
  state: JobState;
  /** When it is to be done next. */
  dueAt: string;
  /** Null until it was done once; so are the others. */
  lastStartedAt: string | null;
  lastEndedAt: string | null;
  /** Milliseconds. */
  lastDuration: number | null;
  /** What it failed with the last time; null where it did not. */
  lastError: string | null;
  /** How many times in a row it has failed. */
  failures: number;
  /** The instance that works on it, or was the last to: host, process and a mark of its own. */
  instance: string | null;
};
