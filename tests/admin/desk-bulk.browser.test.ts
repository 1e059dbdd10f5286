import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { uids } from '../../content-types';
import type { Bulk } from '../../server/bulk/contract';
import { bulks, putPending } from '../fixtures/bulks';
import { threadOf, type Row } from '../fixtures/discussion';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { postComment } from './post-comment';

describeInBrowser('many comments at once', (browser) => {
  let app: Newsroom;
  let page: Page;
  let article: string;
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true });
    page = await openAdmin(browser(), app);
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    article = (await app.contentManager.publish({ title: 'Harbour swimmers win' })).documentId;
  });

  const openQueue = async () => {
    const path = `/newsroom/subjects/${uids.article}/${article}/thread`;
    const thread = (await app.http.get(path, { admin: true })).body.data.id as string;
    await page.goto(`${app.url}/admin/plugins/newsroom?threads=${thread}`);
  };
  const write = async (names: readonly string[]) => {
    const ids: string[] = [];
    for (const name of names) {
      ids.push((await postComment(app, article, { body: `I am ${name}`, name })).id);
    }
    return ids;
  };
  const card = (name: string) => page.getByRole('article', { name: `Comment by ${name}` });
  const statusesOf = async (ids: readonly string[]) =>
    (
      await app.strapi.db
        .query(uids.comment)
        .findMany({ where: { documentId: { $in: ids } }, orderBy: { id: 'asc' } })
    ).map(({ status }) => status);

  test('are selected by keyboard, decided on together, and taken back together', async () => {
    const ids = await write(['Ann', 'Ben', 'Cai', 'Dee']);
    await openQueue();
    await card('Dee').waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+x');
    await page.getByText('3 selected').waitFor();
    await page.keyboard.press('s');
    await page.getByText('Done: 3 decided.').first().waitFor();
    expect(await statusesOf(ids)).toEqual(['pending', 'spam', 'spam', 'spam']);
    await expect.poll(() => page.getByRole('article').count(), { timeout: 60_000 }).toBe(1);

    await page.getByRole('button', { name: 'Undo all' }).click();
    await expect.poll(() => page.getByRole('article').count(), { timeout: 60_000 }).toBe(4);
    expect(await statusesOf(ids)).toEqual(['pending', 'pending', 'pending', 'pending']);
  });

  test('are not told of one by one to the one who decided on them', async () => {
    const ids = await write(['Ann', 'Ben', 'Cai']);
    await openQueue();
    await card('Cai').waitFor();
    // It is not seen to end.
    const before = await app.strapi.db.query(uids.bulk).findMany({ select: ['documentId'] });
    const isEarlier = ({ id }: Bulk) => before.some(({ documentId }) => documentId === id);
    const asked = /\/newsroom\/bulks$/;
    await page.route(asked, async (route) => {
      if (route.request().method() !== 'GET') return route.continue();
      const answer = await (await route.fetch()).json();
      const data = answer.data.map((one: Bulk) =>
        isEarlier(one) ? one : { ...one, state: 'running' }
      );
      await route.fulfill({ json: { ...answer, data } });
    });
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await page.keyboard.press('s');
    await page.getByRole('progressbar').waitFor();
    await expect.poll(() => statusesOf(ids)).toEqual(['spam', 'spam', 'pending']);
    // What came meanwhile is counted: by then all that was to be heard of the two has been heard.
    await write(['Dee']);
    await page.getByRole('button', { name: '1 new comment' }).waitFor();
    expect(await page.getByText('This changed while you were reading').count()).toBe(0);
    await page.unrouteAll({ behavior: 'wait' });
    await page.getByText('Done: 2 decided.').first().waitFor();
    await card('Ann').waitFor({ state: 'detached' });
    await card('Cai').waitFor();
  });

  test('are all that fit the filter, after a question that says how many', async () => {
    const names = Array.from({ length: 30 }, (_, index) => `Reader ${index + 1}`);
    const ids = await write(names);
    await openQueue();
    await card('Reader 1').first().waitFor();
    // All that is loaded first; then, as there is more, all of it.
    await page.getByRole('checkbox', { name: /^Select the \d+ shown$/ }).click();
    const all = page.getByRole('button', { name: 'Select all that fit the filters' });
    if (await all.count()) await all.click();
    await page.getByText('30 selected').waitFor();
    await page
      .getByRole('group', { name: 'Decide on what is selected' })
      .getByRole('button', { name: 'Reject' })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Reject 30 comments' });
    await dialog.getByRole('radio', { name: 'Off topic' }).click();
    await dialog.getByRole('button', { name: 'Reject' }).click();
    await page.getByText('Done: 30 decided.').first().waitFor();
    expect(new Set(await statusesOf(ids))).toEqual(new Set(['rejected']));
    await page.getByText('No comment in this queue fits the filters').waitFor();
    const decisions = await app.strapi.db
      .query(uids.decision)
      .findMany({ where: { comment: { $in: ids }, actorKind: 'staff' } });
    expect(decisions).toHaveLength(30);
    expect(new Set(decisions.map(({ reason }) => reason))).toEqual(new Set(['off-topic']));
  });

  test('are ten thousand, through a reload, a cancellation, and back again', async () => {
    const { documentId: thread } = await threadOf(app, article);
    const total = 10_000;
    await putPending(app, [{ subject: article, id: thread, path: '' }], total);
    await openQueue();
    const row = (uid: string) => app.strapi.db.query(uid);
    const statuses = async () => {
      const { connection } = app.strapi.db;
      const found: Row[] = await connection('newsroom_comments')
        .where({ thread })
        .groupBy('status')
        .select('status', connection.raw('count(*) as count'));
      return Object.fromEntries(found.map(({ status, count }) => [status, Number(count)]));
    };
    const latest = async (): Promise<Bulk | undefined> => (await bulks(app).list()).body.data[0];
    /** As if the process that works on what was begun had died: nobody goes on until the claim has run
     * out. It is waited for from before it begins, since the page may be slower than all of it. */
    const interrupted = async (begin: () => Promise<void>) => {
      const last = await latest();
      const isUnderWay = async () => {
        const bulk = await latest();
        return bulk && bulk.id !== last?.id && bulk.decided > 0 ? bulk.id : null;
      };
      const halt = async () => {
        await expect.poll(isUnderWay, { timeout: 120_000 }).not.toBe(null);
        const id = (await latest())?.id ?? '';
        const far = new Date(Date.now() + 3_600_000);
        await row(uids.bulk).updateMany({
          where: { documentId: id, state: 'running' },
          data: { claimedUntil: far },
        });
        return bulks(app).until(id, ({ decided }) => decided < total);
      };
      const [bulk] = await Promise.all([halt(), begin()]);
      return bulk;
    };
    const goOn = (id: string) =>
      row(uids.bulk).updateMany({ where: { documentId: id }, data: { claimedUntil: null } });
    const decideOnAll = async (label: string) => {
      await page.getByRole('checkbox', { name: /^Select the \d+ shown$/ }).click();
      await page.getByRole('button', { name: 'Select all that fit the filters' }).click();
      await page.getByText('10,000 selected').waitFor();
      const group = page.getByRole('group', { name: 'Decide on what is selected' });
      await group.getByRole('button', { name: label }).click();
      const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
      await dialog.getByText(/10,000 comments/).waitFor();
      await dialog.getByRole('button', { name: label }).click();
    };
    const bar = page.getByRole('progressbar');

    const halted = await interrupted(() => decideOnAll('Approve'));
    await bar.waitFor();
    await page.reload();
    await bar.waitFor();
    const now = await bulks(app).find(halted.id);
    await page.getByText(`${now.body.data.decided.toLocaleString('en')} of 10,000`).waitFor();
    await goOn(halted.id);
    await page.getByText('Done: 10,000 decided.').first().waitFor();
    expect(await statuses()).toEqual({ approved: total });
    const decisions: Row[] = await app.strapi.db
      .connection('newsroom_decisions')
      .where({ thread, bulk: halted.id })
      .select('comment', 'from', 'to');
    expect(decisions).toHaveLength(total);
    expect(new Set(decisions.map(({ comment }) => comment)).size).toBe(total);

    await page.getByRole('button', { name: 'Undo all' }).click();
    await page.getByText('Done: 10,000 decided.').first().waitFor();
    await expect.poll(statuses, { timeout: 60_000 }).toEqual({ pending: total });

    await page.reload();
    await card('Reader 0').first().waitFor();
    const cancelled = await interrupted(() => decideOnAll('Spam'));
    await page.getByRole('button', { name: 'Cancel', exact: true }).click();
    await page
      .getByText(/^Cancelled: [\d,]+ of 10,000 were decided/)
      .first()
      .waitFor();
    const { decided, state } = (await bulks(app).find(cancelled.id)).body.data as Bulk;
    expect(state).toBe('cancelled');
    expect(await statuses()).toEqual({ spam: decided, pending: total - decided });
    await page.getByRole('button', { name: 'Undo all' }).click();
    await expect.poll(statuses, { timeout: 60_000 }).toEqual({ pending: total });
    // Forty thousand decisions, on machines of any speed.
  }, 600_000);

  test('are a hundred thousand in a queue, of which a few are on the page', async () => {
    const { documentId: thread } = await threadOf(app, article);
    await putPending(app, [{ subject: article, id: thread, path: '' }], 100_000);
    await openQueue();
    const cards = page.getByRole('article');
    await cards.first().waitFor();
    expect(await page.getByRole('tab', { name: 'Pending' }).innerText()).toContain('1,000+');
    const last = async () => Number(await cards.last().getAttribute('aria-posinset'));
    let before = 0;
    for (let step = 0; step < 20; step += 1) {
      // In one go: a card may be drawn anew between being found and being scrolled to.
      await cards.last().evaluate((one) => one.scrollIntoView({ behavior: 'instant' }));
      await expect.poll(last, { timeout: 60_000 }).toBeGreaterThan(before);
      before = await last();
      expect(await cards.count()).toBeLessThan(25);
    }
    const name = await cards.last().getAttribute('aria-label');
    expect(name).toBe(`Comment by Reader ${(before - 1) % 97}`);
  });
});
