import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { permissions } from '../../server/desk/contract';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { faultsOfAccess } from '../harness/faults-of-access';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const purging = 'Remove what belonged to deleted articles';

describeInBrowser('background jobs', (browser) => {
  let app: Newsroom;
  let page: Page;
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true });
    page = await openAdmin(browser(), app);
  });
  afterAll(() => app.stop());

  const path = '/plugins/newsroom/jobs';
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  /** On a wide screen; what a narrow one has in its place is there as well, and hidden. */
  const cell = (name: string, text: string) => row(name).getByRole('gridcell', { name: text });
  const jobs = () => app.strapi.db.connection('newsroom_jobs');

  test('stand in the menu, each with how it went', async () => {
    await page.goto(`${app.url}/admin/plugins/newsroom`);
    await page.getByRole('link', { name: 'Background jobs' }).click();
    await cell(purging, 'Waiting').last().waitFor();
    await cell(purging, 'Never').last().waitFor();
    expect(await page.getByRole('row').count()).toBe(4);
    expect(await faultsOfAccess(page, '#main-content')).toEqual([]);
  });

  test('are done when one asks', async () => {
    await page.getByRole('button', { name: `Run now: ${purging}` }).click();
    await page.getByText(`“${purging}” begins in a moment`).waitFor();
    await expect.poll(() => row(purging).getByText('took').count()).toBeGreaterThan(0);
  });

  test('say what they failed with', async () => {
    await jobs()
      .where({ name: 'purge' })
      .update({ failures: 3, last_error: 'Error: no space left' });
    await jobs()
      .where({ name: 'clear-limits' })
      .update({
        claimed_until: new Date(Date.now() + 600_000),
        last_started_at: new Date(),
        last_ended_at: new Date(Date.now() - 3_600_000),
        last_duration: 310,
      });
    await page.reload();
    await cell(purging, 'Failed 3 times').last().waitFor();
    await row(purging).getByText('Error: no space left').waitFor();
    const running = row('Remove expired limits');
    await cell('Remove expired limits', 'Running').last().waitFor();
    expect(await running.getByRole('button').isDisabled()).toBe(true);
    // That is how long the run before took.
    expect(await running.getByText('took').count()).toBe(0);
    expect(await faultsOfAccess(page, '#main-content')).toEqual([]);
  });

  test('stay to be seen when they can no longer be loaded', async () => {
    const asked = /(?<!plugins)\/newsroom\/jobs$/;
    await page.route(asked, (route) => route.abort());
    const alert = page.locator('main').getByRole('alert');
    await alert.getByText('The jobs could not be loaded.').waitFor();
    expect(await page.getByRole('row').count()).toBe(4);
    expect(await faultsOfAccess(page, '#main-content')).toEqual([]);
    await page.unroute(asked);
    await alert.waitFor({ state: 'detached' });
  });

  test('fit on a telephone', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await row(purging).getByRole('button').waitFor();
    const isTooWide = () =>
      page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(await isTooWide()).toBe(false);
    const box = await row(purging).getByRole('button').boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true);
    expect(await faultsOfAccess(page, '#main-content')).toEqual([]);
  });

  test('are for those who may change settings', async () => {
    const { email } = await app.createAdmin({ permissions: [permissions.readDesk] });
    const theirs = await openAdmin(browser(), app, { email, path });
    await theirs
      .getByText('You don’t have the permissions')
      .or(theirs.getByText("You don't have the permissions"))
      .first()
      .waitFor();
    expect(await theirs.getByRole('table').count()).toBe(0);
    await theirs.context().close();
  });
});
