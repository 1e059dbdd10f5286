import type { PassThrough } from 'node:stream';

import type { Context as KoaContext } from 'koa';

/** What stands on the way, a proxy or compression, must not gather the events. */
const headers = {
  'Content-Type': 'text/event-stream; charset=utf-8',
  'Cache-Control': 'no-cache, no-transform',
  'X-Accel-Buffering': 'no',
};

/** Answers with a stream of events that has no end of its own. */
export const answerStream = (koa: KoaContext, body: PassThrough): void => {
  koa.req.socket.setNoDelay(true);
  koa.req.socket.setTimeout(0);
  koa.compress = false;
  koa.set(headers);
  koa.status = 200;
  koa.body = body;
};
