import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import {
  createClient,
  type Client,
  type Subscription,
  type ThreadEvent,
} from '../../reader/client';
import { asModerator } from '../fixtures/desk';
import { byWords, decide, openThread, posted } from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const textOf = (event: ThreadEvent): string =>
  event.event === 'approved' ? (event.data.comment.html ?? '').replace(/<[^>]*>|\n/g, '') : '';

describe('a thread, heard by the client', () => {
  let app: Newsroom;
  let client: Client;
  const open: Subscription[] = [];
  const config = byWords();
  beforeAll(async () => {
    app = await startNewsroom({ config });
    // Where the server is now: it is started again under another port.
    client = createClient({
      api: 'http://newsroom.test',
      fetch: (url, init) => fetch((url as string).replace('http://newsroom.test', app.url), init),
    });
  });
  afterEach(() => {
    for (const subscription of open.splice(0)) subscription.close();
  });
  afterAll(() => app.stop());

  const listen = (thread: string) => {
    const heard: ThreadEvent[] = [];
    const states: string[] = [];
    open.push(
      client.threads.subscribe(thread, (event) => heard.push(event), {
        onState: (state) => states.push(state),
      })
    );
    return { heard, states, names: () => heard.map(({ event }) => event) };
  };

  test('says what readers see come, change and go', async () => {
    const thread = await openThread(app);
    const { heard, names } = listen(thread.subject);
    await expect.poll(names).toEqual(['ready']);
    const { meta } = await client.comments.list(thread.subject);
    expect(heard[0]?.data).toEqual({ version: meta.version, commentCount: 0, open: true });

    const { id } = await posted(app, thread, { body: 'Seen at once' });
    await expect.poll(names).toEqual(['ready', 'approved', 'count']);
    expect(textOf(heard[1]!)).toBe('Seen at once');
    await asModerator(app).edit(id, 'Seen otherwise');
    await expect.poll(names).toContain('edited');
    await decide(app, id, { to: 'spam' });
    await expect.poll(names).toContain('removed');
    const close = { admin: true, body: { closed: true } } as const;
    await app.http.put(`/newsroom/threads/${thread.id}`, close);
    await expect.poll(names).toContain('closed');
  });

  test('misses nothing while the server is started again', async () => {
    const thread = await openThread(app);
    const { heard, states, names } = listen(thread.subject);
    await expect.poll(names).toEqual(['ready']);
    const say = (body: string) => posted(app, thread, { body });
    await say('Before');
    await expect.poll(() => heard.map(textOf)).toContain('Before');

    await app.stop({ keep: true });
    await expect.poll(() => states).toContain('waiting');
    const down = app;
    const up = await startNewsroom({ on: app, config });
    // The client comes back once all of these are there.
    const sayUp = (body: string) => posted(up, thread, { body });
    for (const body of ['Meanwhile one', 'Meanwhile two', 'Meanwhile three']) await sayUp(body);
    expect(app).toBe(down);
    app = up;
    await say('After');
    await expect.poll(() => heard.map(textOf).filter(Boolean)).toContain('After');
    const texts = heard.map(textOf).filter(Boolean);
    expect(texts).toEqual(['Before', 'Meanwhile one', 'Meanwhile two', 'Meanwhile three', 'After']);
    expect(names()).not.toContain('reset');
  });

  test('ends when its article is taken down', async () => {
    const thread = await openThread(app);
    const errors: unknown[] = [];
    const heard: ThreadEvent[] = [];
    const { states } = listen(thread.subject);
    const loop = (async () => {
      for await (const event of client.threads.events(thread.subject)) heard.push(event);
    })().catch((error: unknown) => errors.push(error));
    await expect.poll(() => states).toContain('open');
    await app.contentManager.unpublish(thread.subject);
    await expect.poll(() => states.at(-1)).toBe('closed');
    await loop;
    expect(errors).toMatchObject([{ code: 'THREAD_UNKNOWN', status: 404 }]);
    expect(heard).toMatchObject([{ event: 'ready' }]);
  });

  test('is refused like any other call', async () => {
    const events = client.threads.events('nosuchthread')[Symbol.asyncIterator]();
    await expect(events.next()).rejects.toMatchObject({ code: 'THREAD_UNKNOWN', status: 404 });
    const wrong = client.threads.events('nosuchthread', { locale: '!' })[Symbol.asyncIterator]();
    await expect(wrong.next()).rejects.toMatchObject({ code: 'INVALID_INPUT', status: 400 });
  });
});
