import { afterAll, beforeAll, expect, test } from 'vitest';

import { decide, openThread, post, posted, type Thread } from '../../fixtures/discussion';
import { describeInBrowser } from '../../harness/browser';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { openPage, type Opened } from './open-page';
import { byMarksAndFast } from './policies';
import { startWebsite, type Website } from './website';

describeInBrowser('what happens while a thread is read', (browser) => {
  let app: Newsroom;
  let website: Website;
  let thread: Thread;
  let ann: Opened;
  let first: string;
  beforeAll(async () => {
    app = await startNewsroom({ config: byMarksAndFast() });
    website = await startWebsite();
    thread = await openThread(app);
    first = (await posted(app, thread, { body: 'The opening' })).id;
    ann = await openPage(browser(), { app, website }, { thread: thread.subject });
    await ann.page.getByText('The opening').waitFor();
  });
  afterAll(async () => {
    await ann.close();
    await website.close();
    await app.stop();
  });

  const article = (text: string) => ann.page.getByRole('article').filter({ hasText: text });
  const offer = (text: string) => ann.page.getByRole('button', { name: text, exact: true });

  test('new comments are counted, and come when they are wanted, in their order', async () => {
    await posted(app, thread, { body: 'The second' });
    await offer('1 new comment').waitFor();
    await posted(app, thread, { body: 'The third' });
    const { id } = await posted(app, thread, { body: 'Below the first', parent: first });
    await posted(app, thread, { body: 'Below that', parent: id });
    await offer('4 new comments').waitFor();
    expect(await ann.page.getByRole('article').count()).toBe(1);
    await ann.page.getByRole('heading', { name: '5 comments' }).waitFor();
    await offer('4 new comments').press('Enter');
    await article('Below that').waitFor();
    const texts = await ann.page.locator('[part=body]').allInnerTexts();
    expect(texts).toEqual([
      'The third',
      'The second',
      'The opening',
      'Below the first',
      'Below that',
    ]);
  });

  test('replies to a comment can be had alone', async () => {
    await posted(app, thread, { body: 'The fourth' });
    await posted(app, thread, { body: 'Again below the first', parent: first });
    await offer('2 new comments').waitFor();
    await offer('Show 1 more reply').click();
    await article('Again below the first').waitFor();
    expect(await article('The fourth').count()).toBe(0);
    await offer('1 new comment').click();
    await article('The fourth').waitFor();
  });

  test('edits, pins and removals are there at once', async () => {
    const { id, guest } = await posted(app, thread, { body: 'To be changed' });
    await offer('1 new comment').click();
    await article('To be changed').waitFor();
    await app.http.put(`/api/newsroom/comments/${id}`, {
      guest,
      body: { body: 'It *was* changed' },
    });
    await article('It was changed').getByText('edited').waitFor();
    await app.http.delete(`/api/newsroom/comments/${id}`, { guest });
    await expect.poll(() => article('It was changed').count()).toBe(0);
    await decide(app, first, { to: 'spam' });
    await ann.page.getByText('This comment was removed.').waitFor();
    await article('Below that').waitFor();
    await decide(app, first, { to: 'approved' });
    await article('The opening').waitFor();
  });

  test('a form stays as it is while much happens', async () => {
    const field = ann.page.getByLabel('Your comment');
    await field.fill('While others write');
    await article('The second').getByRole('button', { name: 'Reply' }).click();
    await article('The second').getByLabel('Reply to Ann').fill('Half a re');
    await posted(app, thread, { body: 'In between' });
    await offer('1 new comment').waitFor();
    const reply = article('The second').getByLabel('Reply to Ann');
    expect(await reply.evaluate((element) => element.matches(':focus'))).toBe(true);
    await ann.page.keyboard.type('ply');
    expect(await reply.inputValue()).toBe('Half a reply');
    expect(await field.inputValue()).toBe('While others write');
    await offer('1 new comment').click();
    expect(await reply.inputValue()).toBe('Half a reply');
  });

  test('a closed thread is read only; what was typed is there when it opens again', async () => {
    const change = async (policy: string) => {
      const path = `/newsroom/threads/${thread.id}`;
      expect((await app.http.put(path, { admin: true, body: { policy } })).status).toBe(200);
    };
    await change('closed');
    await ann.page.getByText('Comments are closed.').first().waitFor();
    expect(await ann.page.getByRole('button', { name: 'Reply' }).count()).toBe(0);
    await change('default');
    const field = ann.page.getByLabel('Your comment');
    await field.waitFor();
    expect(await field.inputValue()).toBe('While others write');
  });

  test('a comment of one’s own from another window is no news', async () => {
    const other = await ann.page.context().newPage();
    await other.goto(ann.page.url());
    await other.getByLabel('Your comment').fill('From my other window HOLD');
    await other.getByLabel('Name').first().fill('Ann');
    await other.getByRole('button', { name: 'Post comment' }).click();
    const own = other.getByRole('article').filter({ hasText: 'From my other window' });
    await own.waitFor();
    const id = ((await own.getAttribute('id')) ?? '').replace('comment-', '');
    await ann.page.bringToFront();
    await ann.page
      .locator('newsroom-comments')
      .evaluate((element) => (element as unknown as { refresh(): Promise<void> }).refresh());
    await article('From my other window').getByText('Waiting for review').waitFor();
    await decide(app, id, { to: 'approved' });
    await expect
      .poll(() => article('From my other window').innerText())
      .not.toContain('Waiting for review');
    expect(await offer('1 new comment').count()).toBe(0);
    await other.close();
  });

  test('nothing is lost while the server is away', async () => {
    const { port } = new URL(app.url);
    await app.stop({ keep: true });
    await ann.page.getByText('No connection. New comments will follow.').waitFor();
    app = await startNewsroom({ on: app, port: Number(port) });
    expect(new URL(app.url).port).toBe(port);
    // Before the page is connected again, or after: it must not matter.
    expect((await post(app, thread, { body: 'While nobody listened' })).status).toBe(201);
    await offer('1 new comment').click();
    await article('While nobody listened').waitFor();
    expect(await ann.page.getByText('No connection').count()).toBe(0);
    const ids = await ann.page.getByRole('article').evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ann.faults()).toEqual([]);
  });
});
