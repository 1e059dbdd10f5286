import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { postComment } from './post-comment';

describeInBrowser('the desk', (browser) => {
  let app: Newsroom;
  let page: Page;
  let article: string;
  beforeAll(async () => {
    app = await startNewsroom({
      serveAdmin: true,
      config: { moderation: { options: { 'held-words': { words: ['lawsuit'] } } } },
    });
    page = await openAdmin(browser(), app);
  });
  afterAll(() => app.stop());

  // Each test has an article, and so a queue, of its own.
  beforeEach(async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Harbour swimmers win' });
    article = documentId;
  });

  const threadOf = async (documentId: string) => {
    const path = `/newsroom/subjects/${uids.article}/${documentId}/thread`;
    return (await app.http.get(path, { admin: true })).body.data.id as string;
  };
  const openQueue = async (on: Page = page, search = '') => {
    await on.goto(`${app.url}/admin/plugins/newsroom?threads=${await threadOf(article)}${search}`);
    return on;
  };
  const card = (name: string, on: Page = page) =>
    on.getByRole('article', { name: `Comment by ${name}` });
  const statusOf = async (id: string) =>
    (await app.strapi.db.query(uids.comment).findOne({ where: { documentId: id } })).status;

  test('asks why a comment is rejected, and goes on with the next one', async () => {
    const { id } = await postComment(app, article, { body: 'Buy my boat', name: 'Bo' });
    await postComment(app, article, { body: 'Well done', name: 'Cai' });
    await openQueue();

    await card('Bo').getByRole('button', { name: 'Reject' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reject the comment by Bo' });
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await dialog.getByText('Choose a reason.').waitFor();
    expect(await statusOf(id)).toBe('pending');

    await dialog.getByRole('radio', { name: 'Something else' }).click();
    await dialog.getByText('Say in a few words what is wrong with it.').waitFor();
    await dialog.getByLabel('Note').fill('Sells a boat');
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('The comment by Bo is rejected.').waitFor();
    expect(await card('Bo').count()).toBe(0);
    await expect
      .poll(() => card('Cai').evaluate((element) => element === document.activeElement))
      .toBe(true);

    const decisions = await app.strapi.db
      .query(uids.decision)
      .findMany({ where: { comment: id }, orderBy: { id: 'asc' } });
    expect(decisions.at(-1)).toMatchObject({
      from: 'pending',
      to: 'rejected',
      actorKind: 'staff',
      actorName: 'First Admin',
      reason: 'other',
      note: 'Sells a boat',
    });

    await page.getByRole('tab', { name: 'Rejected' }).click();
    await card('Bo').getByText('First Admin rejected it').waitFor();
    await card('Bo').getByText('Something else – Sells a boat').waitFor();
    await card('Bo').getByRole('button', { name: 'Back to pending' }).click();
    await page.getByText('The comment by Bo waits again.').waitFor();
    expect(await statusOf(id)).toBe('pending');
  });

  test('decides nothing on what someone else decided, and says who did what', async () => {
    const { id } = await postComment(app, article, { body: 'Is there a lawsuit?', name: 'Dee' });
    // Whoever has not heard of it yet.
    await page.route('**/newsroom/live**', (route) => route.abort());
    await openQueue();
    await card('Dee').waitFor();
    expect(await card('Dee').locator('mark').getAttribute('title')).toBe('Held words');

    const other = await app.createAdmin({ firstname: 'Olga', lastname: 'Other' });
    const decided = await app.http.post(`/newsroom/comments/${id}/decisions`, {
      admin: other.token,
      body: { revision: 1, to: 'approved' },
    });
    expect(decided.status).toBe(200);

    await card('Dee').getByRole('button', { name: 'Spam' }).click();
    const notice = card('Dee').getByRole('alert');
    await notice.waitFor();
    expect(await notice.innerText()).toContain('Olga Other approved it');
    expect(await statusOf(id)).toBe('approved');

    await notice.getByRole('button', { name: 'Show it as it is now' }).click();
    await card('Dee').getByText('Approved', { exact: true }).waitFor();
    expect(await page.getByRole('tab', { name: 'Approved' }).innerText()).toContain('1');
    expect(await page.getByRole('tab', { name: 'Pending' }).innerText()).toContain('0');
    await card('Dee').getByRole('button', { name: 'Take it off the list' }).click();
    expect(await card('Dee').count()).toBe(0);
    expect(await statusOf(id)).toBe('approved');
    await page.unroute('**/newsroom/live**');
  });

  test('says in its place what someone else does, and lets what is new wait', async () => {
    const { id } = await postComment(app, article, { body: 'First', name: 'Lou' });
    await openQueue();
    await card('Lou').waitFor();
    const other = await app.createAdmin({ firstname: 'Olga', lastname: 'Other' });
    await app.http.post(`/newsroom/comments/${id}/decisions`, {
      admin: other.token,
      body: { revision: 1, to: 'spam' },
    });
    const notice = card('Lou').getByRole('alert');
    await notice.getByText('Olga Other marked it as spam').waitFor();

    await postComment(app, article, { body: 'Second', name: 'Mia' });
    const waiting = page.getByRole('button', { name: '1 new comment' });
    await waiting.waitFor();
    expect(await card('Mia').count()).toBe(0);
    await waiting.click();
    await card('Mia').waitFor();
    await expect.poll(() => card('Lou').count(), { timeout: 60_000 }).toBe(0);
  });

  test('puts a comment back when the decision does not arrive', async () => {
    const { id } = await postComment(app, article, { body: 'Lovely', name: 'Eve' });
    await openQueue();
    await page.route('**/newsroom/comments/*/decisions', (route) => route.abort());
    await card('Eve').getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Nothing was decided on the comment by Eve').waitFor();
    await page.unroute('**/newsroom/comments/*/decisions');
    await card('Eve').waitFor();
    expect(await page.getByRole('tab', { name: 'Pending' }).innerText()).toContain('1');
    expect(await statusOf(id)).toBe('pending');

    await card('Eve').getByRole('button', { name: 'Approve' }).click();
    await page.getByText('The comment by Eve is approved.').waitFor();
    expect(await statusOf(id)).toBe('approved');
  });

  test('says so when the server answers with something else, and tries again', async () => {
    await postComment(app, article, { body: 'Lovely', name: 'Fay' });
    const queue = /\/newsroom\/queue\?/;
    await page.route(queue, (route) => route.fulfill({ json: { data: 'none' } }));
    await openQueue();
    await page.getByText('The comments could not be loaded.').waitFor();
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByRole('button', { name: 'Try again' }).click();
    await card('Fay').waitFor();
  });

  test('shows one odd comment as such, and the others beside it', async () => {
    await postComment(app, article, { body: 'First', name: 'Gil' });
    await postComment(app, article, { body: 'Second', name: 'Hal' });
    const queue = /\/newsroom\/queue\?/;
    await page.route(queue, async (route) => {
      const answer = await (await route.fetch()).json();
      delete answer.data[0].author;
      await route.fulfill({ json: answer });
    });
    await openQueue();
    await page.getByText('This comment cannot be shown').waitFor();
    await card('Hal').waitFor();
    await page.unrouteAll({ behavior: 'wait' });
  });

  test('goes on loading where the page ends, oldest first, nothing twice, a few cards at a time', async () => {
    for (let number = 1; number <= 60; number += 1) {
      await postComment(app, article, { body: `Comment ${number}`, name: `Reader ${number}` });
    }
    await openQueue();
    await card('Reader 1').first().waitFor();
    const seen: (string | null)[] = [];
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('j');
      const current = page.locator('article:focus');
      await expect
        .poll(() => current.getAttribute('aria-label'))
        .toBe(`Comment by Reader ${step + 1}`);
      seen.push(await current.getAttribute('aria-posinset'));
      expect(await page.getByRole('article').count()).toBeLessThan(25);
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => String(index + 1)));
    await page.keyboard.press('j');
    expect(await page.locator('article:focus').getAttribute('aria-setsize')).toBe('60');

    // It survives being scrolled away.
    await card('Reader 60').evaluate((element) => {
      let above = element.parentElement;
      while (above && getComputedStyle(above).overflowY !== 'auto') above = above.parentElement;
      above?.scrollTo(0, 0);
    });
    await card('Reader 1').first().waitFor();
    await page.keyboard.press('k');
    await expect
      .poll(() => page.locator('article:focus').getAttribute('aria-label'))
      .toBe('Comment by Reader 59');

    // The URL names it, and leads back to it.
    const id = await page.locator('article:focus').getAttribute('data-comment');
    await expect.poll(() => new URL(page.url()).searchParams.get('comment')).toBe(id);
    await page.reload();
    await expect
      .poll(() => page.locator('article:focus').getAttribute('aria-label'))
      .toBe('Comment by Reader 59');

    await page.getByRole('combobox', { name: 'Sort by' }).click();
    await page.getByRole('option', { name: 'Newest first' }).click();
    await card('Reader 60').waitFor();
    expect(new URL(page.url()).searchParams.get('sort')).toBe('newest');
    // The choice is remembered for this queue, and for no other.
    await page.goto(`${app.url}/admin/plugins/newsroom?threads=${await threadOf(article)}`);
    await card('Reader 60').waitFor();
    await page.getByRole('combobox', { name: 'Sort by' }).click();
    await page.getByRole('option', { name: 'Oldest first' }).click();
    await card('Reader 1').first().waitFor();
  });

  test('is filtered on an article from a card, and freed by the chip', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Night bus returns' });
    await postComment(app, documentId, { body: 'At night', name: 'Ida' });
    await postComment(app, article, { body: 'In the harbour', name: 'Jo' });
    await page.goto(`${app.url}/admin/plugins/newsroom?sort=newest`);
    await card('Jo').waitFor();
    await card('Ida').getByRole('link', { name: 'Show only comments on Night bus' }).click();
    await page.getByRole('button', { name: 'Clear: Article' }).waitFor();
    await expect.poll(() => page.getByRole('article').count()).toBe(1);
    await page.reload();
    await card('Ida').waitFor();
    await page.getByRole('button', { name: 'Clear: Article' }).click();
    await card('Jo').waitFor();
  });

  test('shows itself without buttons to those who may only read', async () => {
    const { id } = await postComment(app, article, { body: 'Hello', name: 'Kim' });
    const reader = await app.createAdmin({ permissions: [permissions.readDesk] });
    const theirs = await openQueue(await openAdmin(browser(), app, reader));
    await card('Kim', theirs).waitFor();
    await theirs.getByText('No approved comment yet').waitFor();
    expect(await theirs.getByRole('button', { name: 'Approve' }).count()).toBe(0);
    const refused = await app.http.post(`/newsroom/comments/${id}/decisions`, {
      admin: reader.token,
      body: { revision: 1, to: 'approved' },
    });
    expect(refused.status).toBe(403);
    await theirs.context().close();
  });

  test('is closed to others', async () => {
    const { email } = await app.createAdmin({ permissions: ['plugin::upload.read'] });
    const theirs = await openAdmin(browser(), app, { email, path: '/plugins/newsroom' });
    await theirs.getByText("You don't have the permissions to access that content").waitFor();
    expect(await theirs.getByRole('link', { name: 'Newsroom' }).count()).toBe(0);
    await theirs.context().close();
  });
});
