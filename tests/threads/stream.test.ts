import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { asModerator } from '../fixtures/desk';
import { byMarks, byWords, decide, openThread, posted, type Thread } from '../fixtures/discussion';
import { openEventStream, until, type EventStream } from '../fixtures/event-stream';
import { describeOnEachDatabase } from '../harness/databases';
import { spawnNewsroom, type SpawnedNewsroom } from '../harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

type Opened = { after?: string; lastId?: string; ip?: string; url?: string };

describeOnEachDatabase('the stream of a thread', (database) => {
  let app: Newsroom;
  let other: SpawnedNewsroom;
  const streams: EventStream[] = [];
  beforeAll(async () => {
    const config = byWords({ streamsPerAddress: 2 });
    app = await startNewsroom({ database, config });
    other = await spawnNewsroom(app);
  });
  afterEach(() => {
    for (const stream of streams.splice(0)) stream.close();
  });
  afterAll(async () => {
    await other.kill();
    await app.stop();
  });

  let addresses = 0;
  const open = async (
    { path }: Thread,
    { after, lastId, ip = `203.0.113.${(addresses += 1)}`, url = app.url }: Opened = {}
  ): Promise<EventStream> => {
    const address = new URL(`${path}/stream`, url);
    if (after !== undefined) address.searchParams.set('after', after);
    const stream = await openEventStream(address, {
      'x-forwarded-for': ip,
      ...(lastId !== undefined && { 'last-event-id': lastId }),
    });
    streams.push(stream);
    if (stream.status === 200) {
      await until('the stream is ready', () => stream.of('ready').length > 0);
    }
    return stream;
  };
  const names = ({ events }: EventStream): string[] => events.map(({ event }) => event);
  const page = async (thread: Thread) => (await app.http.get(`${thread.path}/comments`)).body;

  test('begins with how the thread stands, as its comments do', async () => {
    const thread = await openThread(app);
    await posted(app, thread, { body: 'Here first' });
    const stream = await open(thread);
    const { meta } = await page(thread);
    expect(stream.events).toEqual([
      {
        event: 'ready',
        id: expect.any(String),
        data: { version: meta.version, commentCount: 1, open: true },
      },
    ]);
    expect(stream.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(stream.headers.get('cache-control')).toBe('no-cache, no-transform');
  });

  test('tells what readers see come, change and go, and nothing else', async () => {
    const thread = await openThread(app);
    const [here, there] = [await open(thread), await open(thread, { url: other.url })];
    const held = await posted(app, thread, { body: 'HOLD this one' });
    const never = await posted(app, thread, { body: 'REJECT this one' });
    const first = await posted(app, thread, { body: 'Seen at once' });
    await decide(app, never.id, { to: 'spam' });
    await until('the first has come', () => here.of('approved').length === 1);
    await decide(app, held.id, { to: 'approved' });
    await until('the second has come', () => here.of('approved').length === 2);
    const reply = await posted(app, thread, { body: 'An answer', parent: held.id });
    await until('the third has come', () => here.of('approved').length === 3);
    const desk = asModerator(app);
    await desk.edit(reply.id, 'Another answer');
    await until('it has changed', () => here.of('edited').length === 1);
    await decide(app, held.id, { to: 'rejected' });
    await until('one is gone', () => here.of('removed').length === 1);
    await decide(app, first.id, { to: 'spam' });
    await until('two are gone', () => here.of('removed').length === 2);
    await until('the count is right', () => here.of('count').at(-1)?.commentCount === 1);

    const { data } = await page(thread);
    const [tombstone] = data;
    expect(here.of('approved').map(({ comment }) => comment.id)).toEqual([
      first.id,
      held.id,
      reply.id,
    ]);
    expect(here.of('edited')).toMatchObject([{ comment: { html: '<p>Another answer</p>' } }]);
    expect(here.of('removed')).toEqual([
      { id: held.id, tombstone: { ...tombstone, replies: undefined } },
      { id: first.id, tombstone: null },
    ]);
    expect(JSON.stringify([here.events, there.events])).not.toContain(never.id);
    // Another instance hears of it within a second or so, maybe of several things at once: of one alone
    // as well, after which there is one comment for the time being.
    const known = (): string[] => {
      const ids = new Set<string>();
      for (const { event, data: told } of there.events) {
        if (event === 'approved' || event === 'edited') ids.add(told.comment.id);
        if (event === 'removed') ids.delete(told.id);
      }
      return [...ids];
    };
    await until('the other is told as well', () => known().join() === reply.id);
    await until('of the count, too', () => there.of('count').at(-1)?.commentCount === 1);
  });

  test('shows a comment as the page does', async () => {
    const thread = await openThread(app);
    const stream = await open(thread);
    await posted(app, thread, { body: 'As *everywhere*' });
    await until('it has come', () => stream.of('approved').length === 1);
    const { data } = await page(thread);
    expect(stream.of('approved')[0]?.comment).toEqual({ ...data[0], replies: undefined });
  });

  test('says when the thread is closed and opened again', async () => {
    const thread = await openThread(app);
    const [here, there] = [await open(thread), await open(thread, { url: other.url })];
    const change = (body: object) =>
      app.http.put(`/newsroom/threads/${thread.id}`, { admin: true, body });
    expect((await change({ closed: true })).status).toBe(200);
    for (const stream of [here, there]) {
      await until('it is closed', () => stream.of('closed').at(-1)?.open === false);
    }
    await change({ closed: false });
    for (const stream of [here, there]) {
      await until('it is open', () => stream.of('closed').at(-1)?.open === true);
    }
  });

  test.each(['Last-Event-ID', 'after'])('goes on from where one was, by %s', async (way) => {
    const thread = await openThread(app);
    const lost = await posted(app, thread, { body: 'Gone meanwhile' });
    const edited = await posted(app, thread, { body: 'Other words meanwhile' });
    const before = await open(thread);
    before.close();
    const id = before.lastId();
    await posted(app, thread, { body: 'HOLD what nobody sees' });
    const missed = await posted(app, thread, { body: 'Written meanwhile' });
    await decide(app, lost.id, { to: 'rejected' });
    await asModerator(app).edit(edited.id, 'Other words');
    const stream = await open(thread, way === 'after' ? { after: id } : { lastId: id });
    await until('all has come', () => stream.events.length >= 4);
    expect(names(stream)).toEqual(['ready', 'approved', 'removed', 'edited']);
    expect(stream.of('approved')[0]?.comment.id).toBe(missed.id);

    const again = await open(thread, { after: stream.lastId() });
    await posted(app, thread, { body: 'And then' });
    await until('the next has come', () => again.of('approved').length > 0);
    expect(names(again).slice(0, 2)).toEqual(['ready', 'approved']);
    expect(again.of('approved')).toHaveLength(1);
  });

  test('goes on at another instance', async () => {
    const thread = await openThread(app);
    const before = await open(thread, { url: other.url });
    before.close();
    const { id } = await posted(app, thread, { body: 'Written meanwhile' });
    const stream = await open(thread, { after: before.lastId() });
    await until('it has come', () => stream.of('approved').length > 0);
    expect(stream.of('approved')[0]?.comment.id).toBe(id);
  });

  test('says so where it cannot tell what was missed', async () => {
    const [thread, elsewhere] = [await openThread(app), await openThread(app, 'Elsewhere')];
    await posted(app, elsewhere, { body: 'Something' });
    const foreign = await open(elsewhere);
    for (const after of ['nonsense', 'A'.repeat(46), foreign.lastId()]) {
      expect(names(await open(thread, { after }))).toEqual(['ready', 'reset']);
    }
    const early = await open(thread);
    early.close();
    const { id } = await posted(app, thread, { body: 'Decided on very often' });
    const decision = await app.strapi.db.query(uids.decision).findOne({ where: { comment: id } });
    const many = Array.from({ length: 1_001 }, (_, index) => ({
      ...decision,
      id: undefined,
      documentId: `many${String(index).padStart(20, '0')}`,
    }));
    for (let from = 0; from < many.length; from += 50) {
      await app.strapi.db.query(uids.decision).createMany({ data: many.slice(from, from + 50) });
    }
    await posted(app, thread, { body: 'And one more' });
    expect(names(await open(thread, { after: early.lastId() }))).toEqual(['ready', 'reset']);
  });

  test('gives cursors that tell nothing of what is hidden', async () => {
    const thread = await openThread(app);
    const ids = [(await open(thread)).lastId(), (await open(thread)).lastId()];
    await posted(app, thread, { body: 'HOLD this' });
    ids.push((await open(thread)).lastId());
    expect(new Set(ids).size).toBe(3);
    expect(new Set(ids.map((id) => id.length)).size).toBe(1);
    const { id } = await app.strapi.db
      .query(uids.decision)
      .findOne({ where: { thread: thread.id } });
    for (const cursor of ids) {
      const bytes = Buffer.from(cursor, 'base64url');
      expect(bytes.readUIntBE(12, 6)).not.toBe(id);
    }
  });

  test('ends when the article is no longer to be seen', async () => {
    const thread = await openThread(app);
    const [here, there] = [await open(thread), await open(thread, { url: other.url })];
    await app.contentManager.unpublish(thread.subject);
    await until('it ends', () => here.isEnded() && there.isEnded());
    expect((await open(thread)).status).toBe(404);
  });

  test('is for so many at one address', async () => {
    const thread = await openThread(app);
    const ip = '198.51.100.1';
    const [first] = [await open(thread, { ip }), await open(thread, { ip })];
    const refused = await app.http.get(`${thread.path}/stream`, { ip });
    expect(refused).toMatchObject({
      status: 429,
      body: { error: { details: { code: 'TOO_MANY_STREAMS', limit: 2, retryAfter: 30 } } },
    });
    expect(refused.headers.get('retry-after')).toBe('30');
    expect((await open(thread)).status).toBe(200);
    first.close();
    await until('a place is free', async () => (await open(thread, { ip })).status === 200);
  });

  test('answers HEAD, and refuses what it does not know', async () => {
    const thread = await openThread(app);
    const head = await app.http.request('HEAD', `${thread.path}/stream`);
    expect([head.status, head.headers.get('content-type')]).toEqual([
      200,
      'text/event-stream; charset=utf-8',
    ]);
    const answer = await app.http.get(`${thread.path}/stream?since=1`);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { details: { problems: [{ field: 'since' }] } } },
    });
  });

  test('costs one statement at each look, however many listen', async () => {
    const thread = await openThread(app);
    for (let number = 0; number < 20; number += 1) await open(thread);
    const looks: string[] = [];
    const note = ({ sql }: { sql: string }) => {
      if (/newsroom_(?!bulks|jobs)/.test(sql)) looks.push(sql);
    };
    const { connection } = app.strapi.db;
    connection.on('query', note);
    await until('it has looked several times', () => looks.length >= 4);
    connection.removeListener('query', note);
    // The threads of all who listen, and nothing else.
    for (const sql of looks) expect(sql).toMatch(/from .newsroom_threads. where .document_id. in/);
  });
});

test('streams of threads end with Strapi, and with its limit', async () => {
  const { limits, ...config } = byMarks();
  const app = await startNewsroom({ config: { ...config, limits: { ...limits, streams: 1 } } });
  const thread = await openThread(app);
  const address = new URL(`${thread.path}/stream`, app.url);
  const stream = await openEventStream(address, {});
  expect((await openEventStream(address, { 'x-forwarded-for': '203.0.113.9' })).status).toBe(429);
  await app.stop();
  await until('it ends', () => stream.isEnded());
});
