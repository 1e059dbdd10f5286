import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { addressKeyOf, inHours, sanction } from '../../fixtures/sanctions';
import { openThread } from '../../fixtures/discussion';
import { describeInBrowser } from '../../harness/browser';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { openPage } from './open-page';
import { byMarksAndFast } from './policies';
import { startWebsite, type Website } from './website';

describeInBrowser('what a form says', (browser) => {
  let app: Newsroom;
  let website: Website;
  beforeAll(async () => {
    const { limits, ...config } = byMarksAndFast({ length: { min: 5, max: 100 } });
    app = await startNewsroom({
      config: {
        ...config,
        limits: { ...limits, perAuthor: 3 },
        authors: { guestEmail: 'required' },
      },
    });
    website = await startWebsite();
  });
  afterAll(async () => {
    await website.close();
    await app.stop();
  });

  const open = async (thread?: string) =>
    openPage(
      browser(),
      { app, website },
      { thread: thread ?? (await openThread(app)).subject, attributes: 'no-live' }
    );

  const send = (page: Page) => page.getByRole('button', { name: 'Post comment' }).click();
  const fill = async (page: Page, given: Record<string, string>) => {
    for (const [label, text] of Object.entries(given)) await page.getByLabel(label).fill(text);
    await send(page);
  };
  /** The field that has the focus, and what is said at it. */
  const problem = (page: Page) =>
    page.locator('newsroom-comments').evaluate(({ shadowRoot }) => {
      const field = shadowRoot!.activeElement!;
      const described = field.getAttribute('aria-describedby');
      return {
        field: field.id.replace(/-$/, ''),
        invalid: field.getAttribute('aria-invalid'),
        says: (described ? shadowRoot!.getElementById(described) : field)?.textContent,
      };
    });
  const shows = (page: Page, field: string, says: string) =>
    expect.poll(() => problem(page)).toEqual({ field, invalid: 'true', says });

  test('each problem is at its field, in words, and nothing typed is lost', async () => {
    const { page, faults, close } = await open();
    await page.getByLabel('Your comment').click();
    await send(page);
    await shows(page, 'body', 'Please write something first.');
    await fill(page, { 'Your comment': 'A fine day' });
    await shows(page, 'name', 'Please give a name.');
    await fill(page, { Name: 'Ann' });
    await shows(page, 'email', 'Please give an e-mail address.');
    await fill(page, { 'E-mail': 'ann at home' });
    await shows(page, 'email', 'Please give an e-mail address.');
    await fill(page, { 'E-mail': 'ann@example.com', Website: 'my page' });
    await shows(page, 'url', 'This is not a web address. It begins with https://.');
    await fill(page, { Website: 'https://example.com', Name: 'Admin' });
    await shows(page, 'name', 'This name is reserved. Please choose another.');
    await fill(page, { Name: 'Ann', 'Your comment': '  ok' });
    await shows(page, 'body', 'This is too short: 2 of 5 characters.');
    await fill(page, { 'Your comment': 'é'.repeat(101) });
    await shows(page, 'body', 'This is too long: 101 of 100 characters.');
    expect(await page.getByLabel('Website').inputValue()).toBe('https://example.com');
    await fill(page, { 'Your comment': 'A fine day' });
    await page.getByRole('article').filter({ hasText: 'A fine day' }).waitFor();
    const author = page.getByRole('link', { name: 'Ann' });
    expect(await author.getAttribute('href')).toBe('https://example.com/');
    expect(await author.getAttribute('rel')).toContain('nofollow ugc noopener');
    expect(faults()).toEqual([]);
    await close();
  });

  test('how many characters are left, near the end', async () => {
    const { page, close } = await open();
    await page.getByLabel('Your comment').fill('😀'.repeat(40));
    await page.getByText('60 characters left').waitFor();
    await page.getByLabel('Your comment').fill('😀'.repeat(99));
    await page.getByText('1 character left').waitFor();
    await close();
  });

  test('what was said before, and what comes too fast, with a countdown', async () => {
    const { page, close } = await open();
    const write = { Name: 'Eve', 'E-mail': 'eve@example.com' };
    await fill(page, { 'Your comment': 'Said before', ...write });
    await page.getByRole('article').waitFor();
    await fill(page, { 'Your comment': 'said, before!' });
    await shows(page, 'body', 'This has already been said here.');
    await fill(page, { 'Your comment': 'Another one' });
    await expect.poll(() => page.getByRole('article').count()).toBe(2);
    await fill(page, { 'Your comment': 'One more still' });
    await expect.poll(() => page.getByRole('article').count()).toBe(3);
    await fill(page, { 'Your comment': 'And another' });
    const alert = page.getByRole('alert').filter({ hasText: 'That was fast.' });
    await alert.waitFor();
    const first = await alert.innerText();
    expect(first).toMatch(/^That was fast\. Try again in \d:\d\d\.$/);
    await expect.poll(() => alert.innerText()).not.toBe(first);
    expect(await page.getByLabel('Your comment').inputValue()).toBe('And another');
    await close();
  });

  test('that somebody cannot write, and until when', async () => {
    const thread = await openThread(app);
    const { page, close } = await open(thread.subject);
    await fill(page, { 'Your comment': 'From here', Name: 'Mal', 'E-mail': 'mal@example.com' });
    const article = page.getByRole('article');
    const id = ((await article.getAttribute('id')) ?? '').replace('comment-', '');
    const key = await addressKeyOf(app, id);
    const given = { kind: 'mute' as const, until: inHours(48) };
    expect((await sanction(app, key, given)).status).toBe(201);
    await fill(page, { 'Your comment': 'From here again' });
    await page
      .getByRole('alert')
      .filter({ hasText: /^You can comment again from .*\d{4}/ })
      .waitFor();
    expect((await sanction(app, key, { kind: 'ban' })).status).toBe(201);
    await send(page);
    await page.getByRole('alert').filter({ hasText: 'You can no longer comment here.' }).waitFor();
    for (const { documentId } of await app.strapi.db
      .query('plugin::newsroom.sanction')
      .findMany()) {
      await app.http.delete(`/newsroom/sanctions/${documentId}`, { admin: true });
    }
    await close();
  });

  test('that the server is away; it can be sent when it is back', async () => {
    const { page, close } = await open();
    await page.getByLabel('Your comment').fill('From the tunnel');
    await page.getByLabel('Name').fill('Tia');
    await page.getByLabel('E-mail').fill('tia@example.com');
    await page.context().setOffline(true);
    await send(page);
    await page
      .getByRole('alert')
      .filter({ hasText: 'No connection. Nothing is lost: try again.' })
      .waitFor();
    await page.context().setOffline(false);
    await send(page);
    await page.getByRole('article').filter({ hasText: 'From the tunnel' }).waitFor();
    await close();
  });

  test('that a comment cannot be changed any more', async () => {
    const thread = await openThread(app);
    const { page, close } = await open(thread.subject);
    await fill(page, { 'Your comment': 'Answer me', Name: 'Ann', 'E-mail': 'ann@example.com' });
    const article = page.getByRole('article');
    await article.waitFor();
    await article.getByRole('button', { name: 'Edit' }).click();
    const own = ((await article.getAttribute('id')) ?? '').replace('comment-', '');
    await app.strapi.db
      .connection('newsroom_comments')
      .where({ document_id: own })
      .update({ created_at: new Date(inHours(-1)).getTime() });
    await article.getByLabel('Your comment').fill('Answer me not');
    await article.getByRole('button', { name: 'Save' }).click();
    await article
      .getByRole('alert')
      .filter({ hasText: 'This comment can no longer be changed.' })
      .waitFor();
    expect(await article.getByLabel('Your comment').inputValue()).toBe('Answer me not');
    await close();
  });

  test('drafts outlive a reload, each at its place, and go when they are sent', async () => {
    const thread = await openThread(app);
    const { page, close } = await open(thread.subject);
    const given = { Name: 'Dora', 'E-mail': 'dora@example.com' };
    await fill(page, { 'Your comment': 'The first one', ...given });
    const article = page.getByRole('article').filter({ hasText: 'The first one' });
    await article.getByRole('button', { name: 'Reply' }).click();
    await page.getByLabel('Reply to Dora').fill('A reply that is not done');
    await page.getByLabel('Your comment').fill('A comment that is not done');
    await page.reload();
    expect(await page.getByLabel('Your comment').inputValue()).toBe('A comment that is not done');
    await article.getByRole('button', { name: 'Reply' }).click();
    const reply = page.getByLabel('Reply to Dora');
    expect(await reply.inputValue()).toBe('A reply that is not done');
    // Closed and opened again as well; and Escape gives the focus back.
    await reply.press('Escape');
    const opener = article.getByRole('button', { name: 'Reply' });
    expect(await opener.evaluate((element) => element.matches(':focus'))).toBe(true);
    await opener.click();
    await reply.press('Control+Enter');
    await page.getByRole('article').filter({ hasText: 'A reply that is not done' }).waitFor();
    await page.reload();
    await article.getByRole('button', { name: 'Reply' }).click();
    expect(await page.getByLabel('Reply to Dora').inputValue()).toBe('');
    await close();
  });

  test('a browser that keeps nothing is no hindrance', async () => {
    const thread = await openThread(app);
    const { page, faults, close } = await openPage(
      browser(),
      { app, website },
      {
        thread: thread.subject,
        before: () => {
          Object.defineProperty(window, 'localStorage', {
            get: () => {
              throw new DOMException('Denied', 'SecurityError');
            },
          });
        },
      }
    );
    const given = { Name: 'Nil', 'E-mail': 'nil@example.com' };
    await fill(page, { 'Your comment': 'Kept nowhere', ...given });
    const article = page.getByRole('article').filter({ hasText: 'Kept nowhere' });
    await article.waitFor();
    expect(await article.getByRole('button', { name: 'Edit' }).count()).toBe(1);
    await page.getByLabel('Your comment').click();
    await page.getByText('Commenting as Nil').waitFor();
    expect(faults()).toEqual([]);
    await close();
  });

  test('what programs fill in, people never meet', async () => {
    const { page, close } = await open();
    await page.getByLabel('Your comment').click();
    const trap = page.locator('input[name=website]');
    expect(await trap.count()).toBe(1);
    expect(await page.getByRole('textbox').evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      'body-',
      'name-',
      'email-',
      'url-',
    ]);
    await page.getByLabel('Your comment').focus();
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) {
      await page.keyboard.press('Tab');
      ids.push(
        await page
          .locator('newsroom-comments')
          .evaluate(({ shadowRoot }) => shadowRoot?.activeElement?.getAttribute('name') ?? '')
      );
    }
    expect(ids).not.toContain('website');
    let sent: Record<string, unknown> = {};
    page.on('request', (request) => {
      if (request.method() === 'POST') sent = request.postDataJSON() as typeof sent;
    });
    await trap.evaluate((input: HTMLInputElement) => {
      input.value = 'http://pills.example';
      input.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await fill(page, { 'Your comment': 'Buy pills', Name: 'Bot', 'E-mail': 'bot@example.com' });
    await page.getByText('Waiting for review').waitFor();
    expect(sent).toMatchObject({ website: 'http://pills.example' });
    expect(sent.startedAt).toBeTypeOf('number');
    await close();
  });
});
