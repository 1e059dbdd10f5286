import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { faultsOfAccess } from '../harness/faults-of-access';
import { postComment } from './post-comment';

describeInBrowser('the home page', (browser) => {
  let app: Newsroom;
  let page: Page;
  let article: string;
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true });
    article = (await app.contentManager.publish({ title: 'Harbour swimmers win' })).documentId;
    page = await openAdmin(browser(), app);
  });
  afterAll(() => app.stop());

  const statusOf = async (id: string) =>
    (await app.strapi.db.query(uids.comment).findOne({ where: { documentId: id } })).status;
  const home = async (on: Page = page) => {
    await on.goto(`${app.url}/admin`);
    await on.getByRole('heading', { name: /^Hello/ }).waitFor();
  };

  test('shows what waits, and decides on it', async () => {
    await home();
    await page.getByText('No comments are waiting').waitFor();

    const posted = [];
    for (const name of ['Ann', 'Bea', 'Cleo', 'Dan']) {
      posted.push(await postComment(app, article, { body: `${name} was here`, name }));
    }
    await home();
    await page.getByText('Dan was here').waitFor();
    expect(await page.getByText('Ann was here').count()).toBe(0);
    await page.getByText('the oldest came').waitFor();
    // Around it stands what is Strapi's own.
    const within = '[aria-labelledby="plugin::newsroom.desk"] main > *';
    expect(await faultsOfAccess(page, within)).toEqual([]);

    await page.getByRole('button', { name: 'Approve the comment by Dan' }).click();
    await page.getByText('The comment by Dan is approved.').waitFor();
    await page.getByText('Ann was here').waitFor();
    expect(await statusOf(posted[3]!.id)).toBe('approved');

    await page.getByRole('button', { name: 'Reject the comment by Cleo' }).click();
    const dialog = page.getByRole('dialog', { name: 'Reject the comment by Cleo' });
    await dialog.getByRole('radio', { name: 'Off topic' }).click();
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('The comment by Cleo is rejected.').waitFor();
    expect(await statusOf(posted[2]!.id)).toBe('rejected');

    await page.getByRole('link', { name: 'Open the desk' }).click();
    await page.waitForURL('**/plugins/newsroom**');
  });

  test('shows nothing of it to those who may not read the desk', async () => {
    const { email } = await app.createAdmin({ permissions: ['admin::users.read'] });
    const theirs = await openAdmin(browser(), app, { email });
    await home(theirs);
    expect(await theirs.getByText('Open the desk').count()).toBe(0);
    await theirs.context().close();
  });

  test('says when it cannot be loaded, and tries again', async () => {
    await page.route('**/newsroom/overview', (route) => route.abort());
    await home();
    await page.getByText('The comments could not be loaded.').waitFor();
    await page.unroute('**/newsroom/overview');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Open the desk' }).waitFor();
  });
});
