import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { postComment } from './post-comment';

describeInBrowser('the filters of the desk', (browser) => {
  let app: Newsroom;
  let page: Page;
  beforeAll(async () => {
    app = await startNewsroom({
      serveAdmin: true,
      config: { moderation: { options: { 'held-words': { words: ['lawsuit'] } } } },
    });
    const publish = async (title: string) =>
      (await app.contentManager.publish({ title })).documentId;
    const harbour = await publish('Harbour swimmers win');
    const bus = await publish('Night bus returns');
    await postComment(app, harbour, { body: 'Is there a lawsuit?', name: 'Ann' });
    await postComment(app, harbour, { body: 'Cold water', name: 'Ben' });
    await postComment(app, bus, { body: 'Cold nights', name: 'Cai' });
    page = await openAdmin(browser(), app, { path: '/plugins/newsroom' });
  }, 300_000);
  afterAll(() => app.stop());

  const names = () =>
    page
      .getByRole('article')
      .evaluateAll((cards) =>
        cards.map((card) => card.getAttribute('aria-label')?.replace('Comment by ', ''))
      );
  const param = (name: string) => new URL(page.url()).searchParams.get(name);
  const shows = (...wanted: string[]) => expect.poll(names, { timeout: 60_000 }).toEqual(wanted);

  test('narrow the queue, stand in the URL, and are taken away one by one', async () => {
    await shows('Ann', 'Ben', 'Cai');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'Article' }).click();
    await page.keyboard.type('harb');
    await page.getByRole('option', { name: 'Harbour swimmers win' }).click();
    await shows('Ann', 'Ben');
    expect(param('threads')).toMatch(/^[a-z0-9]{24}$/);
    await page.getByRole('combobox', { name: 'Rule' }).click();
    await page.getByRole('option', { name: 'Held words' }).click();
    await shows('Ann');
    expect(param('rule')).toBe('held-words');
    await page.keyboard.press('Escape');

    await page.reload();
    await shows('Ann');
    await page.getByText('Harbour swimmers win').first().waitFor();
    await page.getByRole('button', { name: 'Clear: Article' }).click();
    await shows('Ann');
    await page.getByRole('button', { name: 'Clear: Rule' }).click();
    await shows('Ann', 'Ben', 'Cai');
  });

  test('find words, after a pause, and say so when nothing fits', async () => {
    const search = page.locator('input[name=search]');
    await search.fill('cold');
    await shows('Ben', 'Cai');
    expect(param('search')).toBe('cold');
    await search.fill('nobody wrote this');
    await page.getByText('No comment in this queue fits the filters').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).first().click();
    await shows('Ann', 'Ben', 'Cai');
    expect(await search.inputValue()).toBe('');
  });

  test('are kept as a queue of one’s own, which can be renamed and deleted', async () => {
    await page.goto(`${app.url}/admin/plugins/newsroom?queue=pending&rule=held-words&sort=newest`);
    await shows('Ann');
    const menu = (name: string) => page.getByRole('button', { name }).click();
    await menu('Saved queues');
    await page.getByRole('menuitem', { name: 'Save these filters' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Legal');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const link = page.getByRole('link', { name: 'Legal' });
    await link.waitFor();

    await page.goto(`${app.url}/admin/plugins/newsroom`);
    await shows('Ann', 'Ben', 'Cai');
    await link.click();
    await shows('Ann');
    expect([param('rule'), param('sort')]).toEqual(['held-words', 'newest']);

    await menu('Legal');
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('For the lawyers');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'For the lawyers' }).waitFor();
    await menu('For the lawyers');
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete the queue' }).click();
    await page.getByRole('link', { name: 'For the lawyers' }).waitFor({ state: 'detached' });
    expect(await app.strapi.db.query(uids.savedQueue).count()).toBe(0);
  });
});
