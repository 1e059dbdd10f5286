import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { decide, openThread, posted, type Thread } from '../../fixtures/discussion';
import { describeInBrowser } from '../../harness/browser';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { openPage } from './open-page';
import { byMarksAndFast } from './policies';
import { startWebsite, type Website } from './website';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong with the element; evaluated from outside, past the page's own policy. */
const faultsOf = async (page: Page): Promise<string[]> => {
  // What fades in or out has another contrast meanwhile.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as {
      axe: {
        run: (context: string) => Promise<{
          violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await checker.run('newsroom-comments');
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary}`)
    );
  });
};

const css = `
  :root { color-scheme: light dark }
  body { margin: 1rem; background: light-dark(#fff, #121417); color: light-dark(#333, #ccc) }
`;

describeInBrowser('for everybody', (browser) => {
  let app: Newsroom;
  let website: Website;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ config: byMarksAndFast() });
    website = await startWebsite();
    thread = await openThread(app);
    let parent = '';
    for (let depth = 0; depth <= 4; depth += 1) {
      const body = `Depth ${depth}: see https://example.com/${'long'.repeat(30)}\n\n\`\`\`\n${'code '.repeat(60)}\n\`\`\``;
      const given = { body, name: `Somebody Named-At-Length-${depth}`, ...(parent && { parent }) };
      parent = (await posted(app, thread, given)).id;
    }
    const { id } = await posted(app, thread, { body: 'To be removed' });
    await posted(app, thread, { body: 'Below it', parent: id });
    await decide(app, id, { to: 'spam' });
    await app.strapi.db
      .connection('newsroom_comments')
      .where({ body: 'Below it' })
      .update({ author_kind: 'staff', edited_at: new Date(), author_url: 'https://example.com/' });
  });
  afterAll(async () => {
    await website.close();
    await app.stop();
  });

  /** Opens all there is to open. */
  const openAll = async (page: Page, words: { reply: string; report: string; edit: string }) => {
    const articles = page.getByRole('article').filter({ hasNotText: 'HOLD' });
    await articles.nth(1).getByRole('button', { name: words.reply, exact: true }).click();
    await articles.nth(2).getByRole('button', { name: words.report, exact: true }).click();
    const own = page.getByRole('article').filter({ hasText: 'HOLD' });
    await own.getByRole('button', { name: words.edit, exact: true }).click();
  };

  const english = {
    reply: 'Reply',
    report: 'Report',
    edit: 'Edit',
    name: 'Name',
    label: 'Your comment',
  };
  const arabic = { reply: 'رد', report: 'إبلاغ', edit: 'تعديل', name: 'الاسم', label: 'تعليقك' };
  const german = {
    ...{ reply: 'Antworten', report: 'Melden', edit: 'Bearbeiten' },
    ...{ name: 'Name', label: 'Ihr Kommentar' },
  };
  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

  test.each([
    ['in the light', { colorScheme: 'light' as const }, english, ''],
    ['in the dark', { colorScheme: 'dark' as const }, english, ''],
    ['with a dark theme on a dark page', {}, english, 'dark'],
    ['on a telephone, in German', phone, german, 'de'],
    ['from right to left', { colorScheme: 'dark' as const }, arabic, 'ar'],
    ['on a telephone, from right to left', phone, arabic, 'ar'],
  ])('axe finds nothing, and nothing is too wide: %s', async (title, context, words, how) => {
    const isDark = how === 'dark';
    const { page, close } = await openPage(
      browser(),
      { app, website },
      {
        thread: thread.subject,
        lang: how === 'ar' || how === 'de' ? how : 'en',
        attributes: isDark ? 'theme="dark"' : '',
        css: isDark ? 'body { margin: 1rem; background: #121417; color: #888 }' : css,
        context: { ...context, locale: 'en' },
      }
    );
    await page.getByLabel(words.label).fill(`HOLD this, ${title}`);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole('textbox', { name: words.name, exact: true }).fill('Ann');
    await page.getByLabel(words.label).press('Control+Enter');
    await page.getByText('HOLD this').waitFor();
    await openAll(page, words);
    await page.getByLabel(words.label).first().fill('x');
    await page.getByLabel(words.label).first().fill('');
    await page.getByLabel(words.label).first().press('Control+Enter');
    expect(await faultsOf(page)).toEqual([]);
    const isRightToLeft = await page
      .locator('newsroom-comments section')
      .evaluate((section) => getComputedStyle(section).direction === 'rtl');
    expect(isRightToLeft).toBe(how === 'ar');
    const [width, inner] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect(width).toBeLessThanOrEqual(inner);
    await close();
  });

  test('fingers find everything', async () => {
    const { page, close } = await openPage(
      browser(),
      { app, website },
      { thread: thread.subject, css, context: phone }
    );
    await page.getByLabel('Your comment').click();
    const sizes = await page.getByRole('button').evaluateAll((all) =>
      all.map((button) => {
        const { width, height } = button.getBoundingClientRect();
        return { text: button.textContent, width, height };
      })
    );
    expect(sizes.length).toBeGreaterThan(10);
    expect(sizes.filter(({ width, height }) => width < 44 || height < 44)).toEqual([]);
    await close();
  });

  test('all of it can be done by keyboard', async () => {
    const { page, close } = await openPage(
      browser(),
      { app, website },
      { thread: thread.subject, css, attributes: 'sort="oldest"' }
    );
    await page.getByText('Depth 0').waitFor();
    const focused = () =>
      page.locator('newsroom-comments').evaluate(({ shadowRoot }) => {
        const at = shadowRoot?.activeElement;
        return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
      });
    /** Tabs until the focus is on what is named so. */
    const tabTo = async (name: string | RegExp) => {
      for (let n = 0; n < 60; n += 1) {
        await page.keyboard.press('Tab');
        const at = await focused();
        if (typeof name === 'string' ? at === name : name.test(at)) return;
      }
      throw new Error(`${name} is not reached; the focus is on ${await focused()}`);
    };
    const isFocused = (id: string) =>
      expect
        .poll(() =>
          page
            .locator('newsroom-comments')
            .evaluate(({ shadowRoot }) => shadowRoot?.activeElement?.id ?? '')
        )
        .toMatch(new RegExp(`^${id}`));

    await tabTo('Reply');
    await page.keyboard.press('Enter');
    await isFocused('body-');
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Kay');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('article').filter({ hasText: 'By keyboard' }).waitFor();
    await isFocused('comment-');

    await tabTo('Delete');
    await page.keyboard.press('Space');
    await page.getByText('Delete this comment?').waitFor();
    await isFocused('cancel-');
    await page.keyboard.press('Escape');
    await isFocused('delete-');
    await page.keyboard.press('Enter');
    await isFocused('cancel-');
    await tabTo('Delete');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => page.getByRole('article').filter({ hasText: 'By keyboard' }).count())
      .toBe(0);
    await isFocused('heading');

    await tabTo('Vote up');
    await page.keyboard.press('Space');
    await expect
      .poll(() => page.getByRole('button', { name: 'Vote up', pressed: true }).count())
      .toBe(1);
    await tabTo('Report');
    await page.keyboard.press('Enter');
    await isFocused('reason-');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Thank you. A moderator will look at it.').waitFor();
    await isFocused('report-');
    await close();
  });
});
