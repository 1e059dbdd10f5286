import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { QueueFilter, queueSorts, type QueueSort } from '../desk/contract';
import { isRecord } from '../json';
import { fromRow, newRow, rows } from '../rows';
import type { SavedQueue, SaveQueue } from './contract';

type Row = { documentId: string; name: string; filter: unknown };

const isSort = (value: unknown): value is QueueSort =>
  (queueSorts as readonly unknown[]).includes(value);

/** Null for what another version has kept and this one does not understand. */
const toSavedQueue = ({ documentId, name, filter: kept }: Row): SavedQueue | null => {
  if (!isRecord(kept) || !isSort(kept.sort)) return null;
  const filter = QueueFilter.safeParse(kept.filter);
  return filter.success ? { id: documentId, name, filter: filter.data, sort: kept.sort } : null;
};

const toColumns = ({ name, filter, sort }: SaveQueue) => ({
  name,
  filter: JSON.stringify({ filter, sort }),
  updated_at: new Date(),
});

/** One's own, by name. */
export const findSavedQueues = async (
  ctx: Context,
  owner: string,
  trx?: Knex.Transaction
): Promise<SavedQueue[]> => {
  const found = (await rows(ctx, uids.savedQueue, trx)
    .where({ owner })
    .orderBy(['name', 'id'])) as Record<string, unknown>[];
  return found.flatMap((raw) => toSavedQueue(fromRow<Row>(ctx, uids.savedQueue, raw)) ?? []);
};

/** How many one keeps, readable or not. */
export const countSavedQueues = async (
  ctx: Context,
  owner: string,
  trx: Knex.Transaction
): Promise<number> => {
  const [found] = await rows(ctx, uids.savedQueue, trx)
    .where({ owner })
    .count<{ count: number | string }[]>({ count: '*' });
  return Number(found?.count ?? 0);
};

/** The id of one's own with this name: what the database takes for the same name. */
export const findSavedQueueByName = async (
  ctx: Context,
  { owner, name }: { owner: string; name: string },
  trx: Knex.Transaction
): Promise<string | null> => {
  const found = await rows(ctx, uids.savedQueue, trx)
    .where({ owner, name })
    .first<{ document_id: string } | undefined>('document_id');
  return found?.document_id ?? null;
};

export const insertSavedQueue = async (
  ctx: Context,
  owner: string,
  queue: SaveQueue,
  trx: Knex.Transaction
): Promise<string> => {
  const row = newRow();
  await rows(ctx, uids.savedQueue, trx).insert({ ...row, ...toColumns(queue), owner });
  return row.document_id;
};

/** Whether there was one. */
export const updateSavedQueue = async (
  ctx: Context,
  { id, owner }: { id: string; owner: string },
  queue: SaveQueue,
  trx: Knex.Transaction
): Promise<boolean> => {
  const changed: number = await rows(ctx, uids.savedQueue, trx)
    .where({ document_id: id, owner })
    .update(toColumns(queue));
  return changed > 0;
};

export const deleteSavedQueue = async (
  ctx: Context,
  { id, owner }: { id: string; owner: string },
  trx: Knex.Transaction
): Promise<void> => {
  await rows(ctx, uids.savedQueue, trx).where({ document_id: id, owner }).delete();
};

/** Makes those who write one user's queues wait for each other, so that the count and the names they
 * see are true: the user's own row is there to be locked, and nothing beside it. */
export const lockOwner = async (
  ctx: Context,
  user: number,
  trx: Knex.Transaction
): Promise<void> => {
  await rows(ctx, 'admin::user', trx).where({ id: user }).forUpdate().first('id');
};
