import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { startWebsite } from '../reader/website';
import { postComment } from './post-comment';

const post = 'api::post.post';
const note = 'api::note.note';

describeInBrowser('in the Content Manager', (browser) => {
  let app: Newsroom;
  let page: Page;
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true, config: { commentable: [post] } });
    page = await openAdmin(browser(), app);
  });
  afterAll(() => app.stop());

  const list = (uid: string) => `${app.url}/admin/content-manager/collection-types/${uid}`;
  const panel = (on: Page = page) =>
    on.getByRole('complementary').filter({ has: on.getByRole('heading', { name: 'Comments' }) });

  test('lists of commentable types count comments, with one request for a page', async () => {
    const first = await app.contentManager.publish({ title: 'First' }, { uid: post });
    await app.contentManager.publish({ title: 'Second' }, { uid: post });
    await app.contentManager.create({ title: 'Third' }, { uid: post });
    await postComment(app, `${post}:${first.documentId}`, { body: 'Hello', name: 'Ada' });

    const requests: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/counts?')) requests.push(request.url());
    });
    await page.goto(list(post));
    const row = (title: string) => page.getByRole('row').filter({ hasText: title });
    await page.locator('thead').getByText('Comments').waitFor();
    const heads = (await page.locator('thead th').allTextContents()).map((head) => head.trim());
    expect(heads.indexOf('Comments')).toBe(heads.indexOf('title') + 1);
    await row('First').getByText('1 pending').waitFor();
    await row('Second').getByTitle('0 approved comments').waitFor();
    await row('Third').getByTitle('0 approved comments').waitFor();
    expect(requests).toHaveLength(1);
    expect(new URL(requests[0]!).searchParams.get('documentIds')?.split(',')).toHaveLength(3);
  });

  test('other types have neither the column nor the panel', async () => {
    const { documentId } = await app.contentManager.create({ name: 'A note' }, { uid: note });
    await page.goto(list(note));
    await page.getByRole('row').filter({ hasText: 'A note' }).waitFor();
    expect(await page.locator('thead').getByText('Comments').count()).toBe(0);
    await page.goto(`${list(note)}/${documentId}`);
    await page.getByRole('button', { name: 'Save' }).waitFor();
    expect(await panel().count()).toBe(0);
  });

  test('a slug that another article has is refused at its field', async () => {
    await app.contentManager.create({ title: 'Tram line reopens', slug: 'tram-line' });
    const { documentId } = await app.contentManager.create({ title: 'Tram line closes' });
    await page.goto(`${list(uids.article)}/${documentId}`);
    const slug = page.getByRole('textbox', { name: 'slug' });
    const save = page.getByRole('button', { name: 'Save' });
    // A form that is still being filled in from the server forgets what was written before.
    await vi.waitFor(async () => {
      await slug.fill('tram-line');
      expect(await save.isEnabled()).toBe(true);
    }, 30_000);
    await save.click();
    const problem = page.locator('[data-strapi-field-error]');
    await problem.getByText('Another article has the slug “tram-line”').waitFor();
    expect(await slug.getAttribute('aria-invalid')).toBe('true');
    expect(await slug.getAttribute('aria-describedby')).toBe(await problem.getAttribute('id'));

    await slug.fill('another-line');
    await save.click();
    await page.getByText('Saved document').waitFor();
    expect(await problem.count()).toBe(0);
    const saved = await app.strapi.documents(uids.article as never).findOne({ documentId });
    expect(saved).toMatchObject({ slug: 'another-line' });
  });

  test('the panel closes and opens a thread', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Tram line reopens' });
    await postComment(app, documentId, { body: 'Before', name: 'Ben' });
    await page.goto(`${list(uids.article)}/${documentId}`);
    await panel().getByRole('link', { name: 'Pending' }).waitFor();
    const toggle = panel().getByRole('switch', { name: 'Open for comments' });
    expect(await toggle.isChecked()).toBe(true);

    await toggle.click();
    await page.getByText('The thread is closed.').waitFor();
    await expect.poll(() => toggle.isChecked()).toBe(false);
    await expect(postComment(app, documentId, { body: 'Closed' })).rejects.toThrow('THREAD_CLOSED');

    await toggle.click();
    await page.getByText('Readers can comment again.').waitFor();
    await expect.poll(() => toggle.isChecked()).toBe(true);
    expect(await postComment(app, documentId, { body: 'Open again' })).toMatchObject({
      status: 'pending',
    });
  });

  test('the panel has the code that shows the thread on a website, and copies it', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'On a website' });
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(`${list(uids.article)}/${documentId}`);
    const toggle = panel().getByRole('button', { name: 'Put the comments on your site' });
    await toggle.click();
    expect(await toggle.getAttribute('aria-expanded')).toBe('true');
    const code = panel().getByRole('textbox', { name: 'Code for this entry' });
    const snippet = await code.inputValue();
    expect(snippet).toContain(
      `<newsroom-comments thread="${documentId}" api="${app.url}"></newsroom-comments>`
    );
    await panel().getByRole('button', { name: 'Copy the code' }).click();
    await panel().getByRole('status').getByText('The code is copied.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(snippet);

    // What it loads is what it says: the browser runs it, and nothing else in its place.
    const website = await startWebsite('<!doctype html><title>A website</title>');
    const reader = await page.context().newPage();
    const load = async (html: string) => {
      await reader.goto(website.url);
      return reader.evaluate(
        (html) =>
          new Promise((resolve) => {
            const [, attributes = ''] = /<script ([^>]*)>/.exec(html) ?? [];
            const script = document.createElement('script');
            for (const [, name = '', value = ''] of attributes.matchAll(/(\w+)="([^"]*)"/g)) {
              script.setAttribute(name, value);
            }
            script.onload = () => resolve('runs');
            script.onerror = () => resolve('is refused');
            document.head.append(script);
          }),
        html
      );
    };
    expect(await load(snippet.replace(/sha384-[^"]*/, `sha384-${'A'.repeat(64)}`))).toBe(
      'is refused'
    );
    expect(await load(snippet)).toBe('runs');
    await reader.close();
    await website.stop();
  });

  test('where the browser keeps the clipboard to itself, the code is selected', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'By hand' });
    await page.goto(`${list(uids.article)}/${documentId}`);
    await panel().getByRole('button', { name: 'Put the comments on your site' }).click();
    const code = panel().getByRole('textbox', { name: 'Code for this entry' });
    await code.waitFor();
    // As for a page over plain HTTP.
    await page.evaluate(() =>
      Object.defineProperty(navigator, 'clipboard', { value: undefined, configurable: true })
    );
    await panel().getByRole('button', { name: 'Copy the code' }).click();
    await panel().getByRole('status').getByText('copy it with the keyboard').waitFor();
    const selected = await code.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd)
    );
    expect(selected).toBe(await code.inputValue());
  });

  test('the panel of a draft says when readers can comment', async () => {
    const { documentId } = await app.contentManager.create({ title: 'Not yet' });
    await page.goto(`${list(uids.article)}/${documentId}`);
    await panel().getByText('No comments yet').waitFor();
    await panel().getByText('Readers can comment once this entry is published.').waitFor();
    await page.getByRole('button', { name: 'Publish' }).click();
    await expect
      .poll(() => panel().getByText('once this entry is published').count(), { timeout: 30_000 })
      .toBe(0);
  });

  // Logs in twice more.
  test('the panel shows to those who read the desk, and obeys those who moderate', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Who may' });
    const articles = (action: string) => ({
      action: `plugin::content-manager.explorer.${action}`,
      subject: uids.article,
      properties: { fields: ['title'], locales: ['en'] },
    });
    const content = [articles('read'), articles('update')];
    const open = async (email: string) => {
      const theirs = await openAdmin(browser(), app, { email });
      await theirs.goto(`${list(uids.article)}/${documentId}`);
      await theirs.getByRole('heading', { name: 'Who may' }).waitFor();
      return theirs;
    };

    const reader = await app.createAdmin({ permissions: [...content, permissions.readDesk] });
    const readers = await open(reader.email);
    await panel(readers).getByText('No comments yet').waitFor();
    expect(await panel(readers).getByRole('switch').isDisabled()).toBe(true);
    await readers.context().close();

    const writer = await app.createAdmin({ permissions: content });
    const writers = await open(writer.email);
    await writers.getByRole('button', { name: 'Save' }).waitFor();
    expect(await panel(writers).count()).toBe(0);
    await writers.context().close();
  }, 180_000);
});
