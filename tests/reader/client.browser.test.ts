import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import type * as newsroom from '../../reader/client';
import { byMarks, openThread, posted } from '../fixtures/discussion';
import { describeInBrowser } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { startWebsite, type Website } from './website';

/** What the page's own script has. */
type Client = ReturnType<typeof newsroom.createClient>;
declare global {
  interface Window {
    client: Client;
    heard: { event: string; text: string }[];
    states: string[];
    subscription: newsroom.Subscription;
  }
}

const html = `<!doctype html><title>A website</title><script type="module">
  import { createClient } from '/client.mjs';
  window.client = createClient({ api: new URLSearchParams(location.search).get('api') });
</script>`;

describeInBrowser(
  'the client in a page of another origin, under Strapi’s default CORS',
  (browser) => {
    let app: Newsroom;
    let website: Website;
    beforeAll(async () => {
      app = await startNewsroom({ config: byMarks() });
      website = await startWebsite(html, { api: app.url });
    });
    afterAll(async () => {
      await website.stop();
      await app.stop();
    });

    /** A page with a client in it. */
    const openPage = async (api = app.url): Promise<Page> => {
      const page = await (await browser().newContext()).newPage();
      await load(page, api);
      return page;
    };
    const load = async (page: Page, api = app.url): Promise<void> => {
      await page.goto(`${website.url}/?api=${encodeURIComponent(api)}`);
    };

    test('reads, posts, edits, votes and deletes, and is the same guest after a reload', async () => {
      const { subject } = await openThread(app);
      const page = await openPage();
      const id = await page.evaluate(async (thread) => {
        const author = { name: 'Ann' };
        const { data } = await window.client.comments.post(thread, { body: 'From afar', author });
        return data.id;
      }, subject);

      await load(page);
      const seen = await page.evaluate(
        async ([thread, id]) => {
          const { comments, threads, articles } = window.client;
          const list = await comments.list(thread);
          const edited = await comments.edit(id, 'From far away');
          const reply = await comments.post(thread, { body: 'My own answer', parent: id });
          return {
            mine: list.meta.mine,
            editable: list.meta.editable.map((own) => own.id),
            body: edited.data.body,
            reply: reply.data.id,
            count: (await threads.counts([thread]))[thread],
            title: (await articles.get(thread)).data.title,
            html: (await comments.html(thread)).includes('From far away'),
            preview: (await comments.preview('*so*')).html,
          };
        },
        [subject, id] as const
      );
      expect(seen).toMatchObject({
        mine: [id],
        editable: [id],
        body: 'From far away',
        count: 2,
        title: 'Tram line reopens',
        html: true,
      });
      expect(seen.preview).toContain('<em>so</em>');
      await page.evaluate((reply) => window.client.comments.delete(reply), seen.reply);

      const other = await openPage();
      const vote = await other.evaluate(async (id) => {
        await window.client.comments.report(id, { reason: 'other' });
        return (await window.client.comments.vote(id, 1)).data;
      }, id);
      expect(vote).toEqual({ comment: id, value: 1, score: 1 });
      const refused = await other.evaluate(
        (id) =>
          window.client.comments.delete(id).catch((error: unknown) => {
            const { name, code, status } = error as newsroom.NewsroomError;
            return { name, code, status };
          }),
        id
      );
      expect(refused).toEqual({ name: 'NewsroomError', code: 'NOT_ALLOWED', status: 403 });
      await page.context().close();
      await other.context().close();
    });

    test('posts where the browser has no storage for the page, and is known until it is left', async () => {
      const { subject } = await openThread(app);
      const page = await openPage();
      // A frame without an origin may not touch local storage.
      const own = await page.evaluate(
        ({ api, script, thread }) =>
          new Promise((resolve) => {
            const frame = document.createElement('iframe');
            frame.sandbox.add('allow-scripts');
            frame.srcdoc = `<script type="module">
            import { createClient } from ${JSON.stringify(script)};
            const { comments } = createClient({ api: ${JSON.stringify(api)} });
            const thread = ${JSON.stringify(thread)};
            await comments.post(thread, { body: 'HOLD this', author: { name: 'Bob' } });
            const { meta } = await comments.list(thread);
            parent.postMessage(meta.own.map(({ body }) => body), '*');
          </script>`;
            addEventListener('message', ({ data }) => resolve(data));
            document.body.append(frame);
          }),
        { api: app.url, script: `${website.url}/client.mjs`, thread: subject }
      );
      expect(own).toEqual(['HOLD this']);
      await page.context().close();
    });

    test('asks the page’s own site for what begins with /', async () => {
      const { subject } = await openThread(app);
      const page = await openPage('/');
      const read = page.evaluate(async (thread) => {
        const { data } = await window.client.threads.get(thread);
        return [data.id, window.client.feedUrl('articles', 'rss')];
      }, subject);
      expect(await read).toEqual([subject, '/api/newsroom/feeds/articles.rss']);
      await page.context().close();
    });

    /** Hears a thread in a page. */
    const listen = (page: Page, thread: string) =>
      page.evaluate((thread) => {
        window.heard = [];
        window.states = [];
        window.subscription = window.client.threads.subscribe(
          thread,
          ({ event, data }) => {
            const text = 'comment' in data ? (data.comment.html ?? '') : '';
            window.heard.push({ event, text });
            if (text.includes('THROW')) throw new Error('of the site’s own making');
          },
          { onState: (state) => window.states.push(state) }
        );
      }, thread);
    const texts = (page: Page) =>
      page.evaluate(() => window.heard.map(({ text }) => text.replace(/<[^>]*>|\n/g, '')));

    test('hears a thread, and goes on when a listener of the site fails', async () => {
      const thread = await openThread(app);
      const page = await openPage();
      const failures: string[] = [];
      page.on('pageerror', (error) => failures.push(error.message));
      await listen(page, thread.subject);
      await expect.poll(() => page.evaluate(() => window.heard.length)).toBe(1);
      await posted(app, thread, { body: 'THROW here' });
      await posted(app, thread, { body: 'And go on' });
      await expect.poll(() => texts(page)).toContain('And go on');
      expect(await texts(page)).toContain('THROW here');
      expect(failures).toEqual(['of the site’s own making']);
      await page.context().close();
    });

    test('lets go while nobody looks at the page, and misses nothing', async () => {
      const thread = await openThread(app);
      const page = await openPage();
      /** As when the reader looks at another tab, which a headless browser has none of. */
      const look = (isHidden: boolean) =>
        page.evaluate((isHidden) => {
          Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
          document.dispatchEvent(new Event('visibilitychange'));
        }, isHidden);
      const ended = page.waitForEvent('requestfailed', (request) =>
        request.url().includes('stream')
      );
      await listen(page, thread.subject);
      await expect.poll(() => page.evaluate(() => window.heard.length)).toBe(1);
      await look(true);
      await ended;
      await posted(app, thread, { body: 'Meanwhile' });
      expect(await page.evaluate(() => window.states)).toEqual(['connecting', 'open', 'waiting']);
      expect(await texts(page)).not.toContain('Meanwhile');
      await look(false);
      await expect.poll(() => texts(page)).toContain('Meanwhile');
      await page.context().close();
    });
  }
);
