import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';

import { chromium } from 'playwright-core';

import { run } from '../../playground/prepare/run-command.mjs';
import { probe } from '../harness/services.mjs';
import { writeWebsite } from './write-website.mjs';

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/**
 * A website that reads a running project with what the same tarball has for websites, without Strapi.
 * Yields the name of each thing that holds.
 *
 * @param {string} folder empty
 * @param {{ origin: string, tarball: string }} given
 * @returns {AsyncGenerator<string>}
 */
export async function* checkWebsite(folder, { origin, tarball }) {
  const articles = await fetch(`${origin}/api/newsroom/articles`).then((answer) => answer.json());
  await writeWebsite(folder, { origin, thread: articles.data[0].documentId });
  const npm = ['install', '--no-audit', '--no-fund', '--loglevel=error', tarball];
  await run('npm', npm, { cwd: folder });
  assert.equal(existsSync(path.join(folder, 'node_modules/@strapi')), false);
  yield 'a website installs it without Strapi';

  const { stdout } = await promisify(execFile)(process.execPath, ['read.mjs'], { cwd: folder });
  assert.deepEqual(JSON.parse(stdout), {
    names: ['Ada'],
    count: 1,
    titles: ['Hello, readers'],
    refusal: 'COMMENT_UNKNOWN',
  });
  yield 'the client reads the thread in Node';

  for (const kind of ['nodenext', 'bundler']) {
    await run('npx', ['tsc', '-p', `tsconfig.${kind}.json`], { cwd: folder });
    yield `TypeScript finds its types (${kind})`;
  }

  await run('npx', ['vite', 'build', '--logLevel=error'], { cwd: folder });
  const { address, reason } = await probe('chromium');
  if (reason !== null) throw new Error(reason);
  const server = await serve(path.join(folder, 'dist'));
  const browser = await chromium.launch({
    executablePath: address,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.getByText('1 comments').waitFor();
    await page.locator('newsroom-comments').getByText('First!').waitFor();
    await page.locator('newsroom-comments').getByText('Ada').waitFor();
  } finally {
    await browser.close();
    server.stop();
  }
  yield 'a page that Vite built shows its comments';
}

/**
 * The files of a folder, on an origin of their own.
 *
 * @param {string} folder
 */
async function serve(folder) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://website');
    const file = path.join(folder, pathname === '/' ? 'index.html' : pathname);
    readFile(file).then(
      (body) => response.setHeader('content-type', types[path.extname(file)] ?? '').end(body),
      () => response.writeHead(404).end()
    );
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
