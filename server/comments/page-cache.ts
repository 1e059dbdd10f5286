import { LRUCache } from 'lru-cache';

import type { Context } from '../context';
import type { ThreadRow } from '../threads/store';
import type { CommentsAnswer, CommentsQuery } from './contract';

/** A page of a thread, as all readers are answered it. */
export type Page = {
  /** `PublicComment[]` as JSON. */
  json: Buffer;
  /** Of all comments in it. */
  readonly ids: readonly string[];
  readonly next: string | null;
  /** The answer to nobody in particular, as it went out the last time. */
  sent?: { readonly meta: string; readonly body: Buffer };
};

const beforePage = Buffer.from('{"data":');

/** A page as it is answered: to nobody in particular as the last time, where its `meta` is the same. */
export const answerOf = (
  page: Page,
  { meta, isForAll }: { meta: CommentsAnswer['meta']; isForAll: boolean }
): Buffer => {
  const text = JSON.stringify(meta);
  if (isForAll && page.sent?.meta === text) return page.sent.body;
  const body = Buffer.concat([beforePage, page.json, Buffer.from(`,"meta":${text}}`)]);
  if (!isForAll) return body;
  page.sent = { meta: text, body };
  // Kept once, as a part of it.
  page.json = body.subarray(beforePage.length, beforePage.length + page.json.length);
  return body;
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
