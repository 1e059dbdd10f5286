import { afterEach, describe, expect, test } from 'vitest';

import {
  createClient,
  type SubscribeOptions,
  type Subscription,
  type ThreadEvent,
} from '../../reader/client';
import { subscribe } from '../../reader/client/subscribe';
import {
  refusing,
  saying,
  sayingAll,
  streamServer,
  type StreamServer,
  type Visit,
} from './stream-server';

/** Milliseconds: what follows is tried again at once. */
const soon = 'retry: 1\n\n';
const count = (n: number, id?: string) =>
  `event: count\n${id ? `id: ${id}\n` : ''}data: {"commentCount":${n}}\n\n`;

describe('a subscription', () => {
  let server: StreamServer;
  let subscription: Subscription | undefined;
  afterEach(async () => {
    subscription?.close();
    await server.stop();
  });

  const start = async (
    answers: ((visit: Visit) => unknown)[],
    { silence, ...options }: SubscribeOptions & { silence?: number } = {}
  ) => {
    server = await streamServer(...answers);
    const { threads } = createClient({ api: server.url });
    const counts: number[] = [];
    const states: string[] = [];
    const listener = (event: ThreadEvent) => {
      if (event.event === 'count') counts.push(event.data.commentCount);
    };
    const onState: SubscribeOptions['onState'] = (state, error) =>
      states.push([state, error?.code].filter(Boolean).join(' '));
    subscription =
      silence === undefined
        ? threads.subscribe('x', listener, { ...options, onState })
        : subscribe(
            (_after, signal) => fetch(server.url, { signal }),
            listener,
            { ...options, onState },
            silence
          );
    return { counts, states };
  };

  test('connects again when the stream ends, from the latest event on', async () => {
    const { counts, states } = await start([
      sayingAll(soon + count(1, 'one') + count(2)),
      sayingAll(count(3, 'two')),
      saying(count(4)),
    ]);
    await expect.poll(() => counts).toEqual([1, 2, 3, 4]);
    expect(server.afters()).toEqual([null, 'one', 'two']);
    const again = ['connecting', 'open', 'waiting'];
    expect(states).toEqual([...again, ...again, 'connecting', 'open']);
    expect(server.visits[1]?.request.headers).not.toHaveProperty('last-event-id');
    expect(server.visits[1]?.request.headers.accept).toBe('text/event-stream');
  });

  test('begins after an event that is named', async () => {
    const { counts } = await start([saying(count(1))], { after: 'earlier' });
    await expect.poll(() => counts).toEqual([1]);
    expect(server.afters()).toEqual(['earlier']);
  });

  test('says only once what was not cut off', async () => {
    const { counts } = await start([
      ({ response, request }) => {
        saying(`${soon}${count(1, 'one')}event: count\ndata: {"comm`)({ response, request });
        setTimeout(() => response.destroy(), 50);
      },
      saying(count(2)),
    ]);
    await expect.poll(() => counts).toEqual([1, 2]);
    expect(server.afters()).toEqual([null, 'one']);
  });

  test('tries again whatever may pass', async () => {
    const { counts, states } = await start([
      sayingAll(soon),
      refusing(429, 'TOO_MANY_STREAMS'),
      refusing(503, 'TOO_FAST', { retryAfter: 0.01 }),
      refusing(502),
      refusing(408),
      ({ response }) => response.writeHead(200, { 'content-type': 'text/html' }).end('Sign in'),
      ({ response }) => response.destroy(),
      sayingAll('data: {"no JSON\n\n'),
      saying(count(1)),
    ]);
    await expect.poll(() => counts).toEqual([1]);
    expect(states.filter((state) => state.startsWith('waiting'))).toEqual([
      'waiting',
      'waiting TOO_MANY_STREAMS',
      'waiting TOO_FAST',
      'waiting UNREADABLE',
      'waiting UNREADABLE',
      'waiting UNREADABLE',
      'waiting NETWORK',
      'waiting UNREADABLE',
    ]);
  });

  test.each([
    [400, 'INVALID_INPUT'],
    [401, undefined],
    [403, 'NOT_ALLOWED'],
    [404, 'THREAD_UNKNOWN'],
  ])('ends for good at %i', async (status, code) => {
    const { states } = await start([refusing(status, code), saying(count(1))]);
    await expect.poll(() => states).toEqual(['connecting', `closed ${code ?? 'UNREADABLE'}`]);
    expect(server.visits).toHaveLength(1);
  });

  test('takes silence for the end', async () => {
    const { counts, states } = await start([saying(soon + count(1)), saying(count(2))], {
      silence: 2_000,
    });
    await expect.poll(() => counts.slice(0, 2)).toEqual([1, 2]);
    expect(states.slice(0, 3)).toEqual(['connecting', 'open', 'waiting NETWORK']);
  });

  test('also before anything has come at all', async () => {
    const { counts } = await start([() => undefined, saying(count(1))], { silence: 2_000 });
    await expect.poll(() => counts.slice(0, 1)).toEqual([1]);
  });

  test('lives on signs of life', async () => {
    const { counts, states } = await start(
      [
        (visit) => {
          saying('')(visit);
          let beats = 0;
          const timer = setInterval(() => {
            beats += 1;
            visit.response.write(beats < 10 ? ':\n\n' : count(1));
            if (beats === 10) clearInterval(timer);
          }, 500);
        },
      ],
      { silence: 4_000 }
    );
    await expect.poll(() => counts).toEqual([1]);
    expect(states).toEqual(['connecting', 'open']);
  });

  test('is closed once, and lets go of the connection', async () => {
    const { counts, states } = await start([saying(count(1))]);
    await expect.poll(() => counts).toEqual([1]);
    const { request } = server.visits[0]!;
    subscription?.close();
    subscription?.close();
    await expect.poll(() => request.destroyed).toBe(true);
    expect(states).toEqual(['connecting', 'open', 'closed']);
    expect(server.visits).toHaveLength(1);
  });

  test('is closed by its signal, while it waits as well', async () => {
    const leaving = new AbortController();
    const { states } = await start([sayingAll('retry: 600000\n\n')], { signal: leaving.signal });
    await expect.poll(() => states).toEqual(['connecting', 'open', 'waiting']);
    leaving.abort();
    expect(states).toEqual(['connecting', 'open', 'waiting', 'closed']);
  });

  test('never begins where its signal is aborted', async () => {
    const { states } = await start([saying('')], { signal: AbortSignal.abort() });
    await expect.poll(() => states).toEqual(['closed']);
    expect(server.visits).toEqual([]);
  });

  test('can be closed by its own listener', async () => {
    server = await streamServer(saying(count(1) + count(2)));
    const { threads } = createClient({ api: server.url });
    const heard: string[] = [];
    const own = threads.subscribe('x', ({ event }) => {
      heard.push(event);
      own.close();
    });
    await expect.poll(() => server.visits[0]?.request.destroyed).toBe(true);
    expect(heard).toEqual(['count']);
  });
});

