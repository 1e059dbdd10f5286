import etag from 'etag';
import type { Context as KoaContext } from 'koa';

import { isKnown } from './is-known';

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

/** Answers with what anybody may keep for five minutes, or with 304 where the client has it still. */
export const freshAnswer = async (
  koa: KoaContext,
  type: string,
  { depends, load }: Edition
): Promise<void> => {
  koa.status = 200;
  koa.set('Cache-Control', 'public, max-age=300');
  koa.set('ETag', etag(JSON.stringify(depends), { weak: true }));
  if (isKnown(koa)) {
    koa.status = 304;
    return;
  }
  const { lastModified, write } = await load();
  if (lastModified) koa.lastModified = lastModified;
  if (isKnown(koa)) {
    koa.status = 304;
    return;
  }
  koa.type = `${type}; charset=utf-8`;
  if (koa.method !== 'HEAD') koa.body = write();
};
