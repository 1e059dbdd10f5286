import { createHash } from 'node:crypto';

import type { Context as KoaContext } from 'koa';

/** Something that is asked for again and again, and seldom changes. */
export type Edition = {
  /** All that the answer depends on, as JSON: the `ETag` is made of it. */
  readonly depends: unknown;
  /** Not called where the client has the answer already. */
  readonly load: () => Promise<Loaded>;
};
type Loaded = {
  readonly lastModified: Date | null;
  /** Nor this. */
  readonly write: () => KoaContext['body'];
};

const tagOf = (depends: unknown): string =>
  `W/"${createHash('sha256').update(JSON.stringify(depends)).digest('base64url').slice(0, 27)}"`;

/**
 * Answers with what a client may keep for five minutes, or with 304 where it has it still (RFC 9110
 * section 13). A date that a client names must be the very one: by a later one, what was taken out of
 * a list meanwhile would stay in it.
 */
export const freshAnswer = async (
  koa: KoaContext,
  type: string,
  { depends, load }: Edition
): Promise<void> => {
  koa.status = 200;
  koa.set('Cache-Control', 'public, max-age=300');
  koa.etag = tagOf(depends);
  if (koa.fresh) {
    koa.status = 304;
    return;
  }
  const { lastModified, write } = await load();
  if (lastModified) koa.lastModified = lastModified;
  const isNamedByDate = !koa.get('If-None-Match') && koa.get('If-Modified-Since') !== '';
  if (isNamedByDate && koa.get('If-Modified-Since') === lastModified?.toUTCString()) {
    koa.status = 304;
    return;
  }
  koa.type = `${type}; charset=utf-8`;
  if (koa.method !== 'HEAD') koa.body = write();
};
