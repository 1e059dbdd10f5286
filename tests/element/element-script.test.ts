import { createHash, randomBytes } from 'node:crypto';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createRequire } from 'node:module';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { inRoot } from '../../playground/prepare/paths.mjs';
import { readerFile } from '../../playground/prepare/reader-bundle.mjs';
import { openThread, threadOf } from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const address = '/api/newsroom/element.js';
/** As a project has it that lets one website alone read its API. */
const middlewares = `module.exports = [
  'strapi::logger', 'strapi::errors', 'strapi::security',
  { name: 'strapi::cors', config: { origin: ['https://example.com'] } },
  'strapi::query', 'strapi::body', 'strapi::session', 'strapi::favicon', 'strapi::public',
];`;

describe('the web component’s script', () => {
  let app: Newsroom;
  let script: Buffer;
  beforeAll(async () => {
    app = await startNewsroom({
      config: { commentable: ['api::post.post'], threads: { perLocale: true } },
      files: { 'config/middlewares.js': middlewares },
    });
    script = readFileSync(readerFile('element'));
  });
  afterAll(() => app.stop());

  const ask = (headers: Record<string, string> = {}, search = '') =>
    fetch(`${app.url}${address}${search}`, { headers });
  const snippetOf = async (thread: string) =>
    app.http.get(`/newsroom/threads/${thread}/element`, { admin: true });

  test('is served to every website, as a module that it may check', async () => {
    const answer = await ask({ origin: 'https://elsewhere.example' });
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(script);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'cache-control': 'public, no-cache',
    });
  });

  /** As it comes: `fetch` unpacks, and forbids caches to answer. */
  const askPlainly = (headers: Record<string, string>) =>
    new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }>(
      (resolve, reject) => {
        request(`${app.url}${address}`, { headers }, (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => {
            const { statusCode: status, headers } = response;
            resolve({ status, headers, body: Buffer.concat(chunks) });
          });
          response.on('error', reject);
        }).end();
      }
    );

  test.each([
    ['br', (body: Buffer) => brotliDecompressSync(body)],
    ['gzip', (body: Buffer) => gunzipSync(body)],
    ['identity', (body: Buffer) => body],
  ])('is packed as the browser takes it: %s', async (coding, unpack) => {
    const { headers, body } = await askPlainly({ 'accept-encoding': coding });
    expect(headers['content-encoding'] ?? 'identity').toBe(coding);
    expect(headers.vary).toContain('Accept-Encoding');
    expect(unpack(body)).toEqual(script);
  });

  test('is not sent again to whoever has it', async () => {
    const first = await askPlainly({});
    const again = await askPlainly({ 'if-none-match': String(first.headers.etag) });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect(again.headers['access-control-allow-origin']).toBe('*');
    expect(await askPlainly({ 'if-none-match': '"another"' })).toMatchObject({ status: 200 });
  });

  test('is kept for good by its version, and asked for again by another’s', async () => {
    const thread = await openThread(app);
    const { src } = (await snippetOf(thread.id)).body.data as { src: string };
    const cached = async (url: string) => (await fetch(url)).headers.get('cache-control');
    expect(await cached(src)).toBe('public, max-age=31536000, immutable');
    expect(await cached(src.replace(/v=.*/, 'v=0123456789abcdef'))).toBe('public, no-cache');
    const wrong = await app.http.get(`${address}?version=1`);
    expect(wrong.body.error.details).toMatchObject({
      code: 'INVALID_INPUT',
      problems: [{ field: 'version' }],
    });
  });

  test('the desk says how to load it for a thread', async () => {
    const thread = await openThread(app);
    const { status, body } = await snippetOf(thread.id);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      src: expect.stringMatching(/\/api\/newsroom\/element\.js\?v=[0-9a-f]{16}$/),
      integrity: `sha384-${createHash('sha384').update(script).digest('base64')}`,
      api: app.url,
      thread: thread.subject,
      threadLocale: 'en',
    });

    const post = 'api::post.post';
    const { documentId } = await app.contentManager.publish({ title: 'A post' }, { uid: post });
    const { documentId: id } = await threadOf(app, documentId, post);
    expect((await snippetOf(id)).body.data).toMatchObject({
      thread: `${post}:${documentId}`,
      threadLocale: null,
    });
    expect((await snippetOf('nosuchthread')).body.error.details.code).toBe('THREAD_UNKNOWN');
  });
});

describe('where the world knows Strapi by another address', () => {
  let app: Newsroom;
  afterAll(() => app.stop());

  test('the desk names that', async () => {
    app = await startNewsroom({
      server: { url: 'https://cms.example.com/strapi/' },
      files: { 'config/api.js': `module.exports = { rest: { prefix: '/content' } };` },
    });
    const thread = await openThread(app);
    const path = `/newsroom/threads/${thread.id}/element`;
    expect((await app.http.get(path, { admin: true })).body.data).toMatchObject({
      src: expect.stringMatching(
        /^https:\/\/cms\.example\.com\/strapi\/content\/newsroom\/element/
      ),
      api: 'https://cms.example.com/strapi/content/newsroom',
    });
  });
});

describe('the server’s bundle', () => {
  const folder = inRoot('tests/.work', `element-${randomBytes(6).toString('hex')}`);
  const file = path.join(folder, 'server/index.js');
  beforeAll(() => {
    mkdirSync(path.dirname(file), { recursive: true });
    cpSync(inRoot('dist/server/index.js'), file);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  type Answer = { body?: Buffer; [other: string]: unknown };
  type Bundle = {
    default: { controllers: { element: (ctx: object) => { find: (koa: Answer) => void } } };
  };

  test('finds the script beside it; before that is built it says so, and looks again', () => {
    const { controllers } = (createRequire(import.meta.url)(file) as Bundle).default;
    const find = () => {
      const answer: Answer = {
        query: {},
        acceptsEncodings: () => 'identity',
        set: () => undefined,
        vary: () => undefined,
      };
      controllers.element({ strapi: {} }).find(answer);
      return answer.body?.toString();
    };
    expect(find).toThrow('npm run build:reader');
    mkdirSync(path.join(folder, 'element'));
    cpSync(readerFile('element'), path.join(folder, 'element/index.mjs'));
    expect(find()).toBe(readFileSync(readerFile('element'), 'utf8'));
  });
});
