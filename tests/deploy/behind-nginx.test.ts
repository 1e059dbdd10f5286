import { Agent, request } from 'node:http';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { assertCounts } from '../comments/assert-counts';
import {
  byWords,
  commentOf,
  decide,
  openThread,
  posted,
  type Thread,
} from '../fixtures/discussion';
import { openEventStream, until, type EventStream } from '../fixtures/event-stream';
import { createHttp } from '../harness/http';
import { describeWithAndWithoutRedis } from '../harness/redis';
import { spawnNewsroom, type SpawnedNewsroom } from '../harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { describeBehindNginx, startNginx, type Nginx } from './start-nginx';

type Sent = {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Which of this machine's own addresses, 127.0.0.0/8, it is sent from. */
  readonly from?: string;
};
// What comes over HTTP is what tests look into.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Answer = { status: number; headers: Record<string, unknown>; bytes: Buffer; body: any };

/** A request by a client with an address of its own, as `fetch` has none; undefined where it got no
 * answer. */
const send = async (url: string, { body, headers, from }: Sent = {}): Promise<Answer> => {
  const agent = new Agent({ localAddress: from });
  const text = body === undefined ? undefined : JSON.stringify(body);
  const type = text === undefined ? {} : { 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    const method = text === undefined ? 'GET' : 'POST';
    request(url, { agent, method, headers: { ...type, ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('error', reject);
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        const bytes = Buffer.concat(chunks);
        const isJson = bytes.at(0) === 0x7b;
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          bytes,
          body: isJson ? JSON.parse(bytes.toString()) : null,
        });
      });
    })
      .on('error', reject)
      .end(text);
  });
};

const perAddress = 10;

