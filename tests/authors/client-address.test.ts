import { once } from 'node:events';
import { createServer, request, type RequestListener, type Server } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { config } from '../../server/config';
import { byWords, commentOf, openThread, type Row, type Thread } from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

type Headers = Record<string, string>;

const listenerOf = ({ strapi }: Newsroom): RequestListener => {
  const handle = strapi.server.app.callback();
  return (request, response) => void handle(request, response);
};

/** The same Strapi on another address of this machine. */
const listenOn = async (app: Newsroom, host: string): Promise<[Server, string]> => {
  const server = createServer(listenerOf(app)).listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return [server, host === '::1' ? `http://[::1]:${port}` : `http://127.0.0.1:${port}`];
};

/** Posts with headers of one's own: the status, and what is kept of the address. */
const send = async (app: Newsroom, thread: Thread, headers: Headers, origin = app.url) => {
  const response = await fetch(`${origin}${thread.path}/comments`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ body: `Text ${Math.random()}`, author: { name: 'Ann' } }),
  });
  const { data } = (await response.json()) as { data: { id: string } | null };
  const row = data && (await commentOf(app, data.id));
  return { status: response.status, ipHash: row?.ipHash as string | null | undefined };
};

describe.each([
  ['by itself', {}],
  ['where Strapi believes everybody', { proxy: { koa: true } }],
])('a client’s address, %s', (_title, server) => {
  let app: Newsroom;
  let thread: Thread;
  let onSix: [Server, string];
  let onBoth: [Server, string];
  beforeAll(async () => {
    const trustedProxies = ['127.0.0.1', '10.0.0.0/8'];
    app = await startNewsroom({ server, config: { ...byWords(), trustedProxies } });
    thread = await openThread(app);
    onSix = await listenOn(app, '::1');
    onBoth = await listenOn(app, '::');
  });
  afterAll(async () => {
    for (const [listener] of [onSix, onBoth]) {
      listener.closeAllConnections();
      listener.close();
    }
    await app.stop();
  });

  const addressOf = async (headers: Headers, origin?: string): Promise<string> => {
    const { status, ipHash } = await send(app, thread, headers, origin);
    expect(status, JSON.stringify(headers)).toBe(201);
    expect(ipHash).toMatch(/^[0-9a-f]{64}$/);
    return ipHash ?? '';
  };
  const forwarded = (list: string, origin?: string) =>
    addressOf({ 'x-forwarded-for': list }, origin);

  test('is what a trusted proxy says, and not what stands before it', async () => {
    const client = await forwarded('203.0.113.7');
    expect(await forwarded('198.51.100.1, 203.0.113.7')).toBe(client);
    expect(await forwarded('127.0.0.1, 10.0.0.9,203.0.113.7')).toBe(client);
    expect(await forwarded('198.51.100.1, 203.0.113.7, 10.1.2.3')).toBe(client);
    expect(await forwarded('203.0.113.7, 198.51.100.1')).not.toBe(client);
    expect(await forwarded('::ffff:203.0.113.7')).toBe(client);
    // A trusted proxy that has an IPv4 address on a listener for both.
    expect(await forwarded('203.0.113.7', onBoth[1])).toBe(client);
  });

  test('is the connection’s, whatever a client nobody trusts says', async () => {
    const own = await addressOf({}, onSix[1]);
    expect(own).not.toBe(await addressOf({}));
    for (const headers of [
      { 'x-forwarded-for': '203.0.113.7' },
      { 'x-forwarded-for': '::1, 127.0.0.1' },
      { forwarded: 'for=203.0.113.7', 'x-real-ip': '203.0.113.7', 'client-ip': '203.0.113.7' },
    ] as Headers[]) {
      expect(await addressOf(headers, onSix[1])).toBe(own);
    }
  });

  test('is taken from no other header of a trusted proxy', async () => {
    const own = await addressOf({});
    expect(await addressOf({ forwarded: 'for=203.0.113.7', 'x-real-ip': '203.0.113.7' })).toBe(own);
  });

  test('is the proxy’s where it passes on what is no address', async () => {
    const own = await addressOf({});
    for (const list of [
      '',
      ',',
      ' , ,',
      'unknown',
      '203.0.113.7, not an address, \xFF',
      '203.0.113.7:4711',
      '203.0.113.7, 999.1.1.1',
      '127.0.0.1, ::1%\t',
      '[2001:db8::1]',
      'a'.repeat(8_000),
    ]) {
      expect(await forwarded(list), list).toBe(own);
    }
    // Zones of link-local addresses; Node takes anything for one.
    await forwarded('::%:');
    await forwarded('fe80::1%eth0');
    await forwarded(`${'1.1.1.1, '.repeat(500)}1.1.1.1`);
  });
});

