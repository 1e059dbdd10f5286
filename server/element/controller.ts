import type { Core } from '@strapi/strapi';
import type { Context as KoaContext } from 'koa';

import { apiUrl } from '../api-url';
import { parseInput } from '../input';
import { ElementQuery } from './contract';
import { elementScript } from './element-script';
import { elementSnippet } from './element-snippet';

type Strapi = { strapi: Core.Strapi };

const year = 365 * 24 * 60 * 60;
const codings = ['br', 'gzip'] as const;

export const elementControllers = {
  element: ({ strapi }: Strapi) => ({
    /** For every website, whatever this project's own settings let other sites load: there is nothing
     * in it that is anybody's. */
    find(koa: KoaContext) {
      const { v } = parseInput(ElementQuery, koa.query);
      const { body, version } = elementScript();
      const coding = koa.acceptsEncodings(...codings, 'identity') as keyof typeof body | false;
      koa.set({
        'Access-Control-Allow-Origin': '*',
        'Cache-Control': v === version ? `public, max-age=${year}, immutable` : 'public, no-cache',
        'Content-Type': 'text/javascript; charset=utf-8',
        'Cross-Origin-Resource-Policy': 'cross-origin',
        ETag: `"${version}-${coding || 'identity'}"`,
      });
      koa.vary('Accept-Encoding');
      if (coding === 'br' || coding === 'gzip') koa.set('Content-Encoding', coding);
      koa.body = body[coding || 'identity'];
    },
    async findSnippet(koa: KoaContext) {
      const { id } = koa.params as { id: string };
      const api = apiUrl({ strapi }, koa);
      koa.body = { data: await elementSnippet({ strapi }, { id, api }) };
    },
  }),
};