describeBehindNginx('three instances behind nginx', (database) => {
  describeWithAndWithoutRedis((redis) => {
    let app: Newsroom;
    let spawned: SpawnedNewsroom[];
    let nginx: Nginx;
    let behind: Newsroom;
    const streams: EventStream[] = [];
    beforeAll(async () => {
      app = await startNewsroom({
        database,
        config: {
          ...byWords({ perAddress }),
          trustedProxies: ['127.0.0.1'],
          redis,
        },
      });
      await app.adminToken();
      spawned = await Promise.all([spawnNewsroom(app), spawnNewsroom(app)]);
      const instances = [app.url, ...spawned.map(({ url }) => url)];
      nginx = await startNginx({ dir: path.join(app.app.dir, 'nginx'), instances });
      behind = { ...app, http: createHttp(nginx.url, () => app.adminToken()) };
    });
    afterEach(async () => {
      for (const stream of streams.splice(0)) stream.close();
      await assertCounts(app);
    });
    afterAll(async () => {
      await nginx.stop();
      await Promise.all(spawned.map((one) => one.kill()));
      await app.stop();
    });

    const instances = () => [app.http, ...spawned.map(({ http }) => http)];
    let written = 0;
    const postFrom = (
      { path: thread }: Thread,
      { from, headers, url = nginx.url }: Pick<Sent, 'from' | 'headers'> & { url?: string }
    ) =>
      send(`${url}${thread}/comments`, {
        from,
        headers,
        body: { body: `Number ${(written += 1)}`, author: { name: 'Ann' } },
      });
    const listen = async ({ path: thread }: Thread): Promise<EventStream> => {
      const stream = await openEventStream(new URL(`${thread}/stream`, nginx.url), {});
      streams.push(stream);
      await until('the stream is ready', () => stream.of('ready').length > 0);
      return stream;
    };

    test('a client is counted by the address it has, whichever instance answers and whatever it says', async () => {
      const thread = await openThread(app);
      const statuses = [];
      for (let number = 0; number < perAddress + 3; number += 1) {
        const lie = `203.0.113.${number}`;
        const headers = {
          'x-forwarded-for': `127.0.0.1, ${lie}`,
          'x-real-ip': lie,
          forwarded: `for=${lie}`,
        };
        statuses.push((await postFrom(thread, { from: '127.0.0.21', headers })).status);
      }
      expect(statuses).toEqual([...Array<number>(perAddress).fill(201), 429, 429, 429]);
      expect((await postFrom(thread, { from: '127.0.0.22' })).status).toBe(201);
    });

    test('so it is where nginx adds to what others said', async () => {
      const thread = await openThread(app);
      const adding = await startNginx({
        dir: path.join(app.app.dir, 'nginx-adding'),
        instances: [app.url],
        change: ['For $remote_addr;', 'For $proxy_add_x_forwarded_for;'],
      });
      const ipHashOf = async (url: string, headers?: Sent['headers']) => {
        const { body } = await postFrom(thread, { from: '127.0.0.31', headers, url });
        return (await commentOf(app, body.data.id))?.ipHash as string;
      };
      const own = await ipHashOf(nginx.url);
      expect(own).toMatch(/^[0-9a-f]{64}$/);
      expect(await ipHashOf(adding.url, { 'x-forwarded-for': '203.0.113.7' })).toBe(own);
      await adding.stop();
    });

    test('what was written is there at once, at every instance', async () => {
      const thread = await openThread(app);
      for (let number = 1; number <= 4; number += 1) {
        const { id } = await posted(behind, thread, { body: `Written ${number}` });
        for (const http of [...instances(), ...Array.from({ length: 3 }, () => behind.http)]) {
          const { body } = await http.get(`${thread.path}/comments`);
          expect(body.meta.commentCount).toBe(number);
          expect(body.data[0].id).toBe(id);
        }
      }
    });

    test('a stream tells what is written at another instance', async () => {
      const thread = await openThread(app);
      const here = await Promise.all([listen(thread), listen(thread), listen(thread)]);
      const told = async (id: string) => {
        for (const stream of here) {
          const ids = () => stream.of('approved').map(({ comment }) => comment.id as string);
          await until('all are told', () => ids().includes(id));
        }
      };
      for (const http of instances()) {
        await told((await posted({ ...app, http }, thread, { body: 'Heard everywhere' })).id);
      }
      for (const { headers } of here) {
        expect(headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
        expect(headers.get('content-encoding')).toBeNull();
      }
    });

    test('an answer is compressed, and 304 as long as it is still true, from whichever instance', async () => {
      const thread = await openThread(app);
      const { id } = await posted(behind, thread, { body: 'So long that it pays. '.repeat(60) });
      const url = `${nginx.url}${thread.path}/comments`;
      const gzip = { 'accept-encoding': 'gzip' };
      const first = await send(url, { headers: gzip });
      expect(first).toMatchObject({ status: 200, headers: { 'content-encoding': 'gzip' } });
      const { data } = JSON.parse(gunzipSync(first.bytes).toString()) as { data: { id: string }[] };
      expect(data.map((comment) => comment.id)).toEqual([id]);
      const headers = { ...gzip, 'if-none-match': String(first.headers.etag) };
      for (let number = 0; number < 4; number += 1) {
        const { status, bytes } = await send(url, { headers });
        expect([status, bytes.length]).toEqual([304, 0]);
      }
      await decide(behind, id, { to: 'spam' });
      for (let number = 0; number < 4; number += 1) {
        expect((await send(url, { headers })).status).toBe(200);
      }
    });

    test('settings that one instance saves are soon in force at all of them', async () => {
      const save = (holdAll: boolean) =>
        spawned[0]!.http.put('/newsroom/settings', {
          admin: true,
          body: { moderation: { holdAll } },
        });
      const thread = await openThread(app);
      let number = 0;
      for (const [holdAll, status] of [
        [true, 'pending'],
        [false, 'approved'],
      ] as const) {
        expect((await save(holdAll)).status).toBe(200);
        for (const http of instances()) {
          const here = { ...app, http };
          const statusHere = async () => {
            const { id } = await posted(here, thread, { body: `Settled ${(number += 1)}` });
            return (await commentOf(app, id))?.status as string;
          };
          await expect.poll(statusHere, { interval: 500 }).toBe(status);
        }
      }
    });

    test('an instance that dies takes nothing with it but what it was at', async () => {
      const thread = await openThread(app);
      const here = await Promise.all([listen(thread), listen(thread), listen(thread)]);
      const comments = `${nginx.url}${thread.path}/comments`;
      const reads: number[] = [];
      const writes: number[] = [];
      let isOver = false;
      const reader = async () => {
        while (!isOver) reads.push((await send(comments)).status);
      };
      const writer = async (client: number) => {
        for (let number = 0; !isOver; number += 1) {
          const from = `127.0.${client}.${number + 1}`;
          writes.push((await postFrom(thread, { from })).status);
        }
      };
      const busy = Promise.all([reader(), reader(), writer(1), writer(2)]);
      const goesOn = async (more: number) => {
        const [read, wrote] = [reads.length + more, writes.length + more];
        await until('more is done', () => reads.length >= read && writes.length >= wrote);
      };
      await goesOn(20);
      await spawned.pop()?.kill();
      await goesOn(40);
      isOver = true;
      await busy;

      expect(new Set(reads)).toEqual(new Set([200]));
      // Whether it had written what it was at, nobody knows: nginx does not send it again.
      const cut = writes.filter((status) => status === 502);
      expect(cut.length).toBeLessThanOrEqual(2);
      expect(writes.filter((status) => status !== 201)).toEqual(cut);

      const { body } = await behind.http.get(`${thread.path}/comments`);
      const kept = writes.length - cut.length;
      expect(body.meta.commentCount).toBeGreaterThanOrEqual(kept);
      expect(body.meta.commentCount).toBeLessThanOrEqual(writes.length);

      // Whoever listened there goes on at another instance, from where they were.
      const [gone] = here.filter((stream) => stream.isEnded());
      if (!gone) throw new Error('nobody listened at the instance that has gone');
      const again = await openEventStream(new URL(`${thread.path}/stream`, nginx.url), {
        'last-event-id': gone.lastId(),
      });
      streams.push(again);
      const { id } = await posted(behind, thread, { body: 'Going on' });
      for (const stream of [...here.filter((one) => one !== gone), again]) {
        await until('they hear of it', () =>
          stream.of('approved').some(({ comment }) => comment.id === id)
        );
      }
      const heard = new Set(
        [...gone.of('approved'), ...again.of('approved')].map(({ comment }) => comment.id as string)
      );
      const total = (await behind.http.get(`${thread.path}/comments`)).body.meta.commentCount;
      expect(heard.size).toBe(total);
    });
  });
});
