import type { Context } from '../context';
import { Unknown } from '../errors';
import { findThread, type ThreadRow } from './store';
import { syncThread } from './sync-thread';
import { parseThreadKey } from './thread-key';

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
  const key = parseThreadKey(ctx, param, locale ?? null);
  if (!key) throw new Unknown('thread');
  let thread = await findThread(ctx, key);
  if (!thread) {
    await syncThread(ctx, key.subjectUid, key.subjectDocumentId);
    thread = await findThread(ctx, key);
  }
  if (!thread?.published || thread.purgeAt) throw new Unknown('thread');
  return thread;
};
