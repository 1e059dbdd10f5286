import { AsyncResource } from 'node:async_hooks';
import { setTimeout } from 'node:timers/promises';

import type { Context } from '../context';
import { decideBatch } from './decide-batch';
import { claimBulk, endBulk, findUnclaimed, releaseBulk, type BulkRow } from './store';

/** How often each process looks for what another one has left. */
const lookMs = 5_000;
/** Between batches on SQLite, whose writers do not queue: so they get their turn. */
const pauseMs = 5;
/** A batch that fails is tried again after this long, twice this long, and so on. */
const retryMs = 250;
const mostTries = 5;

type Worker = {
  isStopping: boolean;
  readonly working: Set<Promise<void>>;
  /** What works in the background belongs to no request, and to no transaction. */
  readonly outside: AsyncResource;
  readonly timer: NodeJS.Timeout;
};

const workers = new WeakMap<object, Worker>();

/** Works on a bulk decision that this process has claimed, batch by batch, until it is at its end,
 * somebody has ended it, or the process stops. */
const work = async (ctx: Context, worker: Worker, claimed: BulkRow): Promise<void> => {
  let bulk: BulkRow | null = claimed;
  let tries = 0;
  while (bulk && !worker.isStopping) {
    try {
      bulk = await decideBatch(ctx, bulk);
      tries = 0;
      if (ctx.strapi.db.dialect.client === 'sqlite') await setTimeout(pauseMs);
    } catch (error) {
      tries += 1;
      if (tries >= mostTries) {
        ctx.strapi.log.error(
          `newsroom: the bulk decision ${claimed.documentId} failed: ${String(error)}`
        );
        const mine: BulkRow | null = bulk && (await claimBulk(ctx, bulk));
        if (mine) await endBulk(ctx, mine, 'failed');
        return;
      }
      await setTimeout(retryMs * tries);
      bulk = bulk && (await claimBulk(ctx, bulk));
    }
  }
  if (bulk) await releaseBulk(ctx, bulk);
};

const look = async (ctx: Context, worker: Worker): Promise<void> => {
  try {
    for (const bulk of await findUnclaimed(ctx)) {
      if (worker.isStopping) return;
      const claimed = await claimBulk(ctx, bulk);
      if (claimed) track(ctx, worker, () => work(ctx, worker, claimed));
    }
  } catch (error) {
    ctx.strapi.log.error(`newsroom: bulk decisions could not be looked for: ${String(error)}`);
  }
};

const track = (ctx: Context, worker: Worker, task: () => Promise<void>): void => {
  const running = task()
    .catch((error: unknown) => {
      // Whoever looks next goes on with it once the claim has run out.
      ctx.strapi.log.error(`newsroom: a bulk decision was interrupted: ${String(error)}`);
    })
    .finally(() => worker.working.delete(running));
  worker.working.add(running);
};

/** Looks at once, and lets whoever asked go on. */
export const wakeBulks = (ctx: Context): void => {
  const worker = workers.get(ctx.strapi);
  if (!worker || worker.isStopping) return;
  worker.outside.runInAsyncScope(() => track(ctx, worker, () => look(ctx, worker)));
};

/** Begins to work off bulk decisions, first those that an earlier process has left. */
export const startBulks = (ctx: Context): void => {
  const timer = setInterval(() => wakeBulks(ctx), lookMs);
  timer.unref();
  const outside = new AsyncResource('newsroom-bulks');
  workers.set(ctx.strapi, { isStopping: false, working: new Set(), outside, timer });
  wakeBulks(ctx);
};

/** Ends with the batches that are under way; what is left is gone on with at the next start, or by
 * another process. */
export const stopBulks = async ({ strapi }: Context): Promise<void> => {
  const worker = workers.get(strapi);
  if (!worker) return;
  worker.isStopping = true;
  clearInterval(worker.timer);
  while (worker.working.size > 0) await Promise.all(worker.working);
  workers.delete(strapi);
};
