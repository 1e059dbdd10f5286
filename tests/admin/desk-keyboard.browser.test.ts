import { writeSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { postComment } from './post-comment';

describeInBrowser('the desk by keyboard alone', (browser) => {
  let app: Newsroom;
  let page: Page;
  let article: string;
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true });
    page = await openAdmin(browser(), app);
  });
  afterAll(() => app.stop());

  beforeEach(async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Harbour swimmers win' });
    article = documentId;
  });
  afterEach(() => page.evaluate(() => localStorage.removeItem('newsroom.desk.keys')));

  const openQueue = async (search = '') => {
    const path = `/newsroom/subjects/${uids.article}/${article}/thread`;
    const thread = (await app.http.get(path, { admin: true })).body.data.id as string;
    await page.goto(`${app.url}/admin/plugins/newsroom?threads=${thread}${search}`);
  };
  const write = (name: string) => postComment(app, article, { body: `I am ${name}`, name });
  const card = (name: string) => page.getByRole('article', { name: `Comment by ${name}` });
  const current = () => page.locator('article:focus').getAttribute('aria-label');
  const commentsOf = (ids: readonly string[]) =>
    app.strapi.db
      .query(uids.comment)
      .findMany({ where: { documentId: { $in: ids } }, orderBy: { id: 'asc' } });
  const statusOf = async (id: string) => (await commentsOf([id]))[0]?.status;
  const decisionsOn = (ids: readonly string[]) =>
    app.strapi.db
      .query(uids.decision)
      .findMany({ where: { comment: { $in: ids }, actorKind: 'staff' }, orderBy: { id: 'asc' } });

  test('clears a hundred comments, none lost and none doubled', async () => {
    const ids: string[] = [];
    for (let number = 1; number <= 100; number += 1) ids.push((await write(`N${number}`)).id);
    await openQueue();
    await card('N1').waitFor();
    await page.keyboard.press('j');

    // Every fourth is spam, every tenth is rejected, the others are approved; no waiting for answers.
    const expected: Record<string, string> = {};
    const begun = performance.now();
    for (const [index, id] of ids.entries()) {
      await expect.poll(current).toBe(`Comment by N${index + 1}`);
      const to = index % 10 === 9 ? 'rejected' : index % 4 === 3 ? 'spam' : 'approved';
      expected[id] = to;
      if (to === 'rejected') {
        await page.keyboard.press('r');
        await page.keyboard.press('6');
        await page.keyboard.press('Enter');
      } else await page.keyboard.press(to === 'spam' ? 's' : 'a');
    }
    await page.getByText('No comment in this queue fits the filters').waitFor();
    await expect.poll(async () => (await decisionsOn(ids)).length).toBe(100);
    const minutes = (performance.now() - begun) / 60_000;
    // Past Vitest, which keeps what passing tests print to itself.
    writeSync(1, `By keyboard: ${Math.round(100 / minutes)} decisions a minute\n`);

    const comments = await commentsOf(ids);
    expect(Object.fromEntries(comments.map((one) => [one.documentId, one.status]))).toEqual(
      expected
    );
    const decisions = await decisionsOn(ids);
    expect(new Set(decisions.map(({ comment }) => comment)).size).toBe(100);
    expect(decisions.filter(({ to }) => to === 'rejected').map(({ reason }) => reason)).toEqual(
      Array.from({ length: 10 }, () => 'advertising')
    );
    // The tabs follow the decisions, a moment later.
    const countOf = (name: string) => page.getByRole('tab', { name }).innerText();
    await expect.poll(() => countOf('Pending')).toMatch(/\D0$/);
    await expect.poll(() => countOf('Rejected')).toMatch(/\D10$/);
    // A hundred keys and their answers, on a machine that may be busy.
  }, 900_000);

  test('takes one decision per press, however long the key is held', async () => {
    const ids = [(await write('Ann')).id, (await write('Ben')).id];
    await openQueue();
    await card('Ann').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.down('a');
    // Again and again, as a keyboard says it that repeats.
    for (let count = 0; count < 5; count += 1) await page.keyboard.down('a');
    await page.keyboard.up('a');
    await page.getByText('The comment by Ann is approved.').waitFor();
    expect(await statusOf(ids[1] ?? '')).toBe('pending');
    expect(await decisionsOn(ids)).toHaveLength(1);
  });

  test('leaves keys to whoever writes, and to what is open', async () => {
    const { id } = await write('Cai');
    await openQueue();
    await card('Cai').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('/');
    const search = page.locator('input[name=search]');
    await expect
      .poll(() => search.evaluate((element) => element === document.activeElement))
      .toBe(true);
    await page.keyboard.type('a Cai');
    await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe('a Cai');
    expect(await statusOf(id)).toBe('pending');
    await page.getByRole('button', { name: 'Clear: Search' }).click();
    // A tooltip below the pointer, opened last, would take the Escape that is meant for the dialog.
    await page.mouse.move(0, 0);

    await card('Cai').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('r');
    const dialog = page.getByRole('dialog', { name: 'Reject the comment by Cai' });
    await dialog.waitFor();
    await page.keyboard.press('s');
    await expect
      .poll(async () => {
        await page.keyboard.press('Escape');
        return dialog.count();
      })
      .toBe(0);
    await expect.poll(current).toBe('Comment by Cai');
    expect(await statusOf(id)).toBe('pending');
  });

  test('lists all keys, and can be switched off for good', async () => {
    const { id } = await write('Dee');
    await openQueue();
    await card('Dee').waitFor();
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Undo the last decision').waitFor();
    await sheet.getByRole('switch', { name: 'Keyboard shortcuts' }).click();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });

    const withoutKeys = async () => {
      await card('Dee').click();
      await page.keyboard.press('a');
      await page.keyboard.press('?');
      expect(await sheet.count()).toBe(0);
      expect(await card('Dee').getByRole('button', { name: 'Approve' }).count()).toBe(1);
      expect(await card('Dee').locator('[aria-keyshortcuts]').count()).toBe(0);
    };
    await withoutKeys();
    await page.reload();
    await card('Dee').waitFor();
    await withoutKeys();
    expect(await statusOf(id)).toBe('pending');

    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await sheet.getByRole('switch').click();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await card('Dee').click();
    await page.keyboard.press('a');
    await page.getByText('The comment by Dee is approved.').waitFor();
    expect(await statusOf(id)).toBe('approved');
  });

  test('takes decisions back, the latest first', async () => {
    const ids = [(await write('Fay')).id, (await write('Gus')).id];
    await openQueue();
    await card('Fay').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('s');
    await expect.poll(current).toBe('Comment by Gus');
    await page.keyboard.press('a');
    await page.getByText('The comment by Gus is approved.').waitFor();

    await page.keyboard.press('z');
    await page.getByText('The decision on the comment by Gus is taken back.').waitFor();
    await expect.poll(current).toBe('Comment by Gus');
    await page.keyboard.press('z');
    await page.getByText('The decision on the comment by Fay is taken back.').waitFor();
    await expect.poll(current).toBe('Comment by Fay');
    const labels = await page
      .getByRole('article')
      .evaluateAll((cards) => cards.map((one) => one.getAttribute('aria-label')));
    expect(labels).toEqual(['Comment by Fay', 'Comment by Gus']);
    expect(await Promise.all(ids.map(statusOf))).toEqual(['pending', 'pending']);
    // Each is a decision of its own.
    expect((await decisionsOn(ids)).map(({ to }) => to)).toEqual([
      'spam',
      'approved',
      'pending',
      'pending',
    ]);
    expect(await page.getByRole('tab', { name: 'Pending' }).innerText()).toContain('2');
    await page.keyboard.press('z');
    await page.getByText('There is no decision of yours to take back.').waitFor();
  });

  test('says what was done to those who listen', async () => {
    await write('Eva');
    await write('Fay');
    await openQueue();
    await card('Eva').waitFor();
    // One region, there before anything is said: what comes with its region is not read out.
    const region = await page.locator('main [role=status][aria-live=polite]').elementHandle();
    const heard = () => region.evaluate((it) => (it.isConnected ? it.textContent : 'gone'));
    expect(await heard()).toBe('');
    await page.keyboard.press('j');
    await page.keyboard.press('a');
    await expect.poll(heard).toContain('The comment by Eva is approved.');
    await expect.poll(current).toBe('Comment by Fay');
    await page.keyboard.press('r');
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await expect.poll(heard).toContain('The comment by Fay is rejected.');
    await page.keyboard.press('z');
    await expect.poll(heard).toContain('The decision on the comment by Fay is taken back.');
  });

  test('edits, pins and replies', async () => {
    const { id } = await write('Hal');
    await openQueue();
    await card('Hal').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await page.getByRole('dialog', { name: 'Edit the comment by Hal' }).waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('I am not Hal');
    await page.keyboard.press('Control+Enter');
    await page.getByText('The comment by Hal has been edited.').waitFor();
    await card('Hal').getByText('I am not Hal').waitFor();
    await expect.poll(current).toBe('Comment by Hal');

    await page.keyboard.press('i');
    await page.getByText('The comment by Hal is pinned.').waitFor();
    await card('Hal').getByText('Pinned', { exact: true }).waitFor();

    await page.keyboard.press('c');
    await page.getByRole('dialog', { name: 'Reply to Hal' }).waitFor();
    await page.keyboard.type('Who are you then?');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Your reply to Hal stands.').waitFor();
    // Readers see what the reply answers: it has been approved with it.
    await expect.poll(() => card('Hal').count()).toBe(0);
    expect((await commentsOf([id]))[0]).toMatchObject({
      status: 'approved',
      body: 'I am not Hal',
      pinned: true,
    });
    expect(
      await app.strapi.db.query(uids.comment).findOne({ where: { parent: id } })
    ).toMatchObject({ status: 'approved', authorKind: 'staff', body: 'Who are you then?' });
  });

  test('goes from queue to queue', async () => {
    await write('Eli');
    await openQueue();
    await card('Eli').waitFor();
    await page.keyboard.press('7');
    await expect
      .poll(() => page.getByRole('tab', { name: 'All' }).getAttribute('aria-selected'))
      .toBe('true');
    expect(new URL(page.url()).searchParams.get('queue')).toBe('all');
    await card('Eli').getByText('Pending', { exact: true }).waitFor();
    await page.goBack();
    await expect
      .poll(() => page.getByRole('tab', { name: 'Pending' }).getAttribute('aria-selected'))
      .toBe('true');
  });
});
