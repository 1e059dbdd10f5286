import type { Context as KoaContext, Next } from 'koa';

import { Conflict, Taken, TooFast, TooManyStreams } from './errors';

/** Route middleware: adds what Strapi's own error handling has no notion of, which is status 409
 * and the `Retry-After` header (whole seconds, RFC 9110 section 10.2.3). */
export const answerErrors = async (koa: KoaContext, next: Next): Promise<void> => {
  try {
    await next();
  } catch (error) {
    if (error instanceof TooFast || error instanceof TooManyStreams) {
      koa.set('Retry-After', String((error.details as { retryAfter: number }).retryAfter));
    }
    if (!(error instanceof Conflict || error instanceof Taken)) throw error;
    const { status, message, details } = error;
    koa.status = status;
    koa.body = { data: null, error: { status, name: 'ConflictError', message, details } };
  }
};
