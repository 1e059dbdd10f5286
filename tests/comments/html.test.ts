import { afterAll, beforeAll, expect, test } from 'vitest';

import type { CommentsAnswer } from '../../server/comments/contract';
import { asModerator } from '../fixtures/desk';
import { byMarks, openThread, posted, type Thread } from '../fixtures/discussion';
import { describeInBrowser } from '../harness/browser';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const config = {
  ...byMarks(),
  site: { publicUrls: { 'plugin::newsroom.article': 'https://example.com/{slug}' } },
};

describeInBrowser('a thread as HTML', (browser) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ config });
  });
  afterAll(() => app.stop());

  const html = (path: string, accept = 'text/html') => app.http.get(path, { headers: { accept } });
  /** Without JavaScript, as its readers have it. */
  const show = async (path: string) => {
    const context = await browser().newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${app.url}${path}`);
    return page;
  };
  const talk = async (): Promise<{ thread: Thread; root: string; reply: string }> => {
    const thread = await openThread(app, 'Fish & <b>chips</b>');
    const { id: root } = await posted(app, thread, { body: 'Is it *fresh*?', name: 'Ann "A" <i>' });
    const { id: reply } = await posted(app, thread, { body: 'Very', parent: root });
    await asModerator(app).reply(root, 'We asked');
    return { thread, root, reply };
  };

  test('is a document that reads well without JavaScript', async () => {
    const { thread, root, reply } = await talk();
    const page = await show(`${thread.path}/comments`);
    expect(await page.title()).toBe('Fish & <b>chips</b> – 3 comments');
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    expect(await page.getByRole('heading').allTextContents()).toEqual(['3 comments']);
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toMatch(
      /^https:\/\/example\.com\/fish-/
    );
    const first = page.locator(`#comment-${root}`);
    expect(await first.locator('> article > header').textContent()).toContain('Ann "A" <i>');
    expect(await first.locator('> article > div').innerHTML()).toBe('<p>Is it <em>fresh</em>?</p>');
    expect(await first.locator(`ol #comment-${reply}`).count()).toBe(1);
    expect(await first.locator('ol small').allTextContents()).toEqual(['Author']);
    await page.context().close();
  });

  test('says in schema.org’s words what it is', async () => {
    const { thread } = await talk();
    const page = await show(`${thread.path}/comments`);
    const posting = page.locator('[itemtype="https://schema.org/DiscussionForumPosting"]');
    const content = (name: string) =>
      posting.locator(`> [itemprop=${name}]`).getAttribute('content');
    expect(await content('headline')).toBe('Fish & <b>chips</b>');
    expect(await content('commentCount')).toBe('3');
    expect(Date.parse((await content('datePublished'))!)).toBeGreaterThan(0);
    const comments = posting.locator('[itemprop=comment][itemtype="https://schema.org/Comment"]');
    expect(await comments.count()).toBe(3);
    for (const name of ['text', 'author', 'dateCreated', 'upvoteCount']) {
      expect(await comments.first().locator(`[itemprop=${name}]`).count()).toBeGreaterThan(0);
    }
    await page.context().close();
  });

  test('goes on to the next page, to the last', async () => {
    const thread = await openThread(app, 'Long');
    for (let number = 0; number < 5; number += 1) {
      await posted(app, thread, { body: `Number ${number}` });
    }
    const page = await show(`${thread.path}/comments?limit=2&sort=oldest`);
    const read: string[] = [];
    for (;;) {
      read.push(...(await page.locator('li').allInnerTexts()).map((text) => text.slice(-8)));
      const next = page.getByRole('link', { name: 'More comments' });
      if ((await next.count()) === 0) break;
      await next.click();
    }
    expect(read).toEqual([0, 1, 2, 3, 4].map((number) => `Number ${number}`));
    await page.context().close();
  });

  test('is a fragment that carries its own answers', async () => {
    const { thread } = await talk();
    await posted(app, thread, { body: '</script><script>alert(1)</script>' });
    const answer = await html(`${thread.path}/comments?fragment=true`);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const text = String(answer.body);
    expect(text).toMatch(/^<section class="newsroom-comments" lang="en"/);
    expect(text.match(/<\/script>/g)).toHaveLength(1);
    const [, json = ''] = /class="newsroom-data">(.*?)<\/script>/s.exec(text) ?? [];
    const carried = JSON.parse(json) as { thread: unknown; comments: CommentsAnswer };
    expect(carried.thread).toEqual((await app.http.get(`${thread.path}?words=en`)).body);
    expect(carried.comments).toEqual((await app.http.get(`${thread.path}/comments`)).body);
  });

  test('is only for those who ask for it', async () => {
    const { thread } = await talk();
    const path = `${thread.path}/comments`;
    for (const accept of ['application/json', '*/*', 'application/json, text/html']) {
      expect((await html(path, accept)).headers.get('content-type')).toMatch(/^application\/json/);
    }
    const browsers = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
    expect((await html(path, browsers)).headers.get('content-type')).toMatch(/^text\/html/);
  });

  test('shows nobody what only its author sees', async () => {
    const thread = await openThread(app, 'Hidden');
    const { guest } = await posted(app, thread, { body: 'HOLD this secret' });
    const answer = await app.http.get(`${thread.path}/comments`, {
      guest,
      headers: { accept: 'text/html' },
    });
    expect(String(answer.body)).not.toContain('secret');
    expect(String(answer.body)).toContain('<h2>No comments yet</h2>');
  });

  test('leaves a tombstone above replies', async () => {
    const { thread, root } = await talk();
    await asModerator(app).decide(root, { to: 'spam' });
    const text = String((await html(`${thread.path}/comments`)).body);
    expect(text).toContain('This comment was removed');
    expect(text).not.toContain('&quot;A&quot;');
    expect(text).not.toContain('<em>fresh</em>');
  });

  test('speaks the language of what is discussed', async () => {
    const thread = await openThread(app, 'Sprachen');
    for (let number = 0; number < 3; number += 1) {
      await posted(app, thread, { body: `Text ${number}` });
    }
    await app.http.put(`/newsroom/threads/${thread.id}`, { admin: true, body: { closed: true } });
    const heading = async (locale: string) => {
      const text = String((await html(`${thread.path}/comments?locale=${locale}`)).body);
      return [
        /<html lang="([\w-]+)"( dir="rtl")?>/.exec(text)?.slice(1),
        /<h2>(.*)<\/h2>/.exec(text)?.[1],
      ];
    };
    expect(await heading('de')).toEqual([['de', undefined], '3 Kommentare']);
    expect(await heading('fr-CA')).toEqual([['fr-CA', undefined], '3 commentaires']);
    expect(await heading('ar')).toEqual([['ar', ' dir="rtl"'], expect.stringMatching(/تعليقات$/)]);
    expect(await heading('ja')).toEqual([['ja', undefined], 'コメント 3 件']);
    expect(await heading('pt')).toEqual([['en', undefined], '3 comments']);
  });
});
