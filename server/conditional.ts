import { Stream } from 'node:stream';

import etag from 'etag';
import fresh from 'fresh';
import type { Context as KoaContext, Next } from 'koa';

const isText = (body: unknown): boolean =>
  body !== null && body !== undefined && !(body instanceof Stream) && !Buffer.isBuffer(body);

/**
 * Whether the caller has what would be answered, by the headers of their request and those of the answer.
 * Unlike Koa's `fresh` it does not ask whether the request says `Cache-Control: no-cache`: by the fetch
 * standard every request says so that itself says what it has.
 */
export const isFresh = ({ headers, response }: KoaContext): boolean => {
  const { 'if-none-match': tags, 'if-modified-since': since } = headers;
  const has = { etag: response.get('ETag'), 'last-modified': response.get('Last-Modified') };
  return fresh({ 'if-none-match': tags, 'if-modified-since': since }, has);
};

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
  if (!koa.response.get('ETag') && isText(koa.body)) {
    const text = typeof koa.body === 'string' ? koa.body : JSON.stringify(koa.body);
    koa.set('ETag', etag(text, { weak: true }));
  }
  if (isFresh(koa)) koa.status = 304;
};
