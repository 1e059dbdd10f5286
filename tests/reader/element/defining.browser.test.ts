import { afterAll, beforeAll, expect, test } from 'vitest';

import { openThread, posted, type Thread } from '../../fixtures/discussion';
import { describeInBrowser } from '../../harness/browser';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { openPage } from './open-page';
import { byMarksAndFast } from './policies';
import { startWebsite, type Website } from './website';

describeInBrowser('the script of the elements', (browser) => {
  let app: Newsroom;
  let website: Website;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ config: byMarksAndFast() });
    website = await startWebsite();
    thread = await openThread(app);
    await posted(app, thread, { body: 'The opening' });
  });
  afterAll(async () => {
    await website.close();
    await app.stop();
  });

  test('may be loaded twice: the second time nothing happens', async () => {
    const { page, asked, faults, close } = await openPage(
      browser(),
      { app, website },
      {
        thread: thread.subject,
        // Another address, so that the browser runs it again.
        after: '<script type="module" src="/element.js?again"></script>',
      }
    );
    await page.getByText('The opening').waitFor();
    // As text: what builds tests has an `import()` of its own.
    const isAnother = await page.evaluate(`import('/element.js?and-again').then(
      ({ NewsroomComments }) => NewsroomComments !== customElements.get('newsroom-comments')
    )`);
    expect(isAnother).toBe(true);
    expect(await page.getByRole('article').count()).toBe(1);
    expect(await page.getByRole('heading', { name: '1 comment' }).count()).toBe(1);
    expect(asked()).toHaveLength(2);
    expect(faults()).toEqual([]);
    await close();
  });

  test('takes over what was set before it was there', async () => {
    const { token } = await app.createUser('early');
    const { page, asked, faults, close } = await openPage(
      browser(),
      { app, website },
      {
        thread: 'another',
        attributes: `data-thread="${thread.subject}" data-token="${token}"`,
        before: () => {
          // A framework that is faster than the script: the element is no more than a name yet.
          new MutationObserver((_, observer) => {
            const element = document.querySelector('newsroom-comments');
            if (!element) return;
            observer.disconnect();
            const isDefined = Boolean(customElements.get('newsroom-comments'));
            const { thread, token } = (element as HTMLElement).dataset;
            Object.assign(element, { thread, token: () => token, heading: 3, noLive: true });
            document.documentElement.dataset.early = String(!isDefined);
          }).observe(document, { childList: true, subtree: true });
        },
      }
    );
    await page.getByText('The opening').waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset.early)).toBe('true');
    expect(await page.getByRole('heading', { name: '1 comment', level: 3 }).count()).toBe(1);
    // What was set is the element's own again: it answers as attributes do, and hears of a change.
    const element = page.locator('newsroom-comments');
    expect(
      await element.evaluate((one) => {
        const { thread, heading, noLive } = one as unknown as Record<string, unknown>;
        return { thread, heading, noLive, own: Object.keys(one) };
      })
    ).toEqual({ thread: thread.subject, heading: '3', noLive: '', own: [] });
    await page.getByLabel('Your comment').fill('As a member');
    expect(await page.getByRole('textbox').count()).toBe(1);
    await page.getByRole('button', { name: 'Post comment' }).click();
    await page.getByRole('article', { name: 'Comment by early' }).waitFor();
    expect(asked().filter((line) => line.includes('/threads/another'))).toEqual([]);
    expect(faults()).toEqual([]);
    await close();
  });
});
