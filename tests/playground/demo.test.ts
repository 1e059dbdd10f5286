import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { inRoot } from '../../playground/prepare/paths.mjs';
import { readArticles, readThread } from '../../playground/seed/read-texts.mjs';
import { freePort } from '../harness/free-port';

type QueuedComment = {
  body: string;
  createdAt: string;
  author: { kind: string; key: string; name: string };
};
type Demo = { child: ChildProcess; ended: Promise<number | null>; output: () => string };

const children: ChildProcess[] = [];

const run = (...args: string[]): Demo => {
  const child = spawn(process.execPath, [inRoot('playground/demo.mjs'), ...args]);
  children.push(child);
  let text = '';
  const keep = (chunk: Buffer) => (text += chunk.toString());
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'close').then(([code]) => code as number | null);
  return { child, ended, output: () => text };
};

/** Until it says that it is ready, or ends. */
const ready = async (demo: Demo) => {
  const isOver = demo.ended.then(() => true);
  while (!demo.output().includes('Ctrl-C stops it')) {
    const over = await Promise.race([isOver, new Promise((go) => setTimeout(go, 200, false))]);
    if (over) throw new Error(`the demo ended: ${demo.output()}`);
  }
};

const stop = async ({ child, ended }: Demo) => {
  child.kill('SIGINT');
  return ended;
};

describe('npm run demo', () => {
  let data: string;
  let port: number;
  beforeAll(async () => {
    data = await mkdtemp(path.join(os.tmpdir(), 'newsroom-demo-'));
    port = await freePort();
  });
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await rm(data, { recursive: true, force: true });
  });

  const get = async (address: string) => {
    const response = await fetch(address);
    return { status: response.status, body: JSON.parse(await response.text()) };
  };

  test('seeds a newsroom, prints what to try, and keeps what was written', async () => {
    const first = run('--port', String(port), '--data', data);
    await ready(first);
    expect(first.output()).toContain('log in as editor@newsroom.test with Newsroom1!');
    expect(first.output()).toContain(`http://localhost:${port}/admin`);

    const site = `http://localhost:${port}/news/`;
    expect(first.output()).toContain(`Site   ${site}`);
    expect(first.output()).toContain(`${site}en/council-passes-rent-register`);
    // Where the desk's links and those of feeds lead, there is a page.
    const feed = await get(`http://localhost:${port}/api/newsroom/feeds/articles.json`);
    for (const { url, title } of feed.body.items) {
      expect(url).toContain(`${site}en/`);
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain(`<title>${title.slice(0, 10)}`);
    }
    const robots = await (await fetch(`http://localhost:${port}/robots.txt`)).text();
    const [, sitemap] = /Sitemap: (\S+)/.exec(robots)!;
    expect((await fetch(sitemap!)).status).toBe(200);

    const [, thread] = /curl '(.*)'/.exec(first.output())!;
    const [, body, empty] = /-d '(.*)' (\S+)/.exec(first.output())!;
    const read = await get(thread!);
    expect(read.body.data).toHaveLength(3);
    expect(read.body.meta.commentCount).toBeGreaterThan(150);
    expect((await get(empty!)).body).toMatchObject({ data: [], meta: { commentCount: 0 } });
    const headers = { 'content-type': 'application/json' };
    const posted = await fetch(empty!, { method: 'POST', headers, body: body! });
    expect(posted.status).toBe(202);
    // Browsers ask for it; Strapi logs a stack where it is missing.
    expect((await fetch(`http://127.0.0.1:${port}/favicon.ico`)).status).toBe(200);
    const before = await get(`http://127.0.0.1:${port}/api/newsroom/articles`);
    expect(await stop(first)).toBe(0);

    const second = run('--port', String(port), '--data', data);
    await ready(second);
    const after = await get(`http://127.0.0.1:${port}/api/newsroom/articles`);
    const login = await fetch(`http://127.0.0.1:${port}/admin/login`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ email: 'editor@newsroom.test', password: 'Newsroom1!' }),
    });
    const { data: session } = (await login.json()) as { data: { token: string } };
    const queue = async (query: string) => {
      const answer = await fetch(`http://127.0.0.1:${port}/newsroom/queue?limit=100&${query}`, {
        headers: { authorization: `Bearer ${session.token}` },
      });
      return ((await answer.json()) as { data: QueuedComment[] }).data;
    };
    const waiting = await queue('sort=newest');
    const approved = await queue('queue=approved&sort=oldest');
    expect(await stop(second)).toBe(0);
    expect(after.body).toEqual(before.body);
    expect(waiting[0]!.body).toBe(JSON.parse(body!).body);

    const marked = readArticles()
      .filter(({ locale }) => locale === 'en')
      .flatMap(({ name }) => readThread(name))
      .filter(({ mark }) => mark === 'waits')
      .map(({ texts: [text] }) => text);
    expect(waiting.map((comment) => comment.body).sort()).toEqual(
      [...marked, JSON.parse(body!).body].sort()
    );
    // Real people, who wrote over the days that have passed.
    expect(new Set(approved.map(({ author }) => author.kind))).toEqual(
      new Set(['guest', 'user', 'staff'])
    );
    expect(Date.now() - Date.parse(approved[0]!.createdAt)).toBeGreaterThan(7 * 24 * 3_600_000);
    const names = new Set(approved.map(({ author }) => author.name));
    const keys = new Set(approved.map(({ author }) => author.key));
    expect(keys.size).toBe(names.size);
    expect(keys.size).toBeLessThan(approved.length);
  }, 400_000);

  test.each([
    [['--prot', '1'], "Unknown option '--prot'"],
    [['--port', 'http'], '--port takes a number from 1 to 65535, not "http"'],
    [['--data', 'package.json'], '--data package.json cannot be used'],
    [['extra'], "Unexpected argument 'extra'"],
  ])('%s is refused in words', async (args, words) => {
    const demo = run(...args);
    expect(await demo.ended).toBe(2);
    expect(demo.output()).toContain(words);
  });

  test('a busy port is named, with a way out', async () => {
    const server = createServer().listen(port, '127.0.0.1');
    await once(server, 'listening');
    const demo = run('--port', String(port), '--data', data);
    expect(await demo.ended).toBe(2);
    expect(demo.output()).toContain(`Port ${port} is in use`);
    expect(demo.output()).toContain(`npm run demo -- --port ${port + 1}`);
    server.close();
  });
});
