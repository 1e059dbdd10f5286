import type { Context } from '../context';

/** Something done in the background time and again, at one instance of all. */
export type Job = {
  /** In kebab-case. It stays: what is known of the job hangs on it. */
  readonly name: string;
  /** When: a cron expression, in UTC. */
  readonly rule: string;
  /**
   * Must be harmless where it is done twice, or ends halfway and begins anew. What takes long asks
   * `signal` between its steps: it is aborted when the instance closes, or has lost the job to another.
   */
  readonly work: (ctx: Context, signal: AbortSignal) => Promise<unknown>;
};
