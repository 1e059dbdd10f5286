import { Stream } from 'node:stream';

import etag from 'etag';
import type { Context as KoaContext, Next } from 'koa';

import { isKnown } from './is-known';

const isWhole = (body: unknown): boolean =>
  body !== null && body !== undefined && !(body instanceof Stream);

/**
 * Route middleware of reads. Answers may be kept, but are asked for again each time, since what is taken
 * down has to be gone at once; whoever sends the `ETag` they have gets 304 (RFC 9110 section 13). What
 * one caller is answered stays theirs. A controller that knows better sets the headers itself.
 */
export const conditional = async (koa: KoaContext, next: Next): Promise<void> => {
  await next();
  if (koa.status !== 200) return;
  koa.vary('Authorization');
  if (!koa.response.get('Cache-Control')) {
    const whose = koa.get('Authorization') ? 'private' : 'public';
    koa.set('Cache-Control', `${whose}, no-cache`);
  }
  if (!koa.response.get('ETag') && isWhole(koa.body)) {
    const isText = typeof koa.body === 'string' || Buffer.isBuffer(koa.body);
    const text = isText ? (koa.body as string | Buffer) : JSON.stringify(koa.body);
    koa.set('ETag', etag(text, { weak: true }));
  }
  if (isKnown(koa)) koa.status = 304;
};