describe('limits by address', () => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({
      config: { ...byWords({ perAddress: 2 }), trustedProxies: ['loopback'] },
    });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());

  test.each(['127.0.0.1', '::1'])(
    'count a /64 of IPv6 as one, behind a proxy on %s',
    async (host) => {
      const [server, origin] = await listenOn(app, host);
      const from = async (ip: string) =>
        (await send(app, thread, { 'x-forwarded-for': ip }, origin)).status;
      const net = `2001:db8:${host.length}`;
      expect(await from(`${net}:1::1`)).toBe(201);
      expect(await from(`${net}:1:ffff::2`)).toBe(201);
      expect(await from(`${net.toUpperCase()}:1:0:0:0:3`)).toBe(429);
      expect(await from(`${net}:2::1`)).toBe(201);
      const four = `198.51.100.${host.length}`;
      expect(await from(four)).toBe(201);
      expect(await from(`::ffff:${four}`)).toBe(201);
      expect(await from(`::FFFF:c633:640${host.length}`)).toBe(429);
      expect(await from(`198.51.100.10${host.length}`)).toBe(201);
      server.closeAllConnections();
      server.close();
    }
  );

  test('hold for who sends and goes away at once', async () => {
    const { hostname, port } = new URL(app.url);
    for (let number = 1; number <= 20; number += 1) {
      const body = JSON.stringify({ body: `Text ${number}`, author: { name: 'Gone' } });
      const socket = connect(Number(port), hostname);
      await once(socket, 'connect');
      const head = ['content-type: application/json', `content-length: ${body.length}`];
      const lines = [`POST ${thread.path}/comments HTTP/1.1`, 'host: localhost', ...head, '', body];
      await new Promise<unknown>((resolve) => socket.write(lines.join('\r\n'), resolve));
      socket.resetAndDestroy();
    }
    await expect.poll(async () => (await send(app, thread, {})).status).toBe(429);
    const kept = await app.strapi.db
      .query(uids.comment)
      .findMany({ where: { authorName: 'Gone' } });
    expect(kept.length).toBeLessThanOrEqual(2);
    for (const { ipHash } of kept) expect(ipHash).toMatch(/^[0-9a-f]{64}$/);
  });
});

test('a proxy at a Unix socket is on this machine', async () => {
  const socketPath = path.join(os.tmpdir(), `newsroom-${process.pid}.sock`);
  const app = await startNewsroom({
    server: { socket: socketPath },
    config: { ...byWords(), trustedProxies: ['loopback'] },
  });
  const server = createServer(listenerOf(app));
  try {
    const thread = await openThread(app);
    const { ipHash } = await send(app, thread, { 'x-forwarded-for': '203.0.113.7' });
    await once(server.listen(socketPath), 'listening');
    const status = await new Promise((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.7' };
      const method = 'POST';
      request({ socketPath, path: `${thread.path}/comments`, method, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      })
        .on('error', reject)
        .end(JSON.stringify({ body: 'By way of a file', author: { name: 'Ann' } }));
    });
    expect(status).toBe(201);
    const rows = await app.strapi.db.query(uids.comment).findMany({});
    expect(rows.map((row: Row) => row.ipHash)).toEqual([ipHash, ipHash]);
  } finally {
    server.closeAllConnections();
    server.close();
    await app.stop();
  }
});

describe('where no proxy is trusted', () => {
  let app: Newsroom;
  const warnings: string[] = [];
  beforeAll(async () => {
    app = await startNewsroom({
      server: { proxy: { koa: true } },
      config: { ...byWords(), trustedProxies: undefined },
    });
    app.strapi.log.on('data', ({ message }: { message: string }) => warnings.push(message));
  });
  afterAll(() => app.stop());

  test('everybody has the address of their connection, and the log says once what to set', async () => {
    const thread = await openThread(app);
    const { ipHash } = await send(app, thread, {});
    expect(warnings.filter((text) => text.includes('trustedProxies'))).toEqual([]);
    for (const ip of ['203.0.113.7', '198.51.100.1']) {
      expect(await send(app, thread, { 'x-forwarded-for': ip })).toEqual({ status: 201, ipHash });
    }
    expect(warnings.filter((text) => text.includes('trustedProxies'))).toEqual([
      expect.stringContaining("trustedProxies: ['127.0.0.1']"),
    ]);
  });
});

describe('trusted proxies', () => {
  test.each([
    [['loopback', 'linklocal', 'uniquelocal']],
    [['10.0.0.1', '192.168.0.0/16', '172.16.0.0/255.240.0.0', '::1', 'fd00::/8']],
    [[]],
  ])('can be %j', (trustedProxies) => {
    expect(() => config.validator({ trustedProxies })).not.toThrow();
  });

  test.each([['anybody'], ['1'], ['10.0.0.0/33'], ['0.0.0.0/0'], ['10.0.0'], ['toString'], ['']])(
    'cannot be %j: the boot stops, and says what they can be',
    (wrong) => {
      expect(() => config.validator({ trustedProxies: ['loopback', wrong] })).toThrow(
        `trustedProxies.1: must be an address, a range such as 10.0.0.0/8, or loopback, linklocal ` +
          `or uniquelocal (got ${JSON.stringify(wrong)})`
      );
    }
  );

  test.each(['loopback', true, 1])('cannot be %j, which is no list', (trustedProxies) => {
    expect(() => config.validator({ trustedProxies })).toThrow(
      new RegExp(`trustedProxies: .*\\(got ${JSON.stringify(trustedProxies)}\\); it takes array`)
    );
  });
});
