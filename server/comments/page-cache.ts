import { LRUCache } from 'lru-cache';

import type { Context } from '../context';
import type { ThreadRow } from '../threads/store';
import type { CommentsQuery } from './contract';

/** A page of a thread, as all readers are answered it. */
export type Page = {
  /** `PublicComment[]` as JSON, as it is sent: kept pages go out as they are. */
  readonly json: Buffer;
  /** Of all comments in it. */
  readonly ids: readonly string[];
  readonly next: string | null;
};

/** How much of this process's memory the pages of all threads take. */
const mostBytes = 32 * 1024 * 1024;

/** Pages by instance: one process can have several, as tests do. */
const caches = new WeakMap<object, LRUCache<string, Page>>();

const cacheOf = ({ strapi }: Context): LRUCache<string, Page> => {
  const known = caches.get(strapi);
  if (known) return known;
  const cache = new LRUCache<string, Page>({
    maxSize: mostBytes,
    maxEntrySize: mostBytes / 16,
    sizeCalculation: ({ json, ids }, key) => json.length + 32 * ids.length + key.length,
  });
  caches.set(strapi, cache);
  return cache;
};

/** Which page. */
export type PageKey = {
  readonly thread: Pick<ThreadRow, 'documentId' | 'version'>;
  readonly query: Pick<CommentsQuery, 'sort' | 'limit' | 'after' | 'replies'>;
};

/** The same for the same page, and another once the thread has publicly changed. */
export const pageKey = ({ thread, query }: PageKey): string =>
  JSON.stringify([
    thread.documentId,
    thread.version,
    query.sort,
    query.limit,
    query.after ?? null,
    query.replies,
  ]);

/**
 * The page as it was made for this version of its thread, or else made now. The version is the
 * database's at each request, so that no instance ever has to tell another what changed.
 */
export const keptPage = async (
  ctx: Context,
  key: PageKey,
  make: () => Promise<Page>
): Promise<Page> => {
  const cache = cacheOf(ctx);
  const text = pageKey(key);
  const kept = cache.get(text);
  if (kept !== undefined) return kept;
  const made = await make();
  cache.set(text, made);
  return made;
};
