import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { readerFile } from '../../playground/prepare/reader-bundle.mjs';

export type Website = { readonly url: string; stop(): Promise<void> };

/** A website of its own origin, with one page and the built client at `/client.mjs`. What is below
 * `/api` it asks of another server. */
export const startWebsite = async (
  html: string,
  { api }: { api?: string } = {}
): Promise<Website> => {
  const server = createServer((request, response) => {
    const answer = async () => {
      const path = request.url ?? '/';
      if (path === '/client.mjs') {
        response.setHeader('content-type', 'text/javascript');
        response.setHeader('access-control-allow-origin', '*');
        response.end(await readFile(readerFile('client')));
      } else if (api !== undefined && path.startsWith('/api/')) {
        const passed = await fetch(api + path);
        response.writeHead(passed.status, { 'content-type': 'application/json' });
        response.end(await passed.text());
      } else {
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.end(html);
      }
    };
    answer().catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
