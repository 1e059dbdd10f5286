import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { createClient, NewsroomError, type Client } from '../../reader/client';
import { byMarks, openThread, type Thread } from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { memory } from './memory';

/** What a call rejects with. */
const refusalOf = async (call: Promise<unknown>): Promise<NewsroomError> => {
  try {
    await call;
  } catch (error) {
    return error as NewsroomError;
  }
  throw new Error('It was not refused');
};

describe('what a client is refused', () => {
  let app: Newsroom;
  let thread: Thread;
  let ann: Client;
  beforeAll(async () => {
    const { limits, ...marks } = byMarks();
    app = await startNewsroom({
      config: { ...marks, limits: { ...limits, previewsPerAddress: 1 } },
    });
    thread = await openThread(app);
    ann = createClient({ api: app.url, guestToken: memory() });
  });
  afterAll(() => app.stop());

  const author = { name: 'Ann' };

  test('has the server’s code, status, words and details', async () => {
    const error = await refusalOf(ann.comments.list(thread.subject, { limit: 1_000 }));
    expect(error).toBeInstanceOf(NewsroomError);
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'NewsroomError',
      code: 'INVALID_INPUT',
      status: 400,
      message: expect.stringContaining('limit'),
      details: { problems: [{ field: 'limit', got: '1000', accepts: 'at most 100' }] },
    });
  });

  test.each<[string, number, () => Promise<unknown>]>([
    ['THREAD_UNKNOWN', 404, () => ann.threads.get('nosuchthread')],
    ['COMMENT_UNKNOWN', 404, () => ann.comments.get('nosuchcomment')],
    ['ARTICLE_UNKNOWN', 404, () => ann.articles.bySlug('no-such-slug')],
    ['TAG_UNKNOWN', 404, () => ann.tags.bySlug('no/such/tag?')],
    ['NAME_REQUIRED', 400, () => ann.comments.post(thread.subject, { body: 'Hello there' })],
    ['TOO_SHORT', 400, () => ann.comments.post(thread.subject, { body: '', author })],
    [
      'TOO_LONG',
      400,
      () => ann.comments.post(thread.subject, { body: 'x '.repeat(9_000), author }),
    ],
    [
      'PARENT_UNUSABLE',
      400,
      () => ann.comments.post(thread.subject, { body: 'Hello', author, parent: 'nosuchparent' }),
    ],
  ])('%s', async (code, status, call) => {
    await expect(call()).rejects.toMatchObject({ name: 'NewsroomError', code, status });
  });

  test('DUPLICATE, THREAD_CLOSED and EDIT_WINDOW_OVER', async () => {
    const { subject, id: own } = await openThread(app, 'Soon closed');
    const { data } = await ann.comments.post(subject, { body: 'Once', author });
    await expect(ann.comments.post(subject, { body: 'Once', author })).rejects.toMatchObject({
      code: 'DUPLICATE',
      status: 409,
    });
    await ann.comments.post(subject, { body: 'An answer', author, parent: data.id });
    await expect(ann.comments.edit(data.id, 'Too late')).rejects.toMatchObject({
      code: 'EDIT_WINDOW_OVER',
      status: 403,
    });
    const path = `/newsroom/threads/${own}`;
    const closed = await app.http.put(path, { admin: true, body: { closed: true } });
    expect(closed.status).toBe(200);
    await expect(ann.comments.post(subject, { body: 'Late', author })).rejects.toMatchObject({
      code: 'THREAD_CLOSED',
      status: 403,
    });
  });

  test('TOO_FAST says when to come back', async () => {
    await ann.comments.preview('one');
    const error = await refusalOf(ann.comments.preview('two'));
    expect(error).toMatchObject({ code: 'TOO_FAST', status: 429 });
    expect(error.details.retryAfter).toBeGreaterThan(0);
  });

  test('has a code of its own where Strapi refuses before the plugin is asked', async () => {
    const signedOut = createClient({ api: app.url, token: () => 'a.b.c' });
    await expect(signedOut.threads.get(thread.subject)).rejects.toMatchObject({
      code: 'STRAPI_ERROR',
      status: 401,
    });
    const elsewhere = createClient({ api: `${app.url}/api/nothing/newsroom` });
    await expect(elsewhere.threads.get(thread.subject)).rejects.toMatchObject({
      code: 'STRAPI_ERROR',
      status: 404,
    });
  });
});

describe('what is not the content API', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  /** A client of whatever answers like this. */
  const clientOf = async (answer: RequestListener): Promise<Client> => {
    const other = createServer(answer);
    server = other;
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    return createClient({ api: `http://127.0.0.1:${(other.address() as AddressInfo).port}` });
  };
  const answering = (status: number, text: string) =>
    clientOf((_request, response) => response.writeHead(status).end(text));

  test.each([
    [502, '<h1>Bad Gateway</h1>'],
    [200, '<h1>Sign in to this wireless network</h1>'],
    [200, '{"hello":"world"}'],
    [200, 'null'],
    [200, ''],
    [500, '{"error":"text"}'],
    [404, 'null'],
  ])('is UNREADABLE: %i %j', async (status, text) => {
    const client = await answering(status, text);
    await expect(client.threads.get('x')).rejects.toMatchObject({
      name: 'NewsroomError',
      code: 'UNREADABLE',
      status,
    });
  });

  test('is a NETWORK error where nobody listens, with the cause', async () => {
    const client = await answering(200, '');
    await new Promise((resolve) => server?.close(resolve));
    const error = await refusalOf(client.threads.get('x'));
    expect(error).toMatchObject({ name: 'NewsroomError', code: 'NETWORK', status: 0 });
    expect(error.message).toContain('GET /threads/x');
    expect(error.cause).toBeInstanceOf(TypeError);
  });

  test('is a NETWORK error where an answer breaks off', async () => {
    const client = await clientOf((_request, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"data":');
      setImmediate(() => response.destroy());
    });
    await expect(client.threads.get('x')).rejects.toMatchObject({ code: 'NETWORK', status: 0 });
  });

  test('an aborted call rejects with the signal’s reason, at whatever time', async () => {
    const client = await clientOf((request, response) => {
      if (request.url?.includes('/articles')) response.writeHead(200).write('{"data":');
    });
    const before = AbortSignal.abort();
    await expect(client.threads.get('x', { signal: before })).rejects.toMatchObject({
      name: 'AbortError',
    });
    const during = new AbortController();
    const asked = client.threads.get('x', { signal: during.signal });
    setImmediate(() => during.abort());
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' });

    const reason = new Error('The reader went elsewhere');
    const whileReading = new AbortController();
    const reading = client.articles.list({ signal: whileReading.signal });
    setTimeout(() => whileReading.abort(reason), 100);
    await expect(reading).rejects.toBe(reason);
  });

  test('fetch can be another', async () => {
    const asked: string[] = [];
    const client = createClient({
      api: 'https://cms.example.com',
      fetch: (url) => {
        asked.push(url as string);
        return Promise.resolve(Response.json({ data: {}, meta: {} }));
      },
    });
    await client.comments.list('x', { limit: 5 });
    expect(asked).toEqual(['https://cms.example.com/api/newsroom/threads/x/comments?limit=5']);
  });
});
