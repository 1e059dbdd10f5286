import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { faultsOfAccess } from '../harness/faults-of-access';
import { postComment } from './post-comment';

const post = 'api::post.post';

describeInBrowser('threads', (browser) => {
  let app: Newsroom;
  let page: Page;
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true, config: { commentable: [post] } });
    page = await openAdmin(browser(), app);
  });
  afterAll(() => app.stop());

  const article = async (title: string) => (await app.contentManager.publish({ title })).documentId;
  const threadOf = async (documentId: string) => {
    const path = `/newsroom/subjects/${uids.article}/${documentId}/thread`;
    return (await app.http.get(path, { admin: true })).body.data;
  };
  const openThread = async (documentId: string, on: Page = page) => {
    await on.goto(`${app.url}/admin/plugins/newsroom/threads/${(await threadOf(documentId)).id}`);
    await on.getByRole('heading', { name: 'Settings of this thread' }).waitFor();
  };
  const refusalOf = async (documentId: string) =>
    postComment(app, documentId, { body: 'May I?' }).then(
      ({ status }) => status,
      (error: unknown) => /THREAD_CLOSED/.exec(String(error))?.[0] ?? String(error)
    );

  test('are listed with what waits, found by title, and closed together', async () => {
    const swim = await article('Can you swim in the Arle');
    const tram = await article('The number nine tram');
    await article('Nobody talks about lunches');
    await postComment(app, swim, { body: 'Is it clean?' });
    await postComment(app, tram, { body: 'At last' });
    await page.goto(`${app.url}/admin/plugins/newsroom/threads`);
    const row = (title: string) => page.getByRole('row').filter({ hasText: title });
    await row('Can you swim').getByRole('link', { name: '1 pending comment on' }).waitFor();
    expect(await faultsOfAccess(page, '#main-content')).toEqual([]);

    await page.getByLabel('Search by title').fill('tram');
    await page.keyboard.press('Enter');
    await row('The number nine tram').waitFor();
    await expect.poll(() => row('Can you swim').count()).toBe(0);
    expect(page.url()).toContain('search=tram');
    await page.getByRole('button', { name: 'Clear the search' }).click();
    await row('Can you swim').waitFor();

    await row('Can you swim').getByRole('checkbox').click();
    await row('The number nine tram').getByRole('checkbox').click();
    await page.getByText('2 selected').waitFor();
    await page.getByRole('button', { name: 'Close threads' }).click();
    await page.getByText('2 threads are closed.').waitFor();
    await row('Can you swim').getByText('Closed', { exact: true }).waitFor();
    expect(await refusalOf(swim)).toBe('THREAD_CLOSED');
    expect(await refusalOf(tram)).toBe('THREAD_CLOSED');

    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Closed' }).click();
    await row('Can you swim').waitFor();
    await expect.poll(() => row('Nobody talks').count()).toBe(0);
    await page.getByRole('checkbox', { name: 'Select all that are shown' }).click();
    await page.getByRole('button', { name: 'Open threads' }).click();
    await page.getByText('2 threads are open.').waitFor();
    expect(await refusalOf(swim)).toBe('pending');
  });

  test('a screen of its own closes a thread on a date, and holds all', async () => {
    const id = await article('Closes on Friday');
    await postComment(app, id, { body: 'Before that', name: 'Ben' });
    await openThread(id);
    await page.getByText('Before that').waitFor();
    expect(await faultsOfAccess(page, '#main-content')).toEqual([]);

    const date = page.getByRole('combobox', { name: /^Date|Close on a date/ }).first();
    await date.fill('12/31/2035');
    await page.keyboard.press('Tab');
    await page.getByRole('button', { name: 'Set the date' }).click();
    await page.getByText('The thread closes on that date.').waitFor();
    expect((await threadOf(id)).closesAt).toMatch(/^203(5-12-3|6-01-0)/);
    await page.getByText(/Closes on December 31, 2035/).waitFor();

    await page.getByRole('combobox', { name: 'New comments' }).click();
    await page.getByRole('option', { name: 'Hold all' }).click();
    await page.getByText('Every new comment here waits for a moderator.').waitFor();
    expect(await threadOf(id)).toMatchObject({ policy: 'hold' });

    await page.getByRole('switch', { name: 'Open for comments' }).click();
    await page.getByText('The thread is closed.').waitFor();
    expect(await refusalOf(id)).toBe('THREAD_CLOSED');
  });

  test('a recount says what it repaired', async () => {
    const id = await article('Counted wrongly');
    await postComment(app, id, { body: 'One' });
    await app.strapi.db
      .connection('newsroom_threads')
      .where({ subject_document_id: id })
      .update({ pending_count: 5, approved_count: 2 });
    await openThread(id);
    await page.getByRole('button', { name: 'Recount' }).click();
    await page.getByText('Pending: 5 → 1').waitFor();
    await page.getByText('Approved: 2 → 0').waitFor();
    expect((await threadOf(id)).counts).toMatchObject({ pending: 1, approved: 0 });
    await page.getByRole('button', { name: 'Recount' }).click();
    await page.getByText('All numbers are right.').waitFor();
  });

  test('those who only read may look, and change nothing', async () => {
    const id = await article('Look, do not touch');
    await postComment(app, id, { body: 'Hello' });
    const { email } = await app.createAdmin({ permissions: [permissions.readDesk] });
    const theirs = await openAdmin(browser(), app, { email, path: '/plugins/newsroom/threads' });
    const row = theirs.getByRole('row').filter({ hasText: 'Look, do not touch' });
    await row.waitFor();
    expect(await theirs.getByRole('checkbox').count()).toBe(0);
    await openThread(id, theirs);
    expect(await theirs.getByRole('switch').isDisabled()).toBe(true);
    expect(await theirs.getByRole('button', { name: 'Recount' }).count()).toBe(0);
    await theirs.context().close();
  });

  test('entries of a list are closed, held and opened together', async () => {
    const first = await app.contentManager.publish({ title: 'Bulk one' }, { uid: post });
    const second = await app.contentManager.publish({ title: 'Bulk two' }, { uid: post });
    await app.contentManager.publish({ title: 'Bulk three' }, { uid: post });
    await page.goto(`${app.url}/admin/content-manager/collection-types/${post}`);
    const select = async (title: string) =>
      page.getByRole('row').filter({ hasText: title }).getByRole('checkbox').click();
    const posts = [first, second].map(({ documentId }) => `${post}:${documentId}`);

    await select('Bulk one');
    await select('Bulk two');
    await page.getByRole('button', { name: 'Close threads' }).click();
    const dialog = page.getByRole('alertdialog');
    await dialog.getByText('Readers can no longer comment on these 2 entries.').waitFor();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('2 threads are closed.').waitFor();
    for (const id of posts) expect(await refusalOf(id)).toBe('THREAD_CLOSED');

    await select('Bulk one');
    await page.getByRole('button', { name: 'Hold all comments' }).click();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('New comments in 1 thread wait for a moderator.').waitFor();
    await select('Bulk one');
    await page.getByRole('button', { name: 'Open threads' }).click();
    await dialog.getByRole('button', { name: 'Confirm' }).click();
    await page.getByText('1 thread is open.').waitFor();
    expect(await refusalOf(posts[0]!)).toBe('pending');
    expect(await refusalOf(posts[1]!)).toBe('THREAD_CLOSED');
  });

  test('the panel beside an entry has the same controls, and the last comments', async () => {
    const id = await article('With a panel');
    await postComment(app, id, { body: 'The latest word', name: 'Lea' });
    await page.goto(`${app.url}/admin/content-manager/collection-types/${uids.article}/${id}`);
    const panel = page
      .getByRole('complementary')
      .filter({ has: page.getByRole('heading', { name: 'Comments', exact: true }) });
    await panel.getByText('The latest word').waitFor();
    await panel.getByRole('combobox', { name: 'New comments' }).click();
    await page.getByRole('option', { name: 'Hold all' }).click();
    await page.getByText('Every new comment here waits for a moderator.').first().waitFor();
    expect(await threadOf(id)).toMatchObject({ policy: 'hold' });
    await panel.getByRole('link', { name: 'Open the thread' }).click();
    await page.getByRole('heading', { name: 'With a panel' }).waitFor();
  });

  test('says when the list cannot be loaded, and tries again', async () => {
    await page.route('**/newsroom/threads?*', (route) => route.abort());
    await page.goto(`${app.url}/admin/plugins/newsroom/threads`);
    await page.getByText('The threads could not be loaded.').waitFor();
    await page.unroute('**/newsroom/threads?*');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('row').nth(1).waitFor();
  });
});
