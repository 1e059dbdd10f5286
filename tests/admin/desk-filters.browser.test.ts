import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { postComment } from './post-comment';

const post = 'api::post.post';

describeInBrowser('the filters of the desk', (browser) => {
  let app: Newsroom;
  let page: Page;
  beforeAll(async () => {
    app = await startNewsroom({
      serveAdmin: true,
      config: {
        commentable: [post],
        moderation: { options: { 'held-words': { words: ['lawsuit'] } } },
      },
    });
    const publish = async (title: string, uid?: string) =>
      (await app.contentManager.publish({ title }, { uid })).documentId;
    const harbour = await publish('Harbour swimmers win');
    const bus = await publish('Night bus returns');
    await postComment(app, harbour, { body: 'Is there a lawsuit?', name: 'Ann' });
    await postComment(app, harbour, { body: 'Cold water', name: 'Ben' });
    await postComment(app, bus, { body: 'Cold nights', name: 'Cai' });
    const pool = await publish('Pool is closed', post);
    const dan = await postComment(app, `${post}:${pool}`, { body: 'Why?', name: 'Dan' });
    await decide(dan.id, { to: 'approved' });
    await app.http.post(`/api/newsroom/comments/${dan.id}/reports`, {
      body: { reason: 'off-topic' },
    });
    const eve = await postComment(app, bus, { body: 'Warm seats', name: 'Eve', locale: 'en' });
    await decide(eve.id, { to: 'rejected', reason: 'other', note: 'Nobody asked' });
    await app.strapi.db
      .connection('newsroom_comments')
      .where({ document_id: eve.id })
      .update({ created_at: new Date(2025, 4, 17, 12) });
    page = await openAdmin(browser(), app, { path: '/plugins/newsroom' });
  }, 300_000);
  afterAll(() => app.stop());

  const decide = async (id: string, choice: object) => {
    const body = { revision: 1, ...choice };
    const path = `/newsroom/comments/${id}/decisions`;
    expect((await app.http.post(path, { admin: true, body })).status).toBe(200);
  };
  const names = () =>
    page
      .getByRole('article')
      .evaluateAll((cards) =>
        cards.map((card) => card.getAttribute('aria-label')?.replace('Comment by ', ''))
      );
  const param = (name: string) => new URL(page.url()).searchParams.get(name);
  const shows = (...wanted: string[]) => expect.poll(names, { timeout: 60_000 }).toEqual(wanted);

  test('narrow the queue, stand in the URL, and are taken away one by one', async () => {
    await shows('Ann', 'Ben', 'Cai');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('combobox', { name: 'Article' }).click();
    await page.keyboard.type('harb');
    await page.getByRole('option', { name: 'Harbour swimmers win' }).click();
    await shows('Ann', 'Ben');
    expect(param('threads')).toMatch(/^[a-z0-9]{24}$/);
    await page.getByRole('combobox', { name: 'Rule' }).click();
    await page.getByRole('option', { name: 'Held words' }).click();
    await shows('Ann');
    expect(param('rule')).toBe('held-words');
    await page.keyboard.press('Escape');

    await page.reload();
    await shows('Ann');
    await page.getByText('Harbour swimmers win').first().waitFor();
    await page.getByRole('button', { name: 'Clear: Article' }).click();
    await shows('Ann');
    await page.getByRole('button', { name: 'Clear: Rule' }).click();
    await shows('Ann', 'Ben', 'Cai');
  });

  test('find words, after a pause, and say so when nothing fits', async () => {
    const search = page.locator('input[name=search]');
    await search.fill('cold');
    await shows('Ben', 'Cai');
    expect(param('search')).toBe('cold');
    await search.fill('nobody wrote this');
    await page.getByText('No comment in this queue fits the filters').waitFor();
    await page.getByRole('button', { name: 'Clear all filters' }).first().click();
    await shows('Ann', 'Ben', 'Cai');
    expect(await search.inputValue()).toBe('');
  });

  test('are kept as a queue of one’s own, which can be renamed and deleted', async () => {
    await page.goto(`${app.url}/admin/plugins/newsroom?queue=pending&rule=held-words&sort=newest`);
    await shows('Ann');
    const menu = (name: string) => page.getByRole('button', { name }).click();
    await menu('Saved queues');
    await page.getByRole('menuitem', { name: 'Save these filters' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('Legal');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    const link = page.getByRole('link', { name: 'Legal' });
    await link.waitFor();

    await page.goto(`${app.url}/admin/plugins/newsroom`);
    await shows('Ann', 'Ben', 'Cai');
    await link.click();
    await shows('Ann');
    expect([param('rule'), param('sort')]).toEqual(['held-words', 'newest']);

    await menu('Legal');
    await page.getByRole('menuitem', { name: 'Rename' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill('For the lawyers');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByRole('link', { name: 'For the lawyers' }).waitFor();
    await menu('For the lawyers');
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await page.getByRole('button', { name: 'Delete the queue' }).click();
    await page.getByRole('link', { name: 'For the lawyers' }).waitFor({ state: 'detached' });
    expect(await app.strapi.db.query(uids.savedQueue).count()).toBe(0);
  });

  const choose = (label: string, typed: string | null, option: string) => async () => {
    await page.getByRole('button', { name: /^Filters/ }).click();
    await page.getByRole('combobox', { name: label, exact: true }).click();
    if (typed !== null) await page.keyboard.type(typed);
    await page.getByRole('option', { name: option }).click();
    await page.keyboard.press('Escape');
  };
  const choosePast = (label: string, day: string) => async () => {
    await page.getByRole('button', { name: /^Filters/ }).click();
    await page.getByRole('combobox', { name: label, exact: true }).fill(day);
    await page.keyboard.press('Tab');
    // The calendar closes first, if it is still open.
    await expect
      .poll(async () => {
        await page.keyboard.press('Escape');
        return page.getByRole('dialog').count();
      })
      .toBe(0);
  };
  const card = (name: string) => page.getByRole('article', { name: `Comment by ${name}` });
  const openAuthor = async (name: string) => {
    await card(name).getByRole('button', { name: 'First comment' }).click();
  };
  const everyone = ['Ann', 'Ben', 'Cai', 'Dan', 'Eve'];

  type Filter = {
    /** The URL's parameter, and what it says there. */
    name: string;
    value: string | RegExp;
    choose: () => Promise<void>;
    /** On the chip that takes it away. */
    chip: [label: string, value: string];
    shows: string[];
  };
  test.each<Filter>([
    {
      name: 'threads',
      value: /^[a-z0-9]{24}$/,
      choose: choose('Article', 'pool', 'Pool is closed'),
      chip: ['Article', 'Pool is closed'],
      shows: ['Dan'],
    },
    {
      name: 'status',
      value: 'rejected',
      choose: choose('Status', null, 'Rejected'),
      chip: ['Status', 'Rejected'],
      shows: ['Eve'],
    },
    {
      name: 'rule',
      value: 'held-words',
      choose: choose('Rule', null, 'Held words'),
      chip: ['Rule', 'Held words'],
      shows: ['Ann'],
    },
    {
      name: 'report',
      value: 'off-topic',
      choose: choose('Reported as', null, 'Off topic'),
      chip: ['Reported as', 'Off topic'],
      shows: ['Dan'],
    },
    {
      name: 'from',
      value: '2025-05-18',
      choose: choosePast('From', '05/18/2025'),
      chip: ['From', 'May 18, 2025'],
      shows: ['Ann', 'Ben', 'Cai', 'Dan'],
    },
    {
      name: 'to',
      value: '2025-05-17',
      choose: choosePast('To', '05/17/2025'),
      chip: ['To', 'May 17, 2025'],
      shows: ['Eve'],
    },
    {
      name: 'locale',
      value: 'en',
      choose: choose('Language', null, 'English (en)'),
      chip: ['Language', 'en'],
      shows: ['Eve'],
    },
    {
      name: 'search',
      value: 'warm',
      choose: () => page.locator('input[name=search]').fill('warm'),
      chip: ['Search', 'warm'],
      shows: ['Eve'],
    },
    {
      name: 'author',
      value: /^guest:/,
      choose: async () => {
        await openAuthor('Ben');
        await page.getByRole('link', { name: 'Show in the desk' }).click();
      },
      chip: ['Author', 'Ben'],
      shows: ['Ben'],
    },
    {
      name: 'author',
      value: /^address:/,
      choose: async () => {
        await openAuthor('Cai');
        await page.getByRole('button', { name: /^Everything from the address/ }).click();
        const drawer = page.getByRole('dialog', { name: 'One address' });
        await drawer.getByRole('link', { name: 'Show in the desk' }).click();
      },
      chip: ['Author', 'One address'],
      shows: ['Cai'],
    },
  ])('by $name ($chip.1) survives a reload, and is taken away', async (filter) => {
    const [label, value] = filter.chip;
    await page.goto(`${app.url}/admin/plugins/newsroom?queue=all&sort=oldest`);
    await card('Eve').waitFor();
    await filter.choose();
    const showsAll = async (wanted: readonly string[]) =>
      expect.poll(async () => (await names()).sort(), { timeout: 60_000 }).toEqual(wanted);
    await showsAll(filter.shows);
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const inUrl = param(filter.name);
    expect(inUrl).toMatch(filter.value);

    await page.reload();
    await showsAll(filter.shows);
    expect(param(filter.name)).toBe(inUrl);
    const chips = page.getByRole('group', { name: 'Filters that are on' });
    const chip = chips.getByRole('button', { name: `Clear: ${label}` });
    await chips.getByText(value, { exact: true }).waitFor();
    await chip.click();
    await showsAll(everyone);
    expect(param(filter.name)).toBeNull();
    expect(await chips.count()).toBe(0);
  });
});
