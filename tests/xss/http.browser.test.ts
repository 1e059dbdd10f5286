import { afterAll, beforeAll, expect, test } from 'vitest';

import { cleanName } from '../../server/comments/clean-text';
import { decide, type Row } from '../fixtures/discussion';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { readXml } from '../feeds/read-xml';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { assertHarmless } from './assert-harmless';
import { inspectCards } from './inspect-cards';
import { holdAttacks, sendAttacks, type Sent } from './send-attacks';
import { watchPage } from './watch-page';

describeInBrowser('attacks that guests send', (browser) => {
  let app: Newsroom;
  let roots: Sent[];
  let replies: Sent[];
  beforeAll(async () => {
    app = await startNewsroom({ serveAdmin: true, config: holdAttacks });
    ({ roots, replies } = await sendAttacks(app));
  }, 600_000);
  afterAll(() => app.stop());

  const threads = () => [...new Set(roots.map(({ thread }) => thread))];

  const get = async (path: string, options = {}) => {
    const { status, body } = await app.http.get(path, options);
    expect(status).toBe(200);
    return body;
  };
  /** All pages of a list. */
  const all = async (path: string, options = {}): Promise<Row[]> => {
    const found: Row[] = [];
    for (let after = ''; ;) {
      const { data, meta } = await get(`${path}${after}`, options);
      found.push(...data);
      if (meta.next === null) return found;
      after = `&after=${encodeURIComponent(meta.next)}`;
    }
  };

  const asText = (text: string) =>
    text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  /** As a website puts a comment into its page: the HTML as it is, all else as text. */
  const shown = ({ html, author: { name, url } }: Row): string[] => {
    if (url === null) return [html, `<p>${asText(name)}</p>`];
    expect(url).toMatch(/^https?:\/\//);
    const rel = 'rel="ugc nofollow noopener noreferrer"';
    return [html, `<a href="${asText(url)}" ${rel}>${asText(name)}</a>`];
  };
  const show = (html: readonly string[]) => assertHarmless(browser(), [...new Set(html)]);

  test('are taken in every field that they fit', () => {
    expect(roots.length).toBeGreaterThanOrEqual(200);
    expect(replies).toHaveLength(roots.length);
    expect(roots.filter(({ author }) => author.name !== 'Mallory').length).toBeGreaterThan(100);
    expect(roots.filter(({ author }) => author.url !== undefined).length).toBeGreaterThan(5);
  });

  test('do nothing in previews, nor to those who sent them', async () => {
    const html: string[] = [];
    for (const { id, thread, body, guest } of replies) {
      const { meta } = await get(`${thread.path}/comments?limit=1`, { guest });
      expect(meta.own).toMatchObject([{ id }]);
      const preview = await app.http.post('/api/newsroom/previews', { body: { body } });
      html.push(...shown(meta.own[0]), preview.body.data.html);
    }
    await show(html);
  });

  test('do nothing on the desk, where they wait', async () => {
    const page = await openAdmin(browser(), app);
    const found: string[] = [];
    const isOwn = (url: string) => url.startsWith(`${app.url}/`);
    await watchPage(page, isOwn, (problem) => found.push(problem));
    const desk = `${app.url}/admin/plugins/newsroom`;
    // What Strapi itself does, with no comment in sight.
    await page.goto(`${desk}?queue=spam`);
    await page.getByText('No spam. Long may it last').waitFor();
    const usual = new Set(found);

    const cards = page.locator('[data-comment]');
    for (const thread of threads()) {
      await page.goto(`${desk}?threads=${thread.id}`);
      const unseen = new Set(replies.filter((one) => one.thread === thread).map(({ id }) => id));
      // Only the cards near the screen are there; those below come as the last of them is reached.
      const look = async () => {
        found.push(...(await cards.evaluateAll(inspectCards)));
        for (const view of ['Show as written', 'Show as published']) {
          await page.getByRole('button', { name: view, exact: true }).evaluateAll((buttons) => {
            for (const button of buttons) (button as HTMLElement).click();
          });
          found.push(...(await cards.evaluateAll(inspectCards)));
        }
        const seen = await cards.evaluateAll((list) => {
          list.at(-1)?.scrollIntoView();
          return list.map((card) => card.getAttribute('data-comment')!);
        });
        for (const id of seen) unseen.delete(id);
        return unseen.size;
      };
      await expect.poll(look, { timeout: 120_000, interval: 200 }).toBe(0);
    }
    expect(found.filter((problem) => !usual.has(problem))).toEqual([]);

    // The same eyes see what a server would let through that does not sanitise.
    await page.route(/\/newsroom\/queue\?/, async (route) => {
      const answer = await (await route.fetch()).json();
      answer.data[0].html = '<img src="http://attacker.invalid/x" onerror="window.__pwned(0)">';
      answer.data[0].signals = [];
      await route.fulfill({ json: answer });
    });
    await page.reload();
    await cards.first().waitFor();
    found.push(...(await cards.evaluateAll(inspectCards)));
    expect(found).toEqual(expect.arrayContaining(['element img', 'attribute onerror of img']));
    for (const refused of ['img-src http:', 'script-src-attr inline']) {
      await expect
        .poll(() => found.join('\n'), { timeout: 60_000 })
        .toContain(`refused by the policy: ${refused}`);
    }
    await page.context().close();
  }, 600_000);

  test('approved, do nothing in any answer', async () => {
    for (const { id } of replies) await decide(app, id, { to: 'approved' });
    const sent = new Map([...roots, ...replies].map((one) => [one.id, one]));

    const pages: Row[] = [];
    for (const { path } of threads()) {
      const found = await all(`${path}/comments?limit=100&replies=20`);
      pages.push(...found.flatMap(({ replies: below, ...root }) => [root, ...below]));
    }
    expect(new Set(pages.map(({ id }) => id))).toEqual(new Set(sent.keys()));
    for (const { id, author } of pages) {
      // A text, as it was sent: what a website makes of it is up to the website.
      expect(author.name).toBe(cleanName(sent.get(id)!.author.name));
      expect(author.url === null).toBe(sent.get(id)!.author.url === undefined);
    }

    const permalinks: Row[] = [];
    const branches: Row[] = [];
    for (const id of sent.keys()) {
      const { data, meta } = await get(`/api/newsroom/comments/${id}`);
      permalinks.push(data, ...meta.ancestors);
      branches.push(...(await all(`/api/newsroom/comments/${id}/replies?limit=100`)));
    }
    expect(permalinks).toHaveLength(roots.length + 2 * replies.length);
    expect(branches).toHaveLength(replies.length);

    const queue = await all('/newsroom/queue?queue=approved&limit=100', { admin: true });
    expect(new Set(queue.map(({ id }) => id))).toEqual(new Set(sent.keys()));
    await show([...pages, ...permalinks, ...branches].flatMap(shown));
    await show(queue.map(({ html }) => html));

    // As a reader's program reads feeds: contents are HTML, all else is text.
    const texts = (format: string) => (format === 'rss' ? 'item/title' : 'entry/title');
    const contents = (format: string) => (format === 'rss' ? 'content:encoded' : 'entry/content');
    for (const { subject } of threads()) {
      const feed = `/api/newsroom/feeds/threads/${subject}`;
      const { items } = await get(`${feed}.json?limit=100`);
      const html = items.map((item: Row) => item.content_html);
      const titles = items.map((item: Row) => item.title);
      await show([...html, ...titles.map((title: string) => `<p>${asText(title)}</p>`)]);
      for (const format of ['rss', 'atom']) {
        const xml = readXml(await get(`${feed}.${format}?limit=100`));
        expect(xml.all(contents(format))).toEqual(html);
        expect(xml.all(texts(format))).toEqual(titles.map((title: string) => title.trim()));
        for (const { attributes } of xml.elements('entry/link')) {
          expect(attributes.href).toMatch(/^https?:/);
        }
      }
    }
  }, 600_000);
});
