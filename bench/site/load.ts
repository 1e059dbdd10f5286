import autocannon from 'autocannon';

import type { Served } from './process';

/** What is measured: a request, and who serves it. */
export type Target = {
  readonly name: string;
  readonly server: Served;
  /** Of each request, where it is another one each time. */
  readonly path: string | (() => string);
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  /** Another for each request. */
  readonly body?: () => unknown;
  /** @default 200 */
  readonly status?: number;
  /** One answer takes longer than a round: it is asked once over each connection instead. */
  readonly isSlow?: boolean;
};

export type Measured = {
  /** Requests per second. */
  readonly rate: number;
  /** Milliseconds. */
  readonly median: number;
  readonly p97: number;
  /** Microseconds of the server's processor time per request. */
  readonly cpu: number;
  readonly statements: number;
};

/**
 * Asks a target as fast as it answers, for some milliseconds.
 * @throws Error where an answer has another status than it should
 */
export const load = async (
  target: Target,
  { connections, duration }: { connections: number; duration: number }
): Promise<Measured> => {
  const { server, path, method = 'GET', headers = {}, body, status = 200, isSlow } = target;
  const pathOf = () => (typeof path === 'function' ? path() : path);
  const before = await server.usage();
  const instance = autocannon({
    url: server.url,
    connections,
    ...(isSlow ? { amount: connections, timeout: 300 } : { duration: duration / 1_000 }),
    sampleInt: 100,
    requests: [
      {
        method,
        headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
        path: pathOf(),
        ...((body ?? typeof path === 'function') && {
          setupRequest: (request: autocannon.Request) => ({
            ...request,
            path: pathOf(),
            ...(body && { body: JSON.stringify(body()) }),
          }),
        }),
      },
    ],
  });
  const result = await instance;
  const after = await server.usage();
  const total = result.requests.total;
  const wrong = Object.entries(result.statusCodeStats ?? {}).filter(
    ([code]) => Number(code) !== status
  );
  if (result.errors > 0 || wrong.length > 0 || total === 0) {
    throw new Error(
      `${target.name}: ${result.errors} errors, of ${total} answers ${JSON.stringify(result.statusCodeStats)}`
    );
  }
  return {
    rate: total / result.duration,
    median: result.latency.p50,
    p97: result.latency.p97_5,
    cpu: (after.cpu - before.cpu) / total,
    statements: (after.statements - before.statements) / total,
  };
};
