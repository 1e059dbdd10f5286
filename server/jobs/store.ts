import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { fromRow, knexOf, newRow, rows } from '../rows';

/** A job's row. Dates are ISO 8601. */
export type JobRow = {
  readonly name: string;
  readonly dueAt: string;
  readonly claimedBy: string | null;
  readonly claimedUntil: string | null;
  readonly lastStartedAt: string | null;
  readonly lastEndedAt: string | null;
  readonly lastDuration: number | null;
  readonly lastError: string | null;
  readonly failures: number;
};

/** How long a claim keeps other instances away, should this one die with it. */
const claimMs = 20_000;

/** How often it is renewed while the work goes on. */
export const renewMs = 5_000;

/** Milliseconds since 1970, by the clock of the database: those of the instances may differ. */
const clocks: Record<string, string> = {
  sqlite: "(julianday('now') - 2440587.5) * 86400000",
  postgres: 'extract(epoch from clock_timestamp()) * 1000',
  mysql: "timestampdiff(microsecond, '1970-01-01', utc_timestamp(6)) / 1000",
};

const clock = (ctx: Context): Knex.Raw => {
  const { client } = ctx.strapi.db.dialect as { client: string };
  return knexOf(ctx).raw(`${clocks[client] ?? ''} as now`);
};

const dateOf = (now: unknown): Date => new Date(Math.round(Number(now)));

/** What time it is for all instances. */
export const readClock = async (ctx: Context): Promise<Date> => {
  const row = await knexOf(ctx).select<{ now: unknown }>(clock(ctx)).first();
  return dateOf(row?.now);
};

/** Enters jobs that are new. */
export const insertJobs = async (
  ctx: Context,
  jobs: readonly { readonly name: string; readonly dueAt: Date }[]
): Promise<void> => {
  await rows(ctx, uids.job)
    .insert(
      jobs.map(({ name, dueAt }) => ({
        ...newRow(),
        name,
        due_at: dueAt,
        failures: 0,
      }))
    )
    .onConflict('name')
    .ignore();
};

/** All jobs by name, and what time it is. One statement. */
export const readJobRows = async (ctx: Context): Promise<{ jobs: JobRow[]; now: Date }> => {
  const table = ctx.strapi.db.metadata.get(uids.job).tableName;
  const found = (await rows(ctx, uids.job)
    .select(`${table}.*`, clock(ctx))
    .orderBy('name')) as Record<string, unknown>[];
  return {
    jobs: found.map((raw) => fromRow<JobRow>(ctx, uids.job, raw)),
    now: dateOf(found[0]?.now),
  };
};

export const isRunning = ({ claimedUntil }: JobRow, now: Date): boolean =>
  claimedUntil !== null && new Date(claimedUntil) > now;

const isDue = ({ dueAt }: JobRow, now: Date): boolean => new Date(dueAt) <= now;

/** Those that are due and that nobody works on. */
export const findDue = async (ctx: Context): Promise<{ due: JobRow[]; now: Date }> => {
  const { jobs, now } = await readJobRows(ctx);
  return { due: jobs.filter((job) => isDue(job, now) && !isRunning(job, now)), now };
};

/** A job that nobody works on. */
const unclaimed = (ctx: Context, name: string, now: Date): Knex.QueryBuilder =>
  rows(ctx, uids.job)
    .where({ name })
    .where((free) => {
      void free.whereNull('claimed_until').orWhere('claimed_until', '<=', now);
    });

/** Makes a job due. False where an instance works on it. */
export const makeDue = async (ctx: Context, name: string, now: Date): Promise<boolean> => {
  const made: number = await unclaimed(ctx, name, now).update({ due_at: now, updated_at: now });
  return made === 1;
};

/** Claims a job that is due for an instance: of several that try, one succeeds. */
export const claimJob = async (
  ctx: Context,
  { name, instance, now }: { name: string; instance: string; now: Date }
): Promise<boolean> => {
  const claimed: number = await unclaimed(ctx, name, now)
    .where('due_at', '<=', now)
    .update({
      claimed_by: instance,
      claimed_until: new Date(now.getTime() + claimMs),
      last_started_at: now,
    });
  return claimed === 1;
};

/** A job as long as no other instance has claimed it since. */
const stillMine = (ctx: Context, name: string, instance: string): Knex.QueryBuilder =>
  rows(ctx, uids.job).where({ name, claimed_by: instance }).whereNotNull('claimed_until');

/** Goes on claiming it. False where another instance has claimed it since. */
export const renewJob = async (ctx: Context, name: string, instance: string): Promise<boolean> => {
  const until = new Date((await readClock(ctx)).getTime() + claimMs);
  const renewed: number = await stillMine(ctx, name, instance).update({ claimed_until: until });
  return renewed === 1;
};

/** Gives it back undone: it stays due, for whichever instance looks next. */
export const giveBackJob = async (ctx: Context, name: string, instance: string): Promise<void> => {
  await stillMine(ctx, name, instance).update({ claimed_until: null });
};

export type Outcome = {
  readonly dueAt: Date;
  readonly duration: number;
  /** Null where it went well. */
  readonly error: string | null;
  readonly failures: number;
};

/** Writes how it went, and gives it back. */
export const endJob = async (
  ctx: Context,
  { name, instance, now }: { name: string; instance: string; now: Date },
  { dueAt, duration, error, failures }: Outcome
): Promise<void> => {
  await stillMine(ctx, name, instance).update({
    due_at: dueAt,
    claimed_until: null,
    last_ended_at: now,
    last_duration: duration,
    last_error: error,
    failures,
    updated_at: now,
  });
};
