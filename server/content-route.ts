import type { z } from '@strapi/utils';

import { answerErrors } from './answer-errors';
import { conditional } from './conditional';
import { refuseBrokenQuery } from './refuse-broken-query';
import { refuseNul } from './refuse-nul';

export type Documented = {
  params?: Record<string, z.ZodType>;
  query?: z.ZodObject;
  body?: z.ZodType;
  response?: z.ZodType;
};

/** A route of the content API: a grantable action. The schemas describe it in the project's OpenAPI
 * document; the controllers enforce the same ones, since Strapi does not. */
export const contentRoute = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  handler: string,
  { params, query, body, response }: Documented = {}
) => ({
  method,
  path,
  handler,
  request: {
    ...(params && { params }),
    ...(query && { query: query.shape as Record<string, z.ZodType> }),
    ...(body && { body: { 'application/json': body } }),
  },
  ...(response && { response }),
  config: {
    middlewares: [
      answerErrors,
      refuseNul,
      refuseBrokenQuery,
      ...(method === 'GET' ? [conditional] : []),
    ],
  },
});
