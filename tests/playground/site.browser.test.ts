import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { toBlocks } from '../../playground/seed/blocks.mjs';
import { readArticles } from '../../playground/seed/read-texts.mjs';
import { faultsOfAccess } from '../harness/faults-of-access';
import { byMarks } from '../fixtures/discussion';
import { describeInBrowser } from '../harness/browser';
import type { Newsroom } from '../harness/start-newsroom';
import { startDemoSite, type DemoSite } from './start-demo-site';

const article = '/news/en/number-nine-tram-returns';
const pages = [
  '/news/en/',
  '/news/de/',
  article,
  '/news/de/linie-9-faehrt-wieder-zum-hafen',
  '/news/en/council-passes-rent-register',
  '/news/en/tags/harbour',
  '/news/en/storm-ottilie',
  '/news/en/nothing-here',
];

describeInBrowser('the demo’s website', (browser) => {
  let app: Newsroom;
  let desk: DemoSite['desk'];
  let isElementServed: boolean;
  beforeAll(async () => {
    const site = await startDemoSite(byMarks());
    ({ app, desk } = site);
    const documentId = await site.articleAt('number-nine-tram-returns');
    for (const body of ['At last', 'HOLD this']) {
      await app.http.post(`/api/newsroom/threads/${documentId}/comments`, {
        body: { body, author: { name: 'Mina Sato' } },
      });
    }
    isElementServed = (await app.http.get('/api/newsroom/element.js')).status === 200;
  });
  afterAll(() => app.stop());

  /** A page, and what it complained of. */
  const open = async (path: string, options: BrowserContextOptions = {}) => {
    const context = await browser().newContext(options);
    const page = await context.newPage();
    const problems: string[] = [];
    page.on('console', (message) => {
      const { url } = message.location();
      const isExpected =
        (!isElementServed && url.endsWith('/element.js')) || url === `${app.url}${path}`;
      if (message.type() === 'error' && !isExpected) problems.push(message.text());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    const answer = await page.goto(`${app.url}${path}`);
    await page.waitForLoadState('load');
    return { page, problems, answer, close: () => context.close() };
  };
  const textsOf = (page: Page, selector: string) => page.locator(selector).allInnerTexts();

  test('has all that is published on its front page, newest first', async () => {
    const { page, problems, close } = await open('/news/');
    expect(page.url()).toBe(`${app.url}/news/en/`);
    const { data } = (await app.http.get('/api/newsroom/articles?sort=publishedOn:desc')).body;
    const titles = data.map(({ title }: { title: string }) => title);
    expect(titles.length).toBeGreaterThan(8);
    expect(await textsOf(page, 'main :is(h2, h3) a')).toEqual(titles);
    const tram = page.locator('.story', { hasText: 'After two years' });
    await expect.poll(() => tram.locator('.meta').innerText()).toContain('1 comment');
    expect(await tram.locator('.chips a').allInnerTexts()).toEqual(['Transport', 'Harbour']);
    expect(await tram.locator('.byline').innerText()).toBe('By Tom Adeyemi');
    const storm = page.locator('.story', { hasText: 'Storm Ottilie' });
    expect(await storm.locator('.byline').count()).toBe(0);
    expect(problems).toEqual([]);
    await close();
  });

  test.each([true, false])(
    'is whole with JavaScript (%s) and without',
    async (javaScriptEnabled) => {
      const { page, problems, close } = await open(article, { javaScriptEnabled });
      expect(await page.locator('h1').innerText()).toContain('the number 9 runs');
      const { body } = readArticles().find(
        ({ name, locale }) => name === 'number-nine-tram-returns' && locale === 'en'
      )!;
      const paragraphs = toBlocks(body).filter(({ type }) => type === 'paragraph');
      expect(await textsOf(page, '.full .body > p')).toHaveLength(paragraphs.length);
      const comments = page.locator('newsroom-comments');
      await comments.getByText('At last').last().waitFor();
      expect(await page.getByText('HOLD this').count()).toBe(0);
      if (!javaScriptEnabled) await page.locator('noscript p').waitFor();
      expect(await page.locator('.related .story').count()).toBe(3);
      expect(problems).toEqual([]);
      await close();
    }
  );

  test('leads to sections, to the other language and to its feeds', async () => {
    const { page, close } = await open(article);
    await page.getByRole('link', { name: 'Diesen Artikel auf Deutsch lesen' }).click();
    await page.waitForURL('**/news/de/linie-9-faehrt-wieder-zum-hafen');
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.getByText('1 Kommentar', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'English', exact: true }).click();
    await page.waitForURL(`**${article}`);
    await page.getByRole('link', { name: 'Harbour' }).first().click();
    await page.waitForURL('**/tags/harbour');
    expect(await page.locator('h1').innerText()).toBe('Harbour');
    expect(await page.locator('[aria-current=page]').innerText()).toBe('Harbour');
    expect(await page.locator('.story').count()).toBeGreaterThan(2);
    for (const link of await page.locator('link[rel=alternate][type]').all()) {
      const answer = await app.http.get((await link.getAttribute('href')) ?? '');
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toContain((await link.getAttribute('type')) ?? '');
    }
    const robots = await app.http.get('/robots.txt');
    expect(robots.body).toContain(`Sitemap: ${app.url}/api/newsroom/sitemaps/articles.xml`);
    await close();
  });

  test('is where feeds and the sitemap say', async () => {
    const sitemap = (await app.http.get('/api/newsroom/sitemaps/articles-0.xml')).body as string;
    const addresses = [...sitemap.matchAll(/<loc>([^<]*)/g)].map(([, url]) => url!);
    expect(addresses.length).toBeGreaterThan(10);
    for (const address of addresses.filter((one) => one.includes('/news/'))) {
      expect((await app.http.get(new URL(address).pathname)).status, address).toBe(200);
    }
  });

  test('says 404 in a page of its own, and answers 304', async () => {
    const { page, answer, close } = await open('/news/en/nothing-here');
    expect(answer?.status()).toBe(404);
    expect(await page.locator('h1').innerText()).toContain('fish');
    await close();
    for (const path of ['/news/xx/', '/news/en/a/b', '/news/en/tags/none', '/news/en/%zz']) {
      expect((await app.http.get(path)).status, path).toBe(404);
    }
    const { headers } = await app.http.get(article);
    const known = { 'if-none-match': headers.get('etag') ?? '', 'cache-control': 'max-age=0' };
    expect((await app.http.get(article, { headers: known })).status).toBe(304);
  });

  test.each(pages)('%s is for everybody', async (path) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, problems, close } = await open(path, { bypassCSP: true, colorScheme });
      expect(await faultsOfAccess(page, 'body')).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      expect(await faultsOfAccess(page, 'body')).toEqual([]);
      const { width, seen } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        seen: innerWidth,
      }));
      expect(width).toBeLessThanOrEqual(seen);
      expect(problems).toEqual([]);
      await close();
    }
  });

  test('is reached by keyboard, and nothing in it jumps', async () => {
    const { page, close } = await open(article);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(
      'Skip to the stories'
    );
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('main');
    const shifted = await page.evaluate(async () => {
      const observer = new PerformanceObserver(() => undefined);
      observer.observe({ type: 'layout-shift', buffered: true });
      for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
      const entries = observer.takeRecords() as unknown as { value: number }[];
      return entries.reduce((sum, { value }) => sum + value, 0);
    });
    expect(shifted).toBeLessThan(0.02);
    await close();
  });

  test('shows in one window what was posted in another, once it is approved', async ({ skip }) => {
    skip(!isElementServed, 'the element is not built');
    const path = '/news/en/council-passes-rent-register';
    const [one, other] = [await open(path), await open(path)];
    const say = 'HOLD until somebody has read it';
    await one.page.getByLabel('Your comment').fill(say);
    await one.page.getByLabel('Name').fill('Ada');
    await one.page.getByRole('button', { name: 'Post comment' }).click();
    const own = one.page.getByRole('article').filter({ hasText: say });
    await expect.poll(() => own.innerText()).toContain('Waiting for review');
    expect(await other.page.getByText(say).count()).toBe(0);
    const [row] = await app.strapi.db.query(uids.comment).findMany({ where: { body: say } });
    const decision = { revision: row.revision, to: 'approved' };
    await desk.asEditor('POST', `/newsroom/comments/${row.documentId}/decisions`, decision);
    await other.page.getByRole('button', { name: '1 new comment' }).click();
    await other.page.getByRole('article').filter({ hasText: say }).waitFor();
    // The count below the headline goes along.
    await expect.poll(() => other.page.locator('.facts').innerText()).toContain('1 comment');
    expect([...one.problems, ...other.problems]).toEqual([]);
    await one.close();
    await other.close();
  });

  test('lets nothing run that is not its own', async () => {
    const { headers } = await app.http.get(article);
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of ["default-src 'none'", "script-src 'self'", 'trusted-types newsroom']) {
      expect(policy).toContain(part);
    }
    const attack = '<img src=x onerror=alert(1)>"\'</script><script>alert(1)</script>';
    const { documentId, slug } = await app.strapi.documents(uids.article).create({
      data: {
        title: attack,
        slug: 'attack',
        byline: attack,
        summary: attack,
        body: [
          { type: 'paragraph', children: [{ type: 'text', text: attack }] },
          {
            type: 'paragraph',
            children: [
              {
                type: 'link',
                url: '/x"onclick="alert(1)',
                children: [{ type: 'text', text: 'x' }],
              },
            ],
          },
        ],
      } as never,
      status: 'published',
    });
    for (const path of [`/news/en/${slug}`, '/news/en/']) {
      const { page, problems, close } = await open(path);
      expect(await page.locator('img, [onclick], [onerror]').count()).toBe(0);
      expect(await page.getByText(attack).count()).toBeGreaterThan(0);
      expect(problems).toEqual([]);
      await close();
    }
    await app.strapi.documents(uids.article).delete({ documentId });
  });
});
