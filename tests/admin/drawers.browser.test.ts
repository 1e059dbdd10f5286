import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { faultsOfAccess } from '../harness/faults-of-access';
import { postComment } from './post-comment';

describeInBrowser('drawers', (browser) => {
  let app: Newsroom;
  let page: Page;
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true });
    page = await openAdmin(browser(), app);
  });
  afterAll(() => app.stop());

  const article = async (title: string) => (await app.contentManager.publish({ title })).documentId;
  const rowOf = (id: string) =>
    app.strapi.db.query(uids.comment).findOne({ where: { documentId: id } });
  const approve = async (id: string) => {
    const { revision } = await rowOf(id);
    await app.http.post(`/newsroom/comments/${id}/decisions`, {
      admin: true,
      body: { revision, to: 'approved' },
    });
  };
  /** Opens the conversation of the comment that says `words`, from its thread's screen. */
  const openConversation = async (documentId: string, words: string, on: Page = page) => {
    const path = `/newsroom/subjects/${uids.article}/${documentId}/thread`;
    const { id } = (await app.http.get(path, { admin: true })).body.data;
    await on.goto(`${app.url}/admin/plugins/newsroom/threads/${id}`);
    await on
      .getByRole('listitem')
      .filter({ hasText: words })
      .getByRole('button', { name: 'Show the conversation' })
      .click();
    const drawer = on.getByRole('dialog', { name: 'Conversation' });
    await drawer.getByText(words).first().waitFor();
    return drawer;
  };
  const item = (name: string, on: Page = page) =>
    on.getByRole('dialog').getByRole('article', { name: `Comment by ${name}` });
  const openAuthor = async (documentId: string, words: string, name: string) => {
    await openConversation(documentId, words);
    await item(name).getByRole('button', { name, exact: true }).click();
    const drawer = page.getByRole('dialog', { name });
    await drawer.getByRole('heading', { name: 'What happened' }).waitFor();
    return drawer;
  };

  test('a conversation is read as a tree, decided and answered in', async () => {
    const tram = await article('The tram');
    const root = await postComment(app, tram, { body: 'Will it stop here?', name: 'Rob' });
    await approve(root.id);
    const reply = await postComment(app, tram, {
      body: 'Ask the driver',
      name: 'Sue',
      parent: root.id,
    });
    const drawer = await openConversation(tram, 'Ask the driver');
    await item('Rob').getByText('Approved').waitFor();
    expect(await item('Sue').getAttribute('aria-current')).toBe('true');
    const nested = drawer.locator('ol ol').getByRole('article', { name: 'Comment by Sue' });
    await nested.waitFor();
    expect(await faultsOfAccess(page, '[role=dialog]')).toEqual([]);

    await item('Sue').getByRole('button', { name: 'Reject' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reject the comment by Sue' });
    await dialog.getByRole('radio', { name: 'Off topic' }).click();
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await item('Sue').getByText('Rejected').waitFor();
    expect(await rowOf(reply.id)).toMatchObject({ status: 'rejected' });

    await item('Rob').getByRole('button', { name: 'Reply' }).click();
    await item('Rob').getByLabel('Your reply to Rob').fill('It will, from Monday.');
    await item('Rob').getByRole('button', { name: 'Send the reply' }).click();
    await page.getByText('Your reply is published.').waitFor();
    await item('First Admin').getByText('It will, from Monday.').waitFor();
    const { body } = await app.http.get(`/api/newsroom/threads/${tram}/comments`);
    expect(body.data[0].replies).toMatchObject([
      { html: expect.stringContaining('It will, from Monday.') },
    ]);

    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.textContent))
      .toBe('Show the conversation');
  });

  test('a conversation says who decided meanwhile, and writes nothing', async () => {
    const race = await article('A race');
    const { id } = await postComment(app, race, { body: 'Who is first?', name: 'Tim' });
    await openConversation(race, 'Who is first?');
    const other = await app.createAdmin({ firstname: 'Olga', lastname: 'Other' });
    await app.http.post(`/newsroom/comments/${id}/decisions`, {
      admin: other.token,
      body: { revision: (await rowOf(id)).revision, to: 'approved' },
    });
    await item('Tim').getByRole('button', { name: 'Spam' }).click();
    await item('Tim').getByRole('alert').getByText('Olga Other').waitFor();
    await item('Tim').getByText('Approved', { exact: true }).waitFor();
    expect(await rowOf(id)).toMatchObject({ status: 'approved' });
  });

  test('an author is banned, which refuses their posts, and the ban is lifted', async () => {
    const place = await article('A place to write');
    const first = await postComment(app, place, { body: 'I am loud', name: 'Loudmouth' });
    const again = () =>
      app.http.post(`/api/newsroom/threads/${place}/comments`, {
        guest: first.guestToken!,
        body: { body: `Louder ${Math.random()}` },
      });
    const drawer = await openAuthor(place, 'I am loud', 'Loudmouth');
    expect(await faultsOfAccess(page, '[role=dialog]')).toEqual([]);

    await drawer.getByRole('button', { name: 'Ban', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Ban Loudmouth' });
    await dialog.getByText('They cannot post any more.').waitFor();
    await dialog.getByRole('button', { name: 'Ban', exact: true }).click();
    await dialog.getByText('Choose a reason.').waitFor();
    await dialog.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByRole('option', { name: 'Harassment' }).click();
    await dialog.getByRole('button', { name: 'Ban', exact: true }).click();
    await page.getByText('Loudmouth is banned.').waitFor();
    await drawer.getByText('Harassment, says First Admin').waitFor();
    const refused = await again();
    expect(refused.status).toBe(403);

    await drawer.getByRole('button', { name: 'Lift' }).click();
    await page.getByText('The sanction is lifted.').waitFor();
    await drawer.getByText('First Admin lifted the ban').waitFor();
    expect((await again()).status).toBe(202);
  });

  test('moderators note what they know, and delete what they noted', async () => {
    const place = await article('Noted');
    await postComment(app, place, { body: 'Note me', name: 'Nick' });
    const drawer = await openAuthor(place, 'Note me', 'Nick');
    await drawer.getByRole('button', { name: 'Add the note' }).click();
    await drawer.getByText('Write something first.').waitFor();
    await drawer.getByLabel('Note on this author').fill('Writes from two accounts');
    await drawer.getByRole('button', { name: 'Add the note' }).click();
    await drawer.getByText('Note by First Admin').waitFor();
    await drawer.getByText('Writes from two accounts').waitFor();
    await drawer.getByRole('button', { name: 'Delete the note' }).click();
    await page.getByText('The note is deleted.').waitFor();
    await expect.poll(() => drawer.getByText('Writes from two accounts').count()).toBe(0);
  });

  test('everything pending by one author is rejected at once', async () => {
    const place = await article('Many at once');
    const first = await postComment(app, place, { body: 'Number 1', name: 'Many' });
    for (const body of ['Number two', 'Number three']) {
      await app.http.post(`/api/newsroom/threads/${place}/comments`, {
        guest: first.guestToken!,
        body: { body },
      });
    }
    const drawer = await openAuthor(place, 'Number 1', 'Many');
    await drawer.getByRole('button', { name: 'Reject all 3 pending comments' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reject everything by Many' });
    await dialog.getByRole('combobox', { name: 'Reason' }).click();
    await page.getByRole('option', { name: 'Advertising' }).click();
    await dialog.getByRole('button', { name: 'Reject all' }).click();
    await page.getByText('3 comments are rejected.').waitFor();
    await drawer.getByText('Nothing is pending').waitFor();
  });

  test('without the permission there are no sanctions, e-mails or addresses', async () => {
    const place = await article('Who may');
    await postComment(app, place, { body: 'Look at me', name: 'Ida' });
    const { email } = await app.createAdmin({
      permissions: [permissions.readDesk, permissions.moderate],
    });
    const theirs = await openAdmin(browser(), app, { email });
    await openConversation(place, 'Look at me', theirs);
    await item('Ida', theirs).getByRole('button', { name: 'Ida', exact: true }).click();
    const drawer = theirs.getByRole('dialog', { name: 'Ida' });
    await drawer.getByRole('button', { name: 'Add the note' }).waitFor();
    expect(await drawer.getByRole('button', { name: 'Ban' }).count()).toBe(0);
    expect(await drawer.getByText('Addresses').count()).toBe(0);
    await theirs.context().close();
  });

  test('an address leads to everybody who wrote from it, and back', async () => {
    const place = await article('One address');
    for (const name of ['Jekyll', 'Hyde']) {
      await app.http.post(`/api/newsroom/threads/${place}/comments`, {
        ip: '203.0.113.77',
        body: { body: `I am ${name}`, author: { name } },
      });
    }
    const drawer = await openAuthor(place, 'I am Hyde', 'Hyde');
    await drawer.getByRole('button', { name: /^Everything from the address/ }).click();
    const shared = page.getByRole('dialog', { name: 'One address' });
    await shared.getByRole('button', { name: 'Jekyll' }).waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await page.getByRole('dialog', { name: 'Hyde' }).waitFor();
  });

  test('the history shows decisions, reports, and what was changed in the text', async () => {
    const place = await article('With a past');
    const { id } = await postComment(app, place, { body: 'The tram is late', name: 'Eve' });
    await approve(id);
    await app.http.post(`/api/newsroom/comments/${id}/reports`, {
      ip: '203.0.113.5',
      body: { reason: 'abuse', note: 'Rude to trams' },
    });
    await app.http.put(`/newsroom/comments/${id}/body`, {
      admin: true,
      body: { revision: (await rowOf(id)).revision, body: 'The tram was late' },
    });
    await openConversation(place, 'The tram was late');
    await item('Eve').getByRole('button', { name: 'History' }).click();
    const drawer = page.getByRole('dialog', { name: 'History' });
    await drawer.getByText('Rude to trams').waitFor();
    await expect.poll(() => drawer.locator('del').innerText()).toContain('is');
    expect(await drawer.locator('ins').innerText()).toContain('was');
    await drawer.getByText('First Admin').first().waitFor();
    expect(await faultsOfAccess(page, '[role=dialog]')).toEqual([]);
  });

  test('a second moderator sees who looks at a comment, and what they decide', async () => {
    const place = await article('Seen by two');
    await postComment(app, place, { body: 'Look here', name: 'Lou' });
    const { email, name } = await app.createAdmin({
      permissions: [permissions.readDesk, permissions.moderate],
      firstname: 'Vera',
      lastname: 'Viewer',
    });
    const theirs = await openAdmin(browser(), app, { email });
    await openConversation(place, 'Look here', theirs);
    await openConversation(place, 'Look here');
    await item('Lou').getByText(`${name} is looking at this`).waitFor();

    await item('Lou', theirs).getByRole('button', { name: 'Approve' }).click();
    await item('Lou', theirs).getByText('Approved').waitFor();
    await page.getByRole('button', { name: 'Something is new here. Show it' }).click();
    await item('Lou').getByText('Approved').waitFor();

    await theirs.keyboard.press('Escape');
    await expect
      .poll(() => item('Lou').getByText('is looking at this').count(), { timeout: 60_000 })
      .toBe(0);
    await theirs.context().close();
  });

  test('where the stream does not pass, changes arrive by asking', async () => {
    const place = await article('No stream');
    const { id } = await postComment(app, place, { body: 'Poll me', name: 'Pia' });
    await page.route(/\/newsroom\/live$/, (route) => route.abort());
    await openConversation(place, 'Poll me');
    // The first poll says where it stands.
    await page.waitForResponse((response) => response.url().includes('/newsroom/live/changes'));
    await approve(id);
    await page.getByRole('button', { name: 'Something is new here. Show it' }).waitFor();
    await page.unroute(/\/newsroom\/live$/);
  });

  test('says when something cannot be loaded, and tries again', async () => {
    const place = await article('Offline');
    await postComment(app, place, { body: 'Are you there?', name: 'Off' });
    const routes = '**/conversation*';
    await page.route(routes, (route) => route.abort());
    const path = `/newsroom/subjects/${uids.article}/${place}/thread`;
    const { id } = (await app.http.get(path, { admin: true })).body.data;
    await page.goto(`${app.url}/admin/plugins/newsroom/threads/${id}`);
    await page.getByRole('button', { name: 'Show the conversation' }).click();
    await page.getByText('The conversation could not be loaded.').waitFor();
    await page.unroute(routes);
    await page.getByRole('button', { name: 'Try again' }).click();
    await item('Off').waitFor();
  });
});
