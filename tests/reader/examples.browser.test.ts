import { readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { byMarks, openThread, posted } from '../fixtures/discussion';
import { describeInBrowser } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { startWebsite } from './website';

describeInBrowser('the example of a plain page', (browser) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ config: byMarks() });
  });
  afterAll(() => app.stop());

  test('shows and counts the comments of its thread', async () => {
    const thread = await openThread(app);
    await posted(app, thread, { body: 'Seen on a website' });
    const example = readFileSync('docs/websites/html/index.html', 'utf8');
    const [, named = ''] = /<newsroom-comments thread="(\w+)"/.exec(example) ?? [];
    expect(named).not.toBe('');
    const website = await startWebsite(
      example.replaceAll(named, thread.subject).replaceAll('https://cms.example.com', app.url)
    );
    const page = await browser().newPage();
    await page.goto(website.url);
    await page.locator('newsroom-comments').getByText('Seen on a website').waitFor();
    await expect.poll(() => page.locator('newsroom-count').textContent()).toBe('1 comment');
    await page.close();
    await website.stop();
  });
});
