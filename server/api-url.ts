import type { Context as KoaContext } from 'koa';

import type { Context } from './context';

/**
 * The address of the plugin's content API as the world sees it, without a slash at the end: below
 * `server.url` where that is set, or else below where the request was sent to.
 */
export const apiUrl = ({ strapi }: Context, koa: KoaContext): string => {
  const url = strapi.config.get<string>('server.url', '');
  const origin = /^https?:\/\//.test(url) ? url.replace(/\/+$/, '') : koa.origin;
  return `${origin}${strapi.config.get<string>('api.rest.prefix', '/api')}/newsroom`;
};
