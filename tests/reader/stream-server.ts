import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Visit = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** Answers one connection after the other, each in its way; further ones as the last. */
export type StreamServer = {
  readonly url: string;
  /** Every connection there was, in order. */
  readonly visits: Visit[];
  /** The `after` that each came with. */
  readonly afters: () => (string | null)[];
  stop(): Promise<void>;
};

export const streamServer = async (
  ...answers: ((visit: Visit) => unknown)[]
): Promise<StreamServer> => {
  const visits: Visit[] = [];
  const server = createServer((request, response) => {
    visits.push({ request, response });
    answers[Math.min(visits.length, answers.length) - 1]?.({ request, response });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    visits,
    afters: () =>
      visits.map(({ request }) => new URL(String(request.url), url).searchParams.get('after')),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** Begins a stream with this text, and leaves it open. */
export const saying =
  (text: string) =>
  ({ response }: Visit) => {
    response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
    response.write(text);
  };

/** Says this, and ends. */
export const sayingAll =
  (text: string) =>
  (visit: Visit): void => {
    saying(text)(visit);
    visit.response.end();
  };

/** Refuses as the plugin does, or as something else does that stands before it. */
export const refusing =
  (status: number, code?: string, details: object = {}) =>
  ({ response }: Visit): void => {
    const error = { status, name: 'AnError', message: 'No', details: { code, ...details } };
    response.writeHead(status).end(code ? JSON.stringify({ data: null, error }) : '<h1>No</h1>');
  };
