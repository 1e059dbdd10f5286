import { LRUCache } from 'lru-cache';

import type { Context } from '../context';
import { Unknown } from '../errors';
import { findThread, type ThreadRow } from './store';
import { syncThread } from './sync-thread';
import { parseThreadKey, type ThreadKey } from './thread-key';

const keyOf = (ctx: Context, param: string, locale?: string): ThreadKey => {
  const key = parseThreadKey(ctx, param, locale ?? null);
  if (!key) throw new Unknown('thread');
  return key;
};

/**
 * The thread that a URL names, if readers may know of it: its subject is published. One statement.
 * A subject that came by import, where no hook fires, gets its thread here.
 * @throws Unknown `THREAD_UNKNOWN`
 */
export const findVisibleThread = async (
  ctx: Context,
  param: string,
  locale?: string
): Promise<ThreadRow> => {
  const key = keyOf(ctx, param, locale);
  let thread = await findThread(ctx, key);
  if (!thread) {
    await syncThread(ctx, key.subjectUid, key.subjectDocumentId);
    thread = await findThread(ctx, key);
  }
  if (!thread?.published || thread.purgeAt) throw new Unknown('thread');
  return thread;
};

/** Ids of threads that were written to, by instance: one process can have several, as tests do. */
const known = new WeakMap<object, LRUCache<string, string>>();

const knownIds = ({ strapi }: Context): LRUCache<string, string> => {
  const ids = known.get(strapi) ?? new LRUCache<string, string>({ max: 10_000 });
  known.set(strapi, ids);
  return ids;
};

/**
 * Does something with the id of the thread that a URL names. A thread keeps its id for as long as there
 * is one: who writes to it, and so reads its row under a lock, need not ask for it each time.
 *
 * @param work null where there is no thread of this id any more
 * @throws Unknown `THREAD_UNKNOWN`
 */
export const withThreadId = async <Result>(
  ctx: Context,
  { param, locale }: { param: string; locale: string | undefined },
  work: (id: string) => Promise<Result | null>
): Promise<Result> => {
  const ids = knownIds(ctx);
  const key = JSON.stringify(keyOf(ctx, param, locale));
  const id = ids.get(key);
  const done = id === undefined ? null : await work(id);
  if (done !== null) return done;
  const { documentId } = await findVisibleThread(ctx, param, locale);
  ids.set(key, documentId);
  const result = await work(documentId);
  if (result === null) throw new Unknown('thread');
  return result;
};
