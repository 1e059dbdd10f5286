import { afterAll, beforeAll, expect, test } from 'vitest';

import { decide, openThread } from '../../fixtures/discussion';
import { describeInBrowser } from '../../harness/browser';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { openPage, type Opened } from './open-page';
import { byMarksAndFast } from './policies';
import { startWebsite, type Website } from './website';

describeInBrowser('a guest and another, on a website on another origin', (browser) => {
  let app: Newsroom;
  let website: Website;
  let ann: Opened;
  let bob: Opened;
  beforeAll(async () => {
    app = await startNewsroom({ config: byMarksAndFast({ 'new-author': { approvals: 1 } }) });
    website = await startWebsite();
    const { subject: thread } = await openThread(app);
    const visit = { app, website };
    ann = await openPage(browser(), visit, { thread });
    bob = await openPage(browser(), visit, { thread });
  });
  afterAll(async () => {
    await Promise.all([ann.close(), bob.close()]);
    await website.close();
    await app.stop();
  });

  const comment = ({ page }: Opened, text: string) =>
    page.getByRole('article').filter({ hasText: text });
  const idOf = async (opened: Opened, text: string) =>
    ((await comment(opened, text).getAttribute('id')) ?? '').replace('comment-', '');

  const write = async ({ page }: Opened, given: { text: string; name?: string }) => {
    await page.getByLabel('Your comment').fill(given.text);
    if (given.name) await page.getByLabel('Name').fill(given.name);
    await page.getByRole('button', { name: 'Post comment' }).click();
  };

  test('an empty thread says so, and has a form', async () => {
    await ann.page.getByRole('heading', { name: 'No comments yet' }).waitFor();
    expect(await ann.page.getByLabel('Your comment').isVisible()).toBe(true);
  });

  test('a first comment waits: its author sees it, and why', async () => {
    await write(ann, { text: 'The tram is **back**', name: 'Ann' });
    const own = comment(ann, 'The tram is back');
    await own.waitFor();
    await expect.poll(() => own.innerText()).toContain('Waiting for review');
    expect(await own.innerText()).toContain('First comments are read before they appear.');
    expect(await own.locator('strong', { hasText: 'back' }).count()).toBe(1);
    // It has the focus, and the form is empty again.
    expect(await own.evaluate((element) => element.matches(':focus'))).toBe(true);
    expect(await ann.page.getByLabel('Your comment').inputValue()).toBe('');
    expect(await comment(bob, 'The tram is back').count()).toBe(0);
  });

  test('while there is time it can be changed; the time runs down', async () => {
    const own = ann.page.getByRole('article', { name: 'Comment by Ann' });
    const left = own.getByRole('timer');
    const first = await left.innerText();
    expect(first).toMatch(/^\d:\d\d left to edit$/);
    await expect.poll(() => left.innerText()).not.toBe(first);
    await own.getByRole('button', { name: 'Edit' }).click();
    const field = own.getByLabel('Your comment');
    expect(await field.inputValue()).toBe('The tram is **back**');
    await field.fill('The tram is back *again*');
    await field.press('Control+Enter');
    await comment(ann, 'The tram is back again').waitFor();
    expect(await comment(ann, 'again').innerText()).toContain('edited');
  });

  test('it is still there after a reload, and the name is known', async () => {
    await ann.page.reload();
    const own = comment(ann, 'The tram is back again');
    await own.waitFor();
    expect(await own.innerText()).toContain('Waiting for review');
    await ann.page.getByLabel('Your comment').click();
    await ann.page.getByText('Commenting as Ann').waitFor();
  });

  test('approved, it is as any other, and is offered to the others', async () => {
    await decide(app, await idOf(ann, 'The tram is back'), { to: 'approved' });
    const own = comment(ann, 'The tram is back');
    await expect.poll(() => own.innerText()).not.toContain('Waiting for review');
    await ann.page.getByRole('heading', { name: '1 comment' }).waitFor();
    // Nothing jumps in at Bob's: he is told, and asks for it.
    const offer = bob.page.getByRole('button', { name: '1 new comment' });
    await offer.waitFor();
    expect(await comment(bob, 'The tram').count()).toBe(0);
    await offer.click();
    await comment(bob, 'The tram is back again').waitFor();
    expect(await offer.count()).toBe(0);
    const isFocused = comment(bob, 'The tram').evaluate((element) => element.matches(':focus'));
    expect(await isFocused).toBe(true);
  });

  test('another replies, after looking at it', async () => {
    const first = comment(bob, 'The tram');
    await first.getByRole('button', { name: 'Reply' }).click();
    const field = bob.page.getByLabel('Reply to Ann');
    await field.fill('> back\n\nAt **last**');
    await first.getByRole('button', { name: 'Preview' }).click();
    await first.locator('blockquote', { hasText: 'back' }).waitFor();
    await first.getByLabel('Name').fill('Bob');
    await first.getByRole('button', { name: 'Reply', exact: true }).last().click();
    // By its author: until the form is gone, its preview has the same text.
    const reply = bob.page.getByRole('article', { name: 'Comment by Bob' });
    await reply.waitFor();
    await field.waitFor({ state: 'detached' });
    expect(await reply.innerText()).toContain('Waiting for review');
    await decide(app, await idOf(bob, 'At last'), { to: 'approved' });
    await expect.poll(() => reply.innerText()).not.toContain('Waiting for review');
    await ann.page.getByRole('button', { name: '1 new comment' }).click();
    const thread = ann.page.getByRole('listitem').filter({ has: comment(ann, 'The tram') });
    expect(await thread.first().getByRole('listitem').innerText()).toContain('At last');
  });

  test('an answered comment can no longer be changed', async () => {
    const own = comment(ann, 'The tram');
    expect(await own.getByRole('button', { name: 'Edit' }).count()).toBe(0);
    expect(await own.getByRole('timer').count()).toBe(0);
  });

  test('votes count at once, and are taken back by the same again', async () => {
    const first = comment(bob, 'The tram');
    const up = first.getByRole('button', { name: 'Vote up' });
    const score = first.locator('[part=score]');
    await up.click();
    await expect.poll(() => up.getAttribute('aria-pressed')).toBe('true');
    expect(await score.innerText()).toBe('1');
    await first.getByRole('button', { name: 'Vote down' }).click();
    await expect.poll(() => score.innerText()).toBe('-1');
    await expect.poll(() => bob.asked().filter((line) => line.includes('/vote')).length).toBe(2);
    await bob.page.reload();
    await first.waitFor();
    const down = first.getByRole('button', { name: 'Vote down' });
    expect(await down.getAttribute('aria-pressed')).toBe('true');
    await down.click();
    await expect.poll(() => score.innerText()).toBe('0');
    // Nobody votes for themselves.
    expect(
      await comment(bob, 'At last').getByRole('button', { name: 'Vote up' }).isDisabled()
    ).toBe(true);
  });

  test('a report is sent with its reason, and thanked for', async () => {
    const first = comment(bob, 'The tram');
    await first.getByRole('button', { name: 'Report' }).click();
    await first.getByRole('combobox').selectOption('off-topic');
    await first.getByLabel('Anything to add?').fill('It is a bus');
    await first.getByRole('button', { name: 'Report' }).last().click();
    await first.getByText('Thank you. A moderator will look at it.').waitFor();
    const reports = await app.strapi.db.query('plugin::newsroom.report').findMany();
    expect(reports).toMatchObject([{ reason: 'off-topic', note: 'It is a bus' }]);
    const opener = first.getByRole('button', { name: 'Report' });
    expect(await opener.evaluate((element) => element.matches(':focus'))).toBe(true);
    // One's own cannot be reported.
    expect(await comment(bob, 'At last').getByRole('button', { name: 'Report' }).count()).toBe(0);
  });

  test('a comment is deleted after one more question', async () => {
    await write(bob, { text: 'Never mind' });
    const own = comment(bob, 'Never mind');
    await ann.page.getByRole('button', { name: '1 new comment' }).click();
    await comment(ann, 'Never mind').waitFor();
    await own.getByRole('button', { name: 'Delete' }).click();
    await own.getByText('Delete this comment?').waitFor();
    await own.getByRole('button', { name: 'Cancel' }).click();
    expect(await own.count()).toBe(1);
    await own.getByRole('button', { name: 'Delete' }).click();
    await own.getByRole('button', { name: 'Delete' }).last().click();
    await expect.poll(() => own.count()).toBe(0);
    await expect.poll(() => comment(ann, 'Never mind').count()).toBe(0);
    await ann.page.getByRole('heading', { name: '2 comments' }).waitFor();
  });

  test('what a moderator removed is a tombstone, and its author is told why', async () => {
    await decide(app, await idOf(ann, 'The tram'), { to: 'rejected' });
    await bob.page.getByText('This comment was removed.').waitFor();
    await comment(bob, 'At last').waitFor();
    const own = comment(ann, 'The tram');
    await expect.poll(() => own.innerText()).toContain('Not published · Abuse');
  });

  test('all that within what the page’s policy allows', () => {
    expect([...ann.faults(), ...bob.faults()]).toEqual([]);
  });
});
