import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { permissions } from '../../server/desk/contract';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { faultsOfAccess } from '../harness/faults-of-access';
import { postComment } from './post-comment';

describeInBrowser('the audit', (browser) => {
  let app: Newsroom;
  let page: Page;
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true });
    page = await openAdmin(browser(), app);
  });
  afterAll(() => app.stop());

  const path = '/plugins/newsroom/audit';

  test('is empty until someone decides', async () => {
    await page.goto(`${app.url}/admin${path}`);
    await page.getByText('No moderator has decided yet').waitFor();
  });

  test('shows who decided what, by whom and when one asks', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Harbour swimmers win' });
    const other = await app.createAdmin({ firstname: 'Olga', lastname: 'Other' });
    for (const [name, to, token] of [
      ['Ann', 'approved', true],
      ['Bea', 'rejected', other.token],
    ] as const) {
      const { id } = await postComment(app, documentId, { body: `By ${name}`, name });
      const { status } = await app.http.post(`/newsroom/comments/${id}/decisions`, {
        admin: token,
        body: { revision: 1, to, ...(to === 'rejected' && { reason: 'off-topic' }) },
      });
      expect(status).toBe(200);
    }
    await page.goto(`${app.url}/admin${path}`);
    const row = (name: string) => page.getByRole('row').filter({ hasText: `By ${name}` });
    await row('Ann').getByText('First Admin').waitFor();
    await row('Bea').getByText('Olga Other').waitFor();
    await row('Bea').getByRole('gridcell', { name: 'Off topic' }).waitFor();
    expect(await faultsOfAccess(page, '#main-content')).toEqual([]);

    await page.getByRole('combobox', { name: 'Who' }).click();
    await page.getByRole('option', { name: 'Olga Other' }).click();
    await expect.poll(() => row('Ann').count()).toBe(0);
    await row('Bea').waitFor();
    await page.goto(`${app.url}/admin${path}?from=2001-01-01&to=2001-01-02`);
    await page.getByText('Nothing fits').waitFor();
    await page.getByRole('button', { name: 'Show everything' }).click();
    await row('Ann').waitFor();

    await page.getByRole('combobox', { name: 'What to show' }).click();
    await page.getByRole('option', { name: 'Sanctions' }).click();
    await page.getByText('No sanctions yet').waitFor();
  });

  test('is for those who may inspect it', async () => {
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
