import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { post, posted, someAddress, threadOf, type Thread } from '../fixtures/discussion';
import { describeInBrowser } from '../harness/browser';
import { faultsOfAccess } from '../harness/faults-of-access';
import { byMarksAndFast } from '../reader/element/policies';
import { goTheWholeWay } from '../reader/element/journey';
import { startDemoSite, type DemoSite } from './start-demo-site';

describeInBrowser('a reader of the demo’s website', (browser) => {
  let site: DemoSite;
  const problems: string[] = [];
  const visits: (() => Promise<void>)[] = [];
  beforeAll(async () => {
    site = await startDemoSite(byMarksAndFast());
  });
  afterEach(async () => {
    for (const end of visits.splice(0)) await end();
    expect(problems.splice(0)).toEqual([]);
  });
  afterAll(() => site.app.stop());

  const threadAt = async (slug: string): Promise<Thread> => {
    const subject = await site.articleAt(slug);
    const { documentId: id } = await threadOf(site.app, subject);
    return { subject, id, path: `/api/newsroom/threads/${subject}` };
  };
  /** Where somebody has written something. */
  const discussionAt = async (slug: string, ...bodies: string[]) => {
    const thread = await threadAt(slug);
    const ids: string[] = [];
    for (const body of bodies) ids.push((await posted(site.app, thread, { body })).id);
    return ids;
  };
  const open = async (slug: string, options: BrowserContextOptions = {}, token = '') => {
    const context = await browser().newContext(options);
    visits.push(() => context.close());
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    // What a site with accounts does on each of its pages.
    if (token) {
      await page.addInitScript((jwt) => {
        addEventListener('DOMContentLoaded', () => {
          Object.assign(document.querySelector('newsroom-comments')!, { token: () => jwt });
        });
      }, token);
    }
    await page.goto(`${site.app.url}/news/en/${slug}`);
    await page.locator('newsroom-comments [part~=bar]').waitFor();
    return page;
  };

  test('goes the whole way as a guest', async () => {
    await discussionAt('the-rye-of-salt-lane', 'Ninety years, and never a raisin');
    const page = await open('the-rye-of-salt-lane');
    await goTheWholeWay({ page, name: 'Mina Sato', theirs: 'never a raisin' });
    await page.locator('.facts').getByText('3 comments').waitFor();
  });

  test('goes the whole way with an account', async () => {
    const { token } = await site.app.createUser('Ursula Wynn');
    await discussionAt('school-lunches', 'Forty cents is a lot by June');
    const page = await open('school-lunches', {}, token);
    await goTheWholeWay({ page, name: null, theirs: 'a lot by June' });
    const own = page.getByRole('article', { name: 'Comment by Ursula Wynn' });
    expect(await own.count()).toBe(2);
  });

  test('finds the best first: what is pinned, then what has most votes', async () => {
    const slug = 'rovers-promote-goalkeeper';
    const [pinned, few, , most] = await discussionAt(slug, 'Pinned', 'Two', 'None', 'Three');
    const vote = async (id: string, times: number, value: 1 | -1 = 1) => {
      for (let n = 0; n < times; n += 1) {
        await site.app.http.put(`/api/newsroom/comments/${id}/vote`, {
          ip: someAddress(),
          body: { value },
        });
      }
    };
    await vote(most!, 3);
    await vote(few!, 2);
    await vote(pinned!, 1, -1);
    const { revision } = await site.app.strapi.db
      .query(uids.comment)
      .findOne({ where: { documentId: pinned } });
    const asked = { revision, pinned: true };
    await site.desk.asEditor('PUT', `/newsroom/comments/${pinned}/pinned`, asked);

    const page = await open(slug);
    const order = () =>
      page.locator('newsroom-comments [part~=list] > li > article [part~=body]').allInnerTexts();
    await expect.poll(order).toEqual(['Pinned', 'Three', 'None', 'Two']);
    await page.getByRole('combobox').selectOption({ label: 'Best first' });
    await expect.poll(order).toEqual(['Pinned', 'Three', 'Two', 'None']);
    await page.getByRole('combobox').selectOption({ label: 'Oldest first' });
    await expect.poll(order).toEqual(['Pinned', 'Two', 'None', 'Three']);
  });

  /** What has the focus, in the page or in the element: its name, and whether one sees that it has. */
  const focused = (page: Page) =>
    page.evaluate(() => {
      const outer = document.activeElement!;
      const at = outer.shadowRoot?.activeElement ?? outer;
      const { top, bottom, width } = at.getBoundingClientRect();
      const hasOutline = (element: Element) => {
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        return outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
      };
      // Around a text there is its form, which has another border than a field or another form.
      const form = at.localName === 'textarea' ? at.closest('form') : null;
      const border = (element: Element) => getComputedStyle(element).borderTopColor;
      const other =
        form?.querySelector('input.input') ??
        outer.shadowRoot?.querySelector('form:not(:focus-within)');
      const isMarked =
        at.matches('main, article, [part~=heading]') ||
        hasOutline(at) ||
        (form && (hasOutline(form) || (other && border(form) !== border(other))));
      const label = at.id && outer.shadowRoot?.querySelector(`label:has(#${CSS.escape(at.id)})`);
      return {
        name: at.getAttribute('aria-label') ?? (label || at).textContent.trim(),
        element: at.localName,
        isSeen: Boolean(isMarked) && width > 0 && bottom > 0 && top < innerHeight,
      };
    });
  /** Tabs until the focus is on what is named so; on the way one always sees where it is. */
  const tabTo = async (page: Page, name: string, key = 'Tab') => {
    for (let n = 0; n < 120; n += 1) {
      await page.keyboard.press(key);
      const at = await focused(page);
      if (at.element === 'body') continue;
      expect(at).toMatchObject({ isSeen: true });
      if (at.name === name) return;
    }
    throw new Error(`${name} is not reached`);
  };

  test.each(['none', 'active'] as const)(
    'needs no mouse, with forced colours: %s',
    async (forcedColors) => {
      const slug = forcedColors === 'none' ? 'library-of-things' : 'night-market-stays';
      await discussionAt(slug, 'A tile cutter would be good');
      const page = await open(slug, { forcedColors, reducedMotion: 'reduce' });
      const theirs = page.getByRole('article', { name: 'Comment by Ann' });

      await tabTo(page, 'Your comment');
      await page.keyboard.type('By hand alone');
      await tabTo(page, 'Name');
      await page.keyboard.type('Kay');
      await tabTo(page, 'Post comment');
      await page.keyboard.press('Enter');
      await page.getByRole('article', { name: 'Comment by Kay' }).waitFor();
      await expect.poll(() => focused(page)).toMatchObject({ name: 'Comment by Kay' });

      // On from one's own comment, which has the focus, to the next one.
      await tabTo(page, 'Vote up');
      await page.keyboard.press('Space');
      await expect
        .poll(() => theirs.getByRole('button', { name: 'Vote up', pressed: true }).count())
        .toBe(1);
      expect(await focused(page)).toMatchObject({ name: 'Vote up', isSeen: true });
      await tabTo(page, 'Reply');
      await page.keyboard.press('Enter');
      await expect.poll(() => focused(page)).toMatchObject({ name: 'Reply to Ann', isSeen: true });
      await page.keyboard.type('One is there');
      await page.keyboard.press('Control+Enter');
      await page.getByText('One is there').waitFor();
      await expect.poll(() => focused(page)).toMatchObject({ name: 'Comment by Kay' });

      // Back to the other's.
      await tabTo(page, 'Report', 'Shift+Tab');
      await page.keyboard.press('Enter');
      await expect.poll(() => focused(page)).toMatchObject({ element: 'select', isSeen: true });
      await page.keyboard.press('Escape');
      await expect.poll(() => focused(page)).toMatchObject({ name: 'Report', isSeen: true });
      await page.keyboard.press('Enter');
      await page.keyboard.press('ArrowDown');
      await tabTo(page, 'Report');
      await page.keyboard.press('Enter');
      await page.getByText('Thank you. A moderator will look at it.').waitFor();
      await expect.poll(() => focused(page)).toMatchObject({ name: 'Report', isSeen: true });
    }
  );

  test('sees what is what where colours are forced', async () => {
    const slug = 'storm-ottilie';
    await discussionAt(slug, 'The north mole is closed');
    const page = await open(slug, { forcedColors: 'active', bypassCSP: true });
    const theirs = page.getByRole('article', { name: 'Comment by Ann' });
    await page.getByLabel('Your comment').fill('Is the ferry');
    await theirs.getByRole('button', { name: 'Reply' }).click();
    await theirs.getByLabel('Reply to Ann').waitFor();
    await post(site.app, await threadAt(slug), { body: 'And the south mole' });
    await page.getByRole('button', { name: '1 new comment' }).waitFor();
    const up = theirs.getByRole('button', { name: 'Vote up' });
    const border = () => up.evaluate((one) => getComputedStyle(one).borderTopStyle);
    expect(await border()).toBe('none');
    await up.click();
    await expect.poll(border).toBe('solid');
    const borderless = await page
      .locator('newsroom-comments')
      .locator('form, input:not([tabindex="-1"]), [part~=primary], [part~=fresh]')
      .evaluateAll((all) =>
        all
          .filter((part) => getComputedStyle(part).borderTopStyle !== 'solid')
          .map((part) => part.outerHTML.slice(0, 80))
      );
    expect(borderless).toEqual([]);
    expect(await faultsOfAccess(page, 'body')).toEqual([]);
  });
});
