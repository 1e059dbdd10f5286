import type { Context as KoaContext } from 'koa';

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/**
 * Whether the client has this very answer: by its `ETag`, or without one by its `Last-Modified` (RFC 9110
 * section 13). Koa's own `fresh` says no to whoever sends `Cache-Control: no-cache`, as `fetch` does of
 * itself beside an `If-None-Match`; and yes to a later date, by which what was taken out of a list
 * meanwhile would stay in it.
 */
export const isKnown = (koa: KoaContext): boolean => {
  const named = koa.get('If-None-Match');
  if (named) {
    const own = opaque(koa.response.get('ETag'));
    return own !== '' && (named.trim() === '*' || named.split(',').map(opaque).includes(own));
  }
  const since = koa.get('If-Modified-Since');
  return since !== '' && since === koa.response.get('Last-Modified');
};
