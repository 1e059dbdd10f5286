import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import type { Account } from '../harness/accounts';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const { readDesk, moderate, sanction, identify, inspectAudit, changeSettings } = permissions;
const all: string[] = Object.values(permissions);

/** What each permission brings to the desk and to an author's drawer, besides what all who read the
 * desk see. */
const brings: Readonly<Record<string, readonly string[]>> = {
  [moderate]: ['select', 'decide', 'pin', 'decide by key', 'note', 'reject all'],
  [sanction]: ['ban'],
  [identify]: ['e-mail', 'address'],
  [inspectAudit]: ['audit'],
  [changeSettings]: ['jobs'],
};

describeInBrowser('a role', (browser) => {
  let app: Newsroom;
  let page: Page;
  let account: Account;
  let comment: string;
  /** Requests that the server has refused. */
  let refused: string[];
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true });
    const { documentId } = await app.contentManager.publish({ title: 'Harbour swimmers win' });
    const posted = await app.http.post(`/api/newsroom/threads/${documentId}/comments`, {
      ip: '203.0.113.77',
      body: { body: 'Hello', author: { name: 'Ann', email: 'ann@readers.test' } },
    });
    comment = posted.body.data.id;
    account = await app.createAdmin({ permissions: [readDesk] });
    page = await openAdmin(browser(), app, account);
    page.on('response', (response) => {
      if (response.status() === 403) refused.push(response.url());
    });
  });
  beforeEach(() => {
    refused = [];
  });
  afterAll(() => app.stop());

  /** From the next page load on. */
  const allow = async (given: readonly (string | object)[]) => {
    const { roles } = await app.strapi.db
      .query('admin::user')
      .findOne({ where: { id: account.id }, populate: ['roles'] });
    await app.strapi.service('admin::role').assignPermissions(
      roles[0].id,
      given.map((one) => ({
        ...{ subject: null, properties: {}, conditions: [] },
        ...(typeof one === 'string' ? { action: one } : one),
      }))
    );
  };
  const open = (path: string) => page.goto(`${app.url}/admin${path}`);
  const card = () => page.getByRole('article', { name: 'Comment by Ann' });
  const links = () =>
    page.getByRole('navigation', { name: 'Newsroom' }).getByRole('link').allInnerTexts();
  const rowOf = () => app.strapi.db.query(uids.comment).findOne({ where: { documentId: comment } });
  const isThere = async (...names: [string, ReturnType<Page['locator']>][]) => {
    const there: string[] = [];
    for (const [name, locator] of names) if ((await locator.count()) > 0) there.push(name);
    return there;
  };

  /** What can be done on the desk and in the author's drawer. */
  const offered = async () => {
    await open('/plugins/newsroom?queue=all');
    await card().waitFor();
    // Nobody may decide, or read of it, by a key whose button is not there.
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Next comment').waitFor();
    const byKey = await isThere(['decide by key', sheet.getByText('Approve', { exact: true })]);
    // Not by Escape, which would go to a tooltip where the mouse was left.
    await sheet.getByRole('button', { name: 'Close' }).click();
    await sheet.waitFor({ state: 'detached' });
    const button = (name: string) => card().getByRole('button', { name });
    const onDesk = await isThere(
      ['select', card().getByRole('checkbox')],
      ['decide', button('Approve')],
      ['pin', button('Pin')],
      ['audit', page.getByRole('link', { name: 'Audit' })],
      ['jobs', page.getByRole('link', { name: 'Background jobs' })]
    );
    await button('First comment').click();
    const drawer = page.getByRole('dialog', { name: 'Ann' });
    await drawer.getByRole('button', { name: 'Show the conversation' }).waitFor();
    const inDrawer = await isThere(
      ['note', drawer.getByRole('button', { name: 'Add the note' })],
      ['ban', drawer.getByRole('button', { name: 'Ban' })],
      ['reject all', drawer.getByRole('button', { name: 'Reject 1 pending comment' })],
      ['e-mail', drawer.getByText('ann@readers.test')],
      ['address', drawer.getByRole('button', { name: /^Everything from the address/ })]
    );
    return [...byKey, ...onDesk, ...inDrawer].sort();
  };
  const broughtBy = (given: readonly string[]) => given.flatMap((one) => brings[one] ?? []).sort();

  test.each(Object.keys(brings))(
    'that reads the desk and has %s sees the controls for it, and no others',
    async (permission) => {
      await allow([readDesk, permission]);
      expect(await offered()).toEqual(broughtBy([permission]));
      expect(refused).toEqual([]);
    }
  );

  test.each(Object.keys(brings))(
    'that lacks %s alone sees the controls for all else',
    async (permission) => {
      const others = all.filter((one) => one !== permission);
      await allow(others);
      expect(await offered()).toEqual(broughtBy(others));
      expect(refused).toEqual([]);
    }
  );

  test('that may not moderate changes nothing by pressing keys', async () => {
    await allow(all.filter((one) => one !== moderate));
    await open('/plugins/newsroom');
    await card().waitFor();
    await page.keyboard.press('j');
    for (const key of ['a', 's', 'p', 'i', 'z', 'r', 'd', 'e', 'c', 'x']) {
      await page.keyboard.press(key);
    }
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('o');
    await page.getByRole('dialog', { name: 'Conversation' }).waitFor();
    expect(await rowOf()).toMatchObject({ status: 'pending', pinned: false, revision: 1 });
    expect(refused).toEqual([]);
  });

  test('that may not identify authors finds nobody by an address', async () => {
    await allow(all.filter((one) => one !== identify));
    const { ipHash } = await rowOf();
    await open(`/plugins/newsroom?author=address:${ipHash}`);
    await page.getByText('You are not allowed to do this.').waitFor();
    expect(await card().count()).toBe(0);
  });

  test('that inspects the audit alone gets there by the menu, and nowhere else', async () => {
    await allow([inspectAudit]);
    await open('/');
    await page.getByRole('link', { name: 'Newsroom' }).click();
    await page.getByRole('heading', { name: 'Audit' }).waitFor();
    await page.getByText('No moderator has decided yet').waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/plugins/newsroom/audit');
    expect(await links()).toEqual(['Audit']);

    for (const path of ['threads', 'threads/unknown']) {
      await open(`/plugins/newsroom/${path}`);
      await page.getByText("You don't have the permissions to access that content").waitFor();
      expect(await links()).toEqual(['Audit']);
    }
    expect(refused).toEqual([]);
  });

  test('that changes settings alone gets to the jobs by the menu', async () => {
    await allow([changeSettings]);
    await open('/');
    await page.getByRole('link', { name: 'Newsroom' }).click();
    await page.getByRole('heading', { name: 'Background jobs' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/admin/plugins/newsroom/jobs');
    expect(await links()).toEqual(['Background jobs']);
    expect(refused).toEqual([]);
  });

  test('that reads the desk alone is told that the audit is not for it', async () => {
    await allow([readDesk]);
    await open('/plugins/newsroom/audit');
    await page.getByText("You don't have the permissions to access that content").waitFor();
    expect(await links()).toEqual(['Desk', 'Threads']);
    expect(refused).toEqual([]);
  });

  test('with neither sees nothing of the newsroom', async () => {
    await allow([moderate, sanction, identify]);
    await open('/');
    await page.getByRole('heading', { name: /^Hello/ }).waitFor();
    expect(await page.getByRole('link', { name: 'Newsroom' }).count()).toBe(0);
    await open('/plugins/newsroom');
    await page.getByText("You don't have the permissions to access that content").waitFor();
    expect(await links()).toEqual([]);
    expect(refused).toEqual([]);
  });

  test('that reads articles without the desk is not shown what is said below them', async () => {
    await allow([
      {
        action: 'plugin::content-manager.explorer.read',
        subject: uids.article,
        properties: { fields: ['title', 'slug'], locales: ['en'] },
      },
    ]);
    await open(`/content-manager/collection-types/${uids.article}`);
    await page.getByText('Harbour swimmers win').click();
    await page.getByRole('heading', { name: 'Harbour swimmers win' }).waitFor();
    expect(await page.getByRole('heading', { name: 'Comments', exact: true }).count()).toBe(0);
    expect(refused).toEqual([]);
  });
});