describe('events to loop over', () => {
  let server: StreamServer;
  afterEach(() => server.stop());
  const events = async (answers: ((visit: Visit) => unknown)[], signal?: AbortSignal) => {
    server = await streamServer(...answers);
    return createClient({ api: server.url }).threads.events('x', { signal });
  };

  test('come one after the other, over all connections, until the loop is left', async () => {
    const heard: unknown[] = [];
    for await (const { data } of await events([
      sayingAll(soon + count(1) + count(2)),
      saying(count(3)),
    ])) {
      heard.push(data);
      if (heard.length === 3) break;
    }
    expect(heard).toEqual([1, 2, 3].map((commentCount) => ({ commentCount })));
    await expect.poll(() => server.visits.at(-1)?.request.destroyed).toBe(true);
  });

  test('end with what refused them', async () => {
    const loop = (await events([refusing(404, 'THREAD_UNKNOWN')]))[Symbol.asyncIterator]();
    await expect(loop.next()).rejects.toMatchObject({ code: 'THREAD_UNKNOWN' });
    expect(await loop.next()).toEqual({ done: true, value: undefined });
  });

  test('end at once when nobody wants more, even while one is awaited', async () => {
    const loop = (await events([saying('')]))[Symbol.asyncIterator]();
    const next = loop.next();
    await expect.poll(() => server.visits).toHaveLength(1);
    await loop.return?.();
    expect(await next).toEqual({ done: true, value: undefined });
  });

  test('reject with the reason of an aborted signal', async () => {
    const leaving = new AbortController();
    const loop = (await events([saying(count(1))], leaving.signal))[Symbol.asyncIterator]();
    expect((await loop.next()).value).toMatchObject({ event: 'count' });
    const next = loop.next();
    leaving.abort();
    await expect(next).rejects.toMatchObject({ name: 'AbortError' });
  });
});
