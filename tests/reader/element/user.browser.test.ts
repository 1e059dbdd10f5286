import { afterAll, beforeAll, expect, test } from 'vitest';

import { openThread } from '../../fixtures/discussion';
import { describeInBrowser } from '../../harness/browser';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { openPage } from './open-page';
import { byMarksAndFast } from './policies';
import { startWebsite, type Website } from './website';

describeInBrowser('a reader with an account, where guests may not write', (browser) => {
  let app: Newsroom;
  let website: Website;
  beforeAll(async () => {
    app = await startNewsroom({ config: { ...byMarksAndFast(), authors: { guests: false } } });
    website = await startWebsite();
  });
  afterAll(async () => {
    await website.close();
    await app.stop();
  });

  test('is asked to sign in, writes without a name field, edits, votes and deletes', async () => {
    const { subject: thread } = await openThread(app);
    const { token } = await app.createUser('ursula');
    const { page, faults, close } = await openPage(
      browser(),
      { app, website },
      { thread, within: '<a slot="sign-in" href="/login">Log in, please</a>' }
    );
    await page.getByRole('link', { name: 'Log in, please' }).waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);

    const heard: unknown[] = [];
    await page.exposeFunction('hear', (event: unknown) => heard.push(event));
    await page.evaluate((jwt) => {
      const { hear } = window as unknown as { hear: (event: unknown) => void };
      for (const name of ['ready', 'count', 'posted', 'edited', 'voted', 'deleted'] as const) {
        document.addEventListener(`newsroom-${name}`, (event) =>
          hear([name, (event as CustomEvent).detail])
        );
      }
      Object.assign(document.querySelector('newsroom-comments')!, {
        token: () => Promise.resolve(jwt),
      });
    }, token);
    await page.getByLabel('Your comment').fill('As a member');
    expect(await page.getByRole('textbox').count()).toBe(1);
    await page.getByRole('button', { name: 'Post comment' }).click();
    const own = page.getByRole('article');
    await own.waitFor();
    expect(await own.getByText('ursula').count()).toBe(1);
    await own.getByRole('button', { name: 'Edit' }).click();
    await own.getByRole('textbox').fill('As a loyal member');
    await own.getByRole('button', { name: 'Save' }).click();
    await own.getByText('As a loyal member').waitFor();
    await own.getByRole('button', { name: 'Delete' }).click();
    await own.getByRole('button', { name: 'Delete' }).last().click();
    await page.getByRole('heading', { name: 'No comments yet' }).waitFor();
    expect(heard).toMatchObject([
      ['ready', { thread, commentCount: 0, open: true }],
      ['posted', { thread, comment: { body: 'As a member', status: 'approved' } }],
      ['count', { commentCount: 1 }],
      ['edited', { thread, comment: { body: 'As a loyal member' } }],
      ['deleted', { thread }],
      ['count', { commentCount: 0 }],
    ]);
    expect(faults()).toEqual([]);
    await close();
  });
});
