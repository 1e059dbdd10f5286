import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Browser } from 'playwright-core';
import { expect } from 'vitest';

import { inspectPage } from './inspect-page';
import { watchPage } from './watch-page';

/**
 * Shows pieces of HTML in Chromium (`describeInBrowser` gives one) and fails, naming each piece and
 * what it did, if any of them runs script, opens a dialog or window, asks for anything, or contains
 * an element, attribute or link that a comment may not have.
 */
export async function assertHarmless(browser: Browser, html: readonly string[]): Promise<void> {
  expect(await findHarm(browser, html)).toEqual([]);
}

/** What each way of showing HTML adds to how browsers read it. */
const ways = ['document', 'innerHTML', 'innerHTML, written out and read again'] as const;

/** One line for each thing found; empty when the HTML is harmless. */
export async function findHarm(browser: Browser, html: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const way of ways) found.push(...(await findHarmIn(browser, html, way)));
  return found;
}

async function findHarmIn(
  browser: Browser,
  html: readonly string[],
  way: (typeof ways)[number]
): Promise<string[]> {
  const found: string[] = [];
  const find = (problem: string) => found.push(`${way}: ${problem}`);
  const sections = html.map((piece) => `<section>${piece}</section>`).join('');
  const server = await serve(way === 'document' ? sections : '');
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await watchPage(page, (url) => url === server.url, find);

    await page.goto(server.url);
    if (way !== 'document') {
      await page.evaluate(
        ({ pieces, times }) => {
          for (const piece of pieces) {
            const section = document.body.appendChild(document.createElement('section'));
            section.innerHTML = piece;
            for (let n = 1; n < times; n++) {
              const written = section.innerHTML;
              section.innerHTML = written;
            }
          }
        },
        { pieces: html, times: way === 'innerHTML' ? 1 : 3 }
      );
    }
    for (const { piece, problem } of await page.evaluate(inspectPage, html.length)) {
      find(`#${piece} ${problem}: ${html[piece] ?? ''}`);
    }
    await page.waitForTimeout(200);

    await page.evaluate(clickLinks);
    await page.waitForTimeout(200);
    if (page.url() !== server.url) find(`left for ${page.url()}`);
    return found;
  } finally {
    await context.close();
    await server.stop();
  }
}

/** Runs in the page: follows every link, but those that may be there not beyond the click. */
async function clickLinks(): Promise<void> {
  const isPlain = ({ protocol }: HTMLAnchorElement) =>
    ['http:', 'https:', 'mailto:'].includes(protocol);
  addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link && isPlain(link)) event.preventDefault();
  });
  for (const link of document.querySelectorAll('a')) {
    link.click();
    // One navigation would cancel the one before.
    if (!isPlain(link)) await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function serve(body: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(
      `<!doctype html><html><head><title>Comments</title><link rel="icon" href="data:,"></head>` +
        `<body>${body}</body></html>`
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
