import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { openThread, post, type Thread } from '../../fixtures/discussion';
import { describeInBrowser } from '../../harness/browser';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { payloads, urlPayloads } from '../../xss/payloads';
import { watchPage } from '../../xss/watch-page';
import { byMarksAndFast } from './policies';
import { startWebsite, type Website } from './website';

/** Runs in the page: whatever stands in a comment's body, or is linked to, and may not. */
const inspect = (): string[] => {
  const { shadowRoot } = document.querySelector('newsroom-comments')!;
  const allowed = /^(?:P|BR|STRONG|EM|DEL|CODE|PRE|BLOCKQUOTE|UL|OL|LI|A)$/;
  const found: string[] = [];
  for (const body of shadowRoot!.querySelectorAll('[part~=body]')) {
    const nodes = document.createNodeIterator(body);
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
      if (node === body || node.nodeType !== Node.ELEMENT_NODE) continue;
      const element = node as HTMLElement;
      if (!(node instanceof HTMLElement) || !allowed.test(node.nodeName)) {
        found.push(`node ${node.nodeName}`);
        continue;
      }
      for (const { name } of element.attributes) {
        const isKnown = element.localName === 'a' ? /^(?:href|rel)$/ : /^start$/;
        if (!isKnown.test(name)) found.push(`attribute ${name} of ${node.nodeName}`);
      }
    }
  }
  for (const link of shadowRoot!.querySelectorAll('a')) {
    // What a browser takes for no address has no protocol, and leads nowhere.
    const isPlain = [':', 'http:', 'https:', 'mailto:'].includes(link.protocol);
    const isOurs = link.href.startsWith(`${location.origin}${location.pathname}#comment-`);
    if (!isPlain) found.push(`link to ${link.href}`);
    if (!isOurs && !/nofollow ugc noopener/.test(link.rel)) found.push(`link with rel ${link.rel}`);
  }
  for (const name of shadowRoot!.querySelectorAll('[part~=author] bdi')) {
    if (name.childElementCount > 0) found.push(`elements in a name: ${name.innerHTML}`);
  }
  return found;
};

describeInBrowser('known attacks', (browser) => {
  let app: Newsroom;
  let website: Website;
  let thread: Thread;
  let taken = 0;
  beforeAll(async () => {
    app = await startNewsroom({ config: byMarksAndFast() });
    website = await startWebsite();
    thread = await openThread(app);
    for (const payload of payloads) {
      const name = payload.slice(0, 60);
      const asName = await post(app, thread, { body: payload, name });
      const answer = asName.status === 201 ? asName : await post(app, thread, { body: payload });
      if (answer.status === 201) taken += 1;
    }
  });
  afterAll(async () => {
    await website.close();
    await app.stop();
  });

  const visit = async (body: string, isLax: boolean) => {
    const found: string[] = [];
    const context = await browser().newContext();
    const page = await context.newPage();
    const url = website.put({ api: app.url, body, isLax });
    await watchPage(
      page,
      (asked) => asked.startsWith(website.origin) || asked.startsWith(app.url),
      (problem) => found.push(problem)
    );
    page.on('pageerror', (error) => found.push(String(error.stack)));
    await page.goto(url);
    return { page, found, close: () => context.close() };
  };

  const showAll = async (page: Page) => {
    const more = page.getByRole('button', { name: 'More comments' });
    while ((await more.count()) > 0) {
      const before = await page.getByRole('article').count();
      await more.click();
      await expect.poll(() => page.getByRole('article').count()).toBeGreaterThan(before);
    }
  };

  test.each([false, true])(
    'do nothing when posted and shown; the page allows all: %s',
    async (isLax) => {
      expect(taken).toBeGreaterThan(150);
      const { page, found, close } = await visit(
        `<newsroom-comments thread="${thread.subject}" api="${app.url}" limit="100"></newsroom-comments>`,
        isLax
      );
      await page.getByRole('article').first().waitFor();
      await showAll(page);
      expect(await page.getByRole('article').count()).toBe(taken);
      await page.evaluate(() => new Promise((go) => setTimeout(go, 300)));
      expect(await page.evaluate(inspect)).toEqual([]);
      expect(found).toEqual([]);
      await close();
    }
  );

  test('do nothing even where the API sends them as they are', async () => {
    const { page, found, close } = await visit(
      '<newsroom-comments thread="x"></newsroom-comments>',
      true
    );
    await page.evaluate(
      ({ htmls, urls }) => {
        const comment = (html: string, id: number) => ({
          ...{ id: `c${id}`, status: 'approved', html, createdAt: '2026-01-01T00:00:00.000Z' },
          author: {
            ...{ name: html.slice(0, 60), kind: 'guest', isSubjectAuthor: false },
            url: urls[id % urls.length] ?? html,
          },
          ...{ editedAt: null, parent: null, depth: 0, replyCount: 0, score: 0, pinned: false },
        });
        const policy = {
          ...{ minLength: 1, maxLength: 500, maxDepth: 4, guests: true, guestEmail: 'off' },
          ...{ nameRequired: true, editWindowMinutes: 5, votes: 'up', honeypot: 'website' },
        };
        const meta = {
          ...{ commentCount: htmls.length, next: null, open: true, version: 1, own: [] },
          ...{ editable: [], votes: {}, mine: [] },
        };
        Object.assign(document.querySelector('newsroom-comments')!, {
          client: {
            threads: {
              get: () => Promise.resolve({ data: { id: 'x', open: true, policy }, meta: {} }),
              subscribe: () => ({ close: () => undefined }),
            },
            comments: { list: () => Promise.resolve({ data: htmls.map(comment), meta }) },
          },
        });
      },
      { htmls: [...payloads], urls: [...urlPayloads] }
    );
    await expect.poll(() => page.getByRole('article').count()).toBe(payloads.length);
    await page.evaluate(() => new Promise((go) => setTimeout(go, 300)));
    expect(await page.evaluate(inspect)).toEqual([]);
    expect(found).toEqual([]);
    await close();
  });
});
