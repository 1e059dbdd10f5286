import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { postComment } from './post-comment';

describeInBrowser('many comments at once', (browser) => {
  let app: Newsroom;
  let page: Page;
  let article: string;
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true });
    page = await openAdmin(browser(), app);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    article = (await app.contentManager.publish({ title: 'Harbour swimmers win' })).documentId;
  });

  const openQueue = async () => {
    const path = `/newsroom/subjects/${uids.article}/${article}/thread`;
    const thread = (await app.http.get(path, { admin: true })).body.data.id as string;
    await page.goto(`${app.url}/admin/plugins/newsroom?threads=${thread}`);
  };
  const write = async (names: readonly string[]) => {
    const ids: string[] = [];
    for (const name of names) {
      ids.push((await postComment(app, article, { body: `I am ${name}`, name })).id);
    }
    return ids;
  };
  const card = (name: string) => page.getByRole('article', { name: `Comment by ${name}` });
  const statusesOf = async (ids: readonly string[]) =>
    (
      await app.strapi.db
        .query(uids.comment)
        .findMany({ where: { documentId: { $in: ids } }, orderBy: { id: 'asc' } })
    ).map(({ status }) => status);

  test('are selected by keyboard, decided on together, and taken back together', async () => {
    const ids = await write(['Ann', 'Ben', 'Cai', 'Dee']);
    await openQueue();
    await card('Dee').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+x');
    await page.getByText('3 selected').waitFor();
    await page.keyboard.press('s');
    await page.getByText('Done: 3 decided.').first().waitFor();
    expect(await statusesOf(ids)).toEqual(['pending', 'spam', 'spam', 'spam']);
    await expect.poll(() => page.getByRole('article').count(), { timeout: 60_000 }).toBe(1);

    await page.getByRole('button', { name: 'Undo all' }).click();
    await expect.poll(() => page.getByRole('article').count(), { timeout: 60_000 }).toBe(4);
    expect(await statusesOf(ids)).toEqual(['pending', 'pending', 'pending', 'pending']);
  });

  test('are all that fit the filter, after a question that says how many', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `Reader ${index + 1}`);
    const ids = await write(names);
    await openQueue();
    await card('Reader 1').first().waitFor();
    // All that is loaded first; then, as there is more, all of it.
    await page.getByRole('checkbox', { name: /^Select the \d+ shown$/ }).click();
    const all = page.getByRole('button', { name: 'Select all that fit the filters' });
    if (await all.count()) await all.click();
    await page.getByText('30 selected').waitFor();
    await page
      .getByRole('group', { name: 'Decide on what is selected' })
      .getByRole('button', { name: 'Reject' })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Reject 30 comments' });
    await dialog.getByRole('radio', { name: 'Off topic' }).click();
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('Done: 30 decided.').first().waitFor();
    expect(new Set(await statusesOf(ids))).toEqual(new Set(['rejected']));
    await page.getByText('No comment in this queue fits the filters').waitFor();
    const decisions = await app.strapi.db
      .query(uids.decision)
      .findMany({ where: { comment: { $in: ids }, actorKind: 'staff' } });
    expect(decisions).toHaveLength(30);
    expect(new Set(decisions.map(({ reason }) => reason))).toEqual(new Set(['off-topic']));
  });
});
