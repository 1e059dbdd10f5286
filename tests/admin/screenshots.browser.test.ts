import { mkdirSync } from 'node:fs';

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { postComment } from './post-comment';

const folder = 'docs/screenshots';

describeInBrowser('screenshots', (browser) => {
  let app: Newsroom;
  let page: Page;
  let tram: string;
  let water: string;

  beforeAll(async () => {
    mkdirSync(folder, { recursive: true });
    app = await startNewsroom({
      serveAdmin: true,
      config: { moderation: { options: { 'held-words': { words: ['scandal', 'idiot*'] } } } },
    });
    const publish = async (title: string) =>
      (await app.contentManager.publish({ title })).documentId;
    tram = await publish('After two years, the number 9 runs to the harbour again');
    water = await publish('Can you swim in the Arle? The city is testing the water');
    await publish('The same rye for ninety years');
  }, 300_000);
  afterAll(() => app.stop());

  const readersWrite = async () => {
    const member = await app.createUser('Jonas Weber');
    const question = await postComment(app, tram, {
      body: 'Will the stop at the fish market be back as well? It was the only one with a roof.',
      token: member.token,
    });
    await app.http.post(`/newsroom/comments/${question.id}/decisions`, {
      admin: true,
      body: { revision: 1, to: 'approved' },
    });
    const written = [
      await postComment(app, tram, {
        name: 'Maria Lindqvist',
        body: 'It will, says the timetable: https://tram.example/9 and https://harbour.example/stops',
        parent: question.id,
      }),
      await postComment(app, water, {
        name: 'Sergei Antonov',
        body: 'What a **scandal**. Only an i.d.i.o.t would swim below the dye works.',
      }),
      await postComment(app, water, {
        name: 'فاطمة الزهراء',
        body: 'هل الماء نظيف بما يكفي للأطفال؟ شكراً على المقال.',
      }),
      await postComment(app, tram, {
        name: 'Ruth',
        body: 'ELEVEN MINUTES LATE ON THE VERY FIRST DAY AND NOBODY SAID A WORD',
      }),
    ];
    // As if they had come in over the day.
    for (const [index, { id }] of written.entries()) {
      await app.strapi.db
        .connection('newsroom_comments')
        .where({ document_id: id })
        .update({ created_at: Date.now() - (written.length - index) * 47 * 60_000 });
    }
  };

  const shoot = async (name: string, theme: 'light' | 'dark' = 'light', width = 1440) => {
    await page.evaluate((value) => localStorage.setItem('STRAPI_THEME', value), theme);
    await page.setViewportSize({ width, height: width < 500 ? 844 : 1000 });
    await page.reload();
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(2000);
    await page.screenshot({ path: `${folder}/${name}.png` });
  };

  test('of the desk and the Content Manager', async () => {
    page = await openAdmin(browser(), app, { path: '/plugins/newsroom' });
    await page.getByText('All done: no comments are waiting').waitFor();
    // What Strapi announces of itself.
    const close = page.getByRole('button', { name: 'Close' });
    if (await close.count()) await close.first().click();
    await shoot('desk-empty');

    await readersWrite();
    await shoot('desk');
    await shoot('desk-dark', 'dark');
    await shoot('desk-390', 'light', 390);
    await page.setViewportSize({ width: 1440, height: 1000 });

    const list = `${app.url}/admin/content-manager/collection-types/${uids.article}`;
    await page.goto(list);
    await page.locator('thead').getByText('Comments').waitFor();
    await shoot('column');
    await page.goto(`${list}/${tram}`);
    await page.getByRole('link', { name: 'Open the queue' }).waitFor();
    await shoot('panel');
    expect(await page.getByRole('switch').isChecked()).toBe(true);
  }, 300_000);
});
