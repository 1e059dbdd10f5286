import type { BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { someAddress } from '../fixtures/discussion';
import { describeInBrowser } from '../harness/browser';
import { createCamera } from '../harness/shoot';
import { byMarksAndFast } from '../reader/element/policies';
import { fillDiscussion } from './busy-discussion';
import { startDemoSite, type DemoSite } from './start-demo-site';

const viewport = { width: 1200, height: 900 };
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const folder = 'docs/screenshots/reader';
const pages = createCamera({ folder, viewport });
const comments = createCamera({ folder, viewport, margin: 16 });
/** Milliseconds: many pictures are taken in a test. */
const limit = 240_000;

const tram = '/news/en/number-nine-tram-returns';
const german = '/news/de/linie-9-faehrt-wieder-zum-hafen';
const rye = '/news/en/the-rye-of-salt-lane';

describeInBrowser('every state of the demo’s website', (browser) => {
  let site: DemoSite;
  const close: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    pages.clear();
    comments.clear();
    const { limits, ...config } = byMarksAndFast({ length: { min: 5 } });
    site = await startDemoSite({ ...config, limits: { ...limits, perAuthor: 4 } });
    await fillDiscussion(site, await site.articleAt('number-nine-tram-returns'));
  }, limit);
  afterEach(async () => {
    for (const one of close.splice(0)) await one();
  });
  afterAll(() => site.app.stop());

  const open = async (path: string, options: BrowserContextOptions = {}) => {
    const context = await browser().newContext({
      ...{ viewport, bypassCSP: true, reducedMotion: 'reduce', colorScheme: 'light' },
      ...options,
    });
    close.push(() => context.close());
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    await page.goto(site.app.url + path);
    return page;
  };
  /** A page whose comments are there. */
  const openComments = async (path: string, options?: BrowserContextOptions) => {
    const page = await open(path, options);
    await page.locator('newsroom-comments [part~=bar]').waitFor();
    return page;
  };
  const shootComments = (page: Page, name: string) =>
    comments.shoot(page, name, { within: 'newsroom-comments', isAlone: true });
  /** As where a page has brought nothing along, and its script changes what it shows. */
  const beginAnew = (page: Page, attributes: Record<string, string>) =>
    page.locator('newsroom-comments').evaluate((element, given) => {
      element.replaceChildren();
      for (const [name, value] of Object.entries(given)) element.setAttribute(name, value);
    }, attributes);
  const say = (slug: string, body: string) =>
    site.articleAt(slug).then((article) =>
      site.app.http.post(`/api/newsroom/threads/${article}/comments`, {
        ip: someAddress(),
        body: { body, author: { name: 'Kit Sanderson' } },
      })
    );
  const write = async (page: Page, body: string, name?: string) => {
    await page.getByLabel('Your comment').first().fill(body);
    if (name) await page.getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Post comment' }).click();
  };
  const comment = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text });
  const query = (uid: string) => site.app.strapi.db.query(uid);

  test(
    'its pages',
    async () => {
      for (const [name, path] of [
        ['front', '/news/en/'],
        ['front.de', '/news/de/'],
        ['article', tram],
        ['article.de', german],
        ['tag', '/news/en/tags/harbour'],
        ['not-found', '/news/en/nothing-here'],
        ['not-found.de', '/news/de/nichts'],
      ] as const) {
        const page = await open(path);
        const isFull = !name.endsWith('.de');
        await pages.shoot(page, name, { within: 'body', top: 'body', isFull });
      }
    },
    limit
  );

  test.each([
    ['discussion', tram, {}],
    ['discussion.dark', tram, { colorScheme: 'dark' as const }],
    ['discussion.forced', tram, { forcedColors: 'active' as const }],
    ['discussion.390', tram, phone],
    ['discussion.de', german, {}],
    ['discussion.de.390', german, phone],
    ['discussion.ar', tram, {}],
    ['discussion.ar.390', tram, phone],
  ])(
    'a full discussion: %s',
    async (name, path, options) => {
      const page = await openComments(path, options);
      if (name.includes('.ar')) {
        await page.evaluate(() =>
          Object.assign(document.documentElement, { lang: 'ar', dir: 'rtl' })
        );
        await beginAnew(page, { locale: 'ar' });
        await page.locator('newsroom-comments [dir=rtl] [part~=bar]').waitFor();
      }
      await shootComments(page, name);
    },
    limit
  );

  test(
    'without a script',
    async () => {
      // What looks at the page is a script as well: only the site's own is not there.
      const page = await open('/news/en/');
      await page.route('**/element.js', (route) => route.abort());
      await page.goto(site.app.url + tram);
      await page.evaluate(() => {
        for (const hint of document.querySelectorAll('noscript')) hint.outerHTML = hint.innerHTML;
      });
      expect(await page.evaluate(() => customElements.get('newsroom-comments'))).toBeUndefined();
      await comments.shoot(page, 'no-script', { within: '.discussion', isAlone: true });
    },
    limit
  );

  test(
    'nothing yet, not there, closed, for members only',
    async () => {
      const page = await openComments(rye);
      await shootComments(page, 'empty');
      await beginAnew(page, { thread: 'nothing' });
      await page.getByText('The comments cannot be shown.').waitFor();
      await shootComments(page, 'unknown');

      const fire = 'how-we-covered-the-fenwick-fire';
      await say(fire, 'Thank you for saying so yourselves.');
      const subjectDocumentId = await site.articleAt(fire);
      const { documentId } = await query('plugin::newsroom.thread').findOne({
        where: { subjectDocumentId },
      });
      await site.desk.asEditor('PUT', `/newsroom/threads/${documentId}`, { closed: true });
      await shootComments(await openComments(`/news/en/${fire}`), 'closed');

      await site.desk.asEditor('PUT', '/newsroom/settings', { authors: { guests: false } });
      await shootComments(await openComments(rye), 'sign-in');
      await site.desk.asEditor('PUT', '/newsroom/settings', { authors: { guests: true } });
    },
    limit
  );

  test(
    'while it is loaded, and when that fails',
    async () => {
      const page = await openComments(tram);
      const waiting: Route[] = [];
      let isSlow = true;
      await page.route(/\/threads\/\w+(\/comments)?\?/, (route) =>
        isSlow ? void waiting.push(route) : route.abort()
      );
      await beginAnew(page, { limit: '10' });
      await page.locator('[part=skeleton]').first().waitFor();
      await expect.poll(() => waiting.length).toBeGreaterThan(0);
      await shootComments(page, 'loading');
      isSlow = false;
      for (const route of waiting) await route.abort();
      await page.getByRole('button', { name: 'Try again' }).waitFor();
      await shootComments(page, 'failed');
    },
    limit
  );

  test(
    'one’s own comment: it waits, it is not published',
    async () => {
      await say('night-market-stays', 'Good. The chestnuts are worth the noise.');
      const page = await openComments('/news/en/night-market-stays');
      await write(page, 'HOLD on: who cleans the square on Sunday mornings?', 'Mina Sato');
      const own = page.locator('newsroom-comments').getByRole('article').first();
      await own.getByRole('timer').waitFor();
      await shootComments(page, 'pending');
      await own.getByRole('button', { name: 'Edit' }).click();
      await own.getByRole('textbox').waitFor();
      await shootComments(page, 'editing');
      await page.keyboard.press('Escape');
      await own.getByRole('button', { name: 'Delete' }).click();
      await own.getByText('Delete this comment?').waitFor();
      await shootComments(page, 'deleting');
      await page.keyboard.press('Escape');
      const [{ documentId, revision }] = await query('plugin::newsroom.comment').findMany({
        where: { body: { $startsWith: 'HOLD on' } },
      });
      await site.desk.asEditor('POST', `/newsroom/comments/${documentId}/decisions`, {
        ...{ revision, to: 'rejected', reason: 'off-topic' },
        note: 'Please ask this below the story about the street sweepers.',
      });
      await page.reload();
      await own.getByText('Not published').waitFor();
      await shootComments(page, 'rejected');
    },
    limit
  );

  test(
    'forms',
    async () => {
      const slug = 'library-of-things';
      for (const body of ['Do they have a *tile cutter*?', 'Ask for the plum cake.']) {
        await say(slug, body);
      }
      const page = await openComments(`/news/en/${slug}`);
      const first = comment(page, 'plum cake');
      await first.getByRole('button', { name: 'Reply' }).click();
      await page.getByLabel('Reply to Kit Sanderson').fill('With **almonds**, I was told.');
      await shootComments(page, 'reply');
      await first.getByRole('button', { name: 'Preview' }).click();
      await first.locator('[part~=preview] strong').waitFor();
      await shootComments(page, 'preview');
      await page.keyboard.press('Escape');
      await first.getByRole('button', { name: 'Report' }).click();
      await page.getByLabel('Anything to add?').fill('There is no cake in a library.');
      await shootComments(page, 'report');
      await first.getByRole('button', { name: 'Report' }).last().click();
      await first.getByText('Thank you. A moderator will look at it.').waitFor();
      await shootComments(page, 'reported');
    },
    limit
  );

  test(
    'what is wrong in a form, and what could not be sent',
    async () => {
      const page = await openComments('/news/en/school-lunches');
      await page.getByLabel('Your comment').fill('Ok');
      await page.getByRole('button', { name: 'Post comment' }).click();
      await page.getByText('Please give a name.').waitFor();
      await page.getByLabel('Website').fill('my page');
      await page.getByLabel('Name').fill('Ada');
      await page.getByRole('button', { name: 'Post comment' }).click();
      await page.getByText('This is not a web address.').waitFor();
      await shootComments(page, 'invalid');
      await page.getByLabel('Website').fill('');
      await page.getByRole('button', { name: 'Post comment' }).click();
      await page.getByText('This is too short').waitFor();
      await shootComments(page, 'too-short');
      const text = 'Forty cents a day is eight euros a month.';
      await page.route(/\/comments$/, (route) => route.abort());
      await write(page, text);
      await page.getByText('No connection. Nothing is lost: try again.').waitFor();
      await shootComments(page, 'not-sent');
      await page.unrouteAll({ behavior: 'wait' });
      for (const more of ['', ' Really.', ' And more.', ' And so on.', ' Et cetera.']) {
        await write(page, text + more);
        await comment(page, text + more)
          .first()
          .waitFor();
      }
      await write(page, 'One more.');
      await page.getByText('That was fast.').waitFor();
      await shootComments(page, 'too-fast');
    },
    limit
  );

  test(
    'while others write, and without a connection',
    async () => {
      const path = '/news/en/rovers-promote-goalkeeper';
      for (const body of ['Nineteen saves!', 'And she did her homework in the bus.']) {
        await say('rovers-promote-goalkeeper', body);
      }
      const page = await openComments(path);
      await comment(page, 'Nineteen saves!').waitFor();
      await say('rovers-promote-goalkeeper', 'Casey Lund should take notes.');
      await say('rovers-promote-goalkeeper', 'Still no striker, though.');
      await page.getByRole('button', { name: '2 new comments' }).waitFor();
      await shootComments(page, 'fresh');
      await page.getByRole('button', { name: '2 new comments' }).click();
      await comment(page, 'Still no striker').waitFor();
      await shootComments(page, 'arrived');
      await page.route('**/stream**', (route) => route.abort());
      await beginAnew(page, { limit: '24' });
      await page.getByText('No connection. New comments will follow.').waitFor();
      await shootComments(page, 'offline');
    },
    limit
  );
});
