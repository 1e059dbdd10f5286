import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { postComment } from './post-comment';

describeInBrowser('an editor', (browser) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true });
  });
  afterAll(() => app.stop());

  test('publishes, sees no comments yet, sees one arrive and why it is held, and approves it', async () => {
    const articles = `/content-manager/collection-types/${uids.article}`;
    const page = await openAdmin(browser(), app, { path: `${articles}/create` });
    const panel = page.getByRole('complementary').filter({ hasText: 'Comments' });
    await panel.getByText('The thread opens, empty, once this entry is saved.').waitFor();

    await page.getByLabel('title').fill('Tram line reopens');
    await page.getByRole('button', { name: 'Publish' }).click();
    await panel.getByText('No comments yet').waitFor();
    await expect.poll(() => panel.getByRole('switch').isChecked()).toBe(true);
    const documentId = /([a-z0-9]{24})/.exec(new URL(page.url()).pathname)?.[1] ?? '';

    const body = 'At last! See https://tram.example/plan and www.example.org';
    expect(await postComment(app, documentId, { body })).toMatchObject({ status: 'pending' });
    const before = await app.http.get(`/api/newsroom/articles/${documentId}`);
    expect(before.body.data.commentCount).toBe(0);

    await panel.getByRole('link', { name: 'Open the queue' }).click();
    const card = page.getByRole('article', { name: 'Comment by Ada' });
    await card.waitFor();
    expect(new URL(page.url()).searchParams.get('threads')).toMatch(/^[a-z0-9]{24}$/);
    expect(await card.getByRole('link', { name: 'Tram line reopens' }).count()).toBe(1);
    const reasons = await card.getByRole('group', { name: 'Why it is held' }).innerText();
    expect(reasons).toContain('2 links; from 2 on a comment is held.');
    expect(reasons).toContain('No approved comment yet; it takes 1.');
    const marks = await card
      .locator('mark')
      .evaluateAll((all) =>
        all.map((mark) => [mark.firstChild?.textContent, mark.getAttribute('title')])
      );
    expect(marks).toEqual([
      ['https://tram.example/plan', 'Links'],
      ['www.example.org', 'Links'],
    ]);

    await card.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('The comment by Ada is approved.').waitFor();
    expect(await card.count()).toBe(0);
    await page.getByText('No comment in this queue fits the filters').waitFor();
    expect(await page.getByRole('tab', { name: 'Approved' }).innerText()).toContain('1');

    const after = await app.http.get(`/api/newsroom/articles/${documentId}`);
    expect(after.body.data.commentCount).toBe(1);

    await page.goto(`${app.url}/admin${articles}`);
    const row = page.getByRole('row').filter({ hasText: 'Tram line reopens' });
    await row.getByTitle('1 approved comment').waitFor();
  });

  test('and another decide on one comment at once: one is heard, the other told by whom', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Two at one desk' });
    const { id } = await postComment(app, documentId, { body: 'Who is first?', name: 'Tim' });
    const olga = await app.createAdmin({ firstname: 'Olga', lastname: 'Other' });
    const editors = [];
    for (const [name, email, button] of [
      ['First Admin', undefined, 'Approve'],
      [olga.name, olga.email, 'Spam'],
    ] as const) {
      const page = await openAdmin(browser(), app, email === undefined ? {} : { email });
      // Neither hears of the other before they decide.
      await page.route('**/newsroom/live**', (route) => route.abort());
      await page.goto(`${app.url}/admin/plugins/newsroom`);
      const card = page.getByRole('article', { name: 'Comment by Tim' });
      await card.waitFor();
      editors.push({ name, page, card, button });
    }
    await Promise.all(
      editors.map(({ card, button }) => card.getByRole('button', { name: button }).click())
    );
    const decisions = () =>
      app.strapi.db
        .query(uids.decision)
        .findMany({ where: { comment: id, actorKind: 'staff' }, orderBy: { id: 'asc' } });
    await expect.poll(async () => (await decisions()).length, { timeout: 60_000 }).toBe(1);
    const [{ actorName, to }] = await decisions();
    const heard = editors.find(({ name }) => name === actorName);
    const told = editors.find(({ name }) => name !== actorName);
    const did = to === 'approved' ? 'approved it' : 'marked it as spam';
    await told?.card.getByRole('alert').getByText(`${actorName} ${did}`).waitFor();
    const statusOf = async () =>
      (await app.strapi.db.query(uids.comment).findOne({ where: { documentId: id } })).status;
    expect(await statusOf()).toBe(to);
    await expect.poll(() => heard?.card.count(), { timeout: 60_000 }).toBe(0);

    await heard?.page.keyboard.press('z');
    await heard?.page.getByText('The decision on the comment by Tim is taken back.').waitFor();
    await heard?.card.getByRole('button', { name: 'Approve' }).waitFor();
    expect(await statusOf()).toBe('pending');
    expect((await decisions()).map((one) => one.to)).toEqual([to, 'pending']);
    for (const { page } of editors) await page.context().close();
  });
});
