import { afterAll, beforeAll, expect, test } from 'vitest';

import { openThread, posted, type Thread } from '../../fixtures/discussion';
import { describeInBrowser } from '../../harness/browser';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { openPage } from './open-page';
import { byMarksAndFast } from './policies';
import { startWebsite, type Website } from './website';

/** Keeps what moves in the page, as `window.shifts`: each with what the page said by then. */
const watchShifts = () => {
  const shifts: number[] = [];
  let readyAt = Infinity;
  Object.assign(window, { shifts, isReady: false });
  addEventListener('newsroom-ready', () => {
    // What was painted for the first time may have moved others; what comes later may not.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        // Not the frame's own time: on a busy machine that is before the last one was laid out.
        readyAt = performance.now();
        Object.assign(window, { isReady: true });
      })
    );
  });
  new PerformanceObserver((list) => {
    // They are told of some time after they happened.
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
      if (entry.startTime >= readyAt) shifts.push(entry.value);
    }
  }).observe({ type: 'layout-shift', buffered: true });
};

describeInBrowser('the first render', (browser) => {
  let app: Newsroom;
  let website: Website;
  let thread: Thread;
  let deep: { id: string }[];
  let old: string;
  beforeAll(async () => {
    app = await startNewsroom({ config: byMarksAndFast() });
    website = await startWebsite();
    thread = await openThread(app);
    old = (await posted(app, thread, { body: 'The very first' })).id;
    deep = [{ id: old }];
    for (let depth = 1; depth <= 4; depth += 1) {
      const parent = deep.at(-1)!.id;
      deep.push(await posted(app, thread, { body: `An answer at ${depth}`, parent, name: 'Deep' }));
    }
    for (let n = 1; n <= 25; n += 1) {
      const { id } = await posted(app, thread, { body: `Comment number ${n} of many` });
      if (n % 5 === 0) await posted(app, thread, { body: `To number ${n}`, parent: id });
    }
  });
  afterAll(async () => {
    await website.close();
    await app.stop();
  });

  const visit = () => ({ app, website });

  test('takes two requests', async () => {
    const { page, asked, faults, close } = await openPage(browser(), visit(), {
      thread: thread.subject,
    });
    await page.getByText('Comment number 25 of many').waitFor();
    expect(asked().sort()).toEqual([
      `GET /threads/${thread.subject}/comments?sort=newest&limit=25&replies=3`,
      `GET /threads/${thread.subject}?words=en`,
    ]);
    expect(await page.getByRole('article').count()).toBe(30);
    expect(faults()).toEqual([]);
    await close();
  });

  test('is the last time that anything moves', async () => {
    const { page, close } = await openPage(browser(), visit(), {
      thread: thread.subject,
      after: '<p>Imprint</p>',
      before: watchShifts,
    });
    await page.getByText('Comment number 25 of many').waitFor();
    // The stream is there, and what others write is offered without moving anything.
    await posted(app, thread, { body: 'Written meanwhile' });
    await page.getByRole('button', { name: '1 new comment' }).waitFor();
    await page.waitForFunction(() => (window as unknown as { isReady: boolean }).isReady);
    await page.evaluate(() => new Promise((go) => setTimeout(go, 500)));
    expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual(
      []
    );
    await close();
  });

  test('reads on, page by page and branch by branch', async () => {
    const { page, close } = await openPage(browser(), visit(), {
      thread: thread.subject,
      attributes: 'limit="10" replies="1"',
    });
    await page.getByText('Comment number 25 of many').waitFor();
    for (let pages = 0; pages < 2; pages += 1) {
      const before = await page.getByRole('article').count();
      await page.getByRole('button', { name: 'More comments' }).click();
      await expect.poll(() => page.getByRole('article').count()).toBeGreaterThan(before);
      // Focus goes on to what is new.
      expect(await page.locator('article:focus').count()).toBe(1);
    }
    await page.getByText('The very first').waitFor();
    expect(await page.getByRole('button', { name: 'More comments' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Show 3 more replies' }).click();
    await page.getByText('An answer at 4').waitFor();
    const texts = await page.getByText(/^An answer at \d$/).allInnerTexts();
    expect(texts).toEqual([1, 2, 3, 4].map((depth) => `An answer at ${depth}`));
    const ids = await page.getByRole('article').evaluateAll((all) => all.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    await close();
  });

  test('in another order', async () => {
    const { page, close } = await openPage(browser(), visit(), {
      thread: thread.subject,
      attributes: 'sort="oldest"',
    });
    await expect
      .poll(() => page.getByRole('article').first().innerText())
      .toContain('The very first');
    await page.getByRole('combobox').selectOption({ label: 'Newest first' });
    await expect
      .poll(() => page.getByRole('article').first().innerText())
      .toContain('Written meanwhile');
    await close();
  });

  test('follows a permanent link to a comment that is on no page yet', async () => {
    const { id } = deep.at(-1)!;
    const { page, asked, close } = await openPage(browser(), visit(), {
      thread: thread.subject,
      hash: `#comment-${id}`,
      attributes: 'loading="lazy"',
      context: { viewport: { width: 1200, height: 500 } },
    });
    const comment = page.locator(`#comment-${id}`);
    await comment.waitFor();
    expect(await comment.evaluate((element) => element.matches(':focus'))).toBe(true);
    await expect
      .poll(() =>
        comment.evaluate((element) => {
          const { top, bottom } = element.getBoundingClientRect();
          return top >= 0 && bottom <= innerHeight;
        })
      )
      .toBe(true);
    expect(await comment.getAttribute('part')).toContain('marked');
    for (const depth of [1, 2, 3])
      expect(await page.getByText(`An answer at ${depth}`).count()).toBe(1);
    expect(asked().filter((line) => line === `GET /comments/${id}`)).toHaveLength(1);
    // Each comment's time is its link.
    await page.locator(`#comment-${old} a[part~=time]`).click();
    await expect.poll(() => page.url()).toContain(`#comment-${old}`);
    await expect
      .poll(() => page.locator(`#comment-${old}`).evaluate((element) => element.matches(':focus')))
      .toBe(true);
    await close();
  });

  test('knows its own links from the page’s, whatever they look like', async () => {
    const { id } = deep.at(-1)!;
    const { page, faults, asked, close } = await openPage(browser(), visit(), {
      thread: thread.subject,
      hash: '#%E0%',
      attributes: 'permalink="réponse-" loading="lazy"',
    });
    await page.getByText('Comment number 25 of many').waitFor();
    await page.evaluate((to) => (location.hash = to), `réponse-${id}`);
    await page.locator(`#comment-${id}`).waitFor();
    expect(asked().filter((line) => line.startsWith('GET /comments/'))).toHaveLength(1);
    expect(faults()).toEqual([]);
    await close();
  });

  test('waits for the reader where it is lazy', async () => {
    const { page, asked, close } = await openPage(browser(), visit(), {
      thread: thread.subject,
      attributes: 'loading="lazy"',
      css: 'h1 { margin-bottom: 5000px }',
    });
    await page.evaluate(() => new Promise((go) => setTimeout(go, 300)));
    expect(asked()).toEqual([]);
    await page.mouse.wheel(0, 6_000);
    await page.getByText('Comment number 25 of many').waitFor();
    await close();
  });

  test('begins with what the server had rendered, and asks afterwards', async () => {
    const query = 'fragment=true&sort=newest&limit=25&replies=3';
    const { body: within } = await app.http.get(`${thread.path}/comments?${query}`, {
      headers: { accept: 'text/html' },
    });
    await posted(app, thread, { body: 'After the page was made' });
    const { page, asked, faults, close } = await openPage(browser(), visit(), {
      thread: thread.subject,
      within,
      attributes: 'no-live',
      before: () => {
        addEventListener('newsroom-ready', ({ target }) => {
          const { shadowRoot } = target as Element;
          const rendered = shadowRoot?.querySelectorAll('article').length ?? 0;
          document.documentElement.dataset.rendered = String(rendered);
          document.documentElement.dataset.requests = String(
            performance.getEntriesByType('resource').filter(({ name }) => name.includes('/api/'))
              .length
          );
        });
      },
    });
    await page.getByRole('button', { name: '1 new comment' }).waitFor();
    const { rendered, requests } = await page.evaluate(() => ({
      rendered: document.documentElement.dataset.rendered,
      requests: document.documentElement.dataset.requests,
    }));
    expect({ rendered, requests }).toEqual({ rendered: '30', requests: '0' });
    // What is between the tags is not shown a second time.
    expect(
      await page.getByText('Comment number 25 of many').and(page.locator(':visible')).count()
    ).toBe(1);
    expect(asked()).toEqual([
      `GET /threads/${thread.subject}/comments?sort=newest&limit=25&replies=3`,
    ]);
    expect(faults()).toEqual([]);
    await close();
  });

  test.each(['{', 'null', '{"thread":{},"comments":{"data":[]}}', '[]', ''])(
    'asks the server where what was brought along is %j',
    async (data) => {
      const { page, faults, close } = await openPage(browser(), visit(), {
        thread: thread.subject,
        within: `<p>Old</p><script type="application/json" class="newsroom-data">${data}</script>`,
      });
      await page.getByText('Comment number 25 of many').waitFor();
      expect(await page.getByText('Old', { exact: true }).isVisible()).toBe(false);
      expect(faults()).toEqual([]);
      await close();
    }
  );

  test('says that there is no such thread, and what can be done where the server is away', async () => {
    const unknown = await openPage(browser(), visit(), { thread: 'nothing' });
    await unknown.page.getByText('The comments cannot be shown.').waitFor();
    expect(await unknown.page.getByRole('button').count()).toBe(0);
    await unknown.close();

    const { page, close } = await openPage(browser(), visit(), {
      thread: thread.subject,
      before: () => {
        const fetch = window.fetch.bind(window);
        let isAway = true;
        window.fetch = (...given) =>
          isAway ? Promise.reject(new TypeError('Failed to fetch')) : fetch(...given);
        addEventListener('click', () => (isAway = false), true);
      },
    });
    await page.getByText('The comments cannot be shown.').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByText('Comment number 25 of many').waitFor();
    await close();
  });

  test('all numbers of a page in a language are one request, and follow the comments', async () => {
    const empty = await openThread(app, 'Empty');
    const count = (id: string, more = '') =>
      `<p><newsroom-count thread="${id}" api="${app.url}" ${more}>…</newsroom-count></p>`;
    const { page, asked, close } = await openPage(browser(), visit(), {
      thread: empty.subject,
      after: [
        count(empty.subject),
        count(thread.subject),
        count(thread.subject, 'format="number"'),
        count(thread.subject, 'locale="de-CH"'),
        count('nothing'),
      ].join(''),
    });
    const texts = () => page.locator('newsroom-count').allInnerTexts();
    await expect.poll(texts).toEqual(['0 comments', '37 comments', '37', '37 Kommentare', '…']);
    const counts = asked().filter((line) => line.startsWith('GET /counts'));
    // One for each language.
    expect(counts).toHaveLength(2);
    await page.getByLabel('Your comment').fill('One');
    await page.getByLabel('Name').fill('Ann');
    await page.getByRole('button', { name: 'Post comment' }).click();
    await expect.poll(texts).toEqual(['1 comment', '37 comments', '37', '37 Kommentare', '…']);
    await close();
  });
});
