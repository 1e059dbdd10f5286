import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { openThread, posted, someAddress, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** Faults known from other comment plugins: pages of a million, threads without a floor, as many
 * reports as one likes, and markup that reaches other readers. */
describe('limits on pages, depth and reports', () => {
  let app: Newsroom;
  let thread: Thread;
  let root: string;
  beforeAll(async () => {
    app = await startNewsroom({
      config: {
        moderation: { options: { 'new-author': { enabled: false }, links: { enabled: false } } },
      },
    });
    thread = await openThread(app);
    root = await plant(app, thread);
  });
  afterAll(() => app.stop());

  const codeOf = ({ body }: { body: { error?: { details: { code: string } } } }) =>
    body.error?.details.code;

  test.each([
    'limit=1000000',
    'limit=101',
    'limit=-1',
    'replies=21',
    'pageSize=1000000',
    'pagination[pageSize]=1000000',
    'pagination[limit]=-1',
    'skip=2',
  ])('no page of %s', async (search) => {
    for (const path of [`${thread.path}/comments`, `/api/newsroom/comments/${root}/replies`]) {
      const answer = await app.http.get(`${path}?${search}`);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'INVALID_INPUT']);
    }
  });

  test('no page of the desk is larger either', async () => {
    const answer = await app.http.get('/newsroom/queue?limit=1000000', { admin: true });
    expect([answer.status, codeOf(answer)]).toEqual([400, 'INVALID_INPUT']);
  });

  test('replies nest so deep and no deeper, by every way to write one', async () => {
    const { maxDepth } = (await app.http.get(thread.path)).body.data.policy;
    let deepest = root;
    for (let depth = 1; depth <= maxDepth; depth += 1) {
      deepest = await plant(app, thread, { parent: deepest });
    }
    const answer = await app.http.post(`${thread.path}/comments`, {
      body: { body: 'Deeper still', parent: deepest, author: { name: 'Ann' } },
    });
    expect(answer.body.error.details).toMatchObject({
      code: 'PARENT_UNUSABLE',
      reason: 'too-deep',
      limit: maxDepth,
    });
    await expect(plant(app, thread, { parent: deepest })).rejects.toMatchObject({
      details: { code: 'PARENT_UNUSABLE' },
    });
    const byStaff = await app.http.post(`/content-manager/collection-types/${uids.comment}`, {
      admin: true,
      body: { thread: thread.id, parent: deepest, body: 'By staff' },
    });
    expect(byStaff.status).toBe(400);
  });

  test('one reader has one report of a comment, and not endless ones of many', async () => {
    const ip = someAddress();
    const complain = (id: string) =>
      app.http.post(`/api/newsroom/comments/${id}/reports`, { body: { reason: 'spam' }, ip });
    const [first, again] = [await complain(root), await complain(root)];
    expect(first.status).toBe(202);
    expect(again.body).toEqual(first.body);
    expect(await app.strapi.db.query(uids.report).count({ where: { comment: root } })).toBe(1);
    const others: string[] = [];
    for (let number = 0; number < 20; number += 1) others.push(await plant(app, thread));
    const statuses: number[] = [];
    for (const id of others) statuses.push((await complain(id)).status);
    expect(statuses.filter((status) => status === 429)).toHaveLength(2);
    expect((await app.http.get('/newsroom/queue?queue=approved', { admin: true })).status).toBe(
      200
    );
  });

  test('one reader writes so many comments and no more', async () => {
    const ip = someAddress();
    const statuses: number[] = [];
    for (let number = 0; number < 21; number += 1) {
      const { status } = await app.http.post(`${thread.path}/comments`, {
        body: { body: `Number ${number}`, author: { name: 'Ann' } },
        ip,
      });
      statuses.push(status);
    }
    expect(statuses.slice(0, 20).every((status) => status === 201)).toBe(true);
    expect(statuses[20]).toBe(429);
  });

  test('what is written is shown as text, and loads nothing from elsewhere', async () => {
    const body = [
      'a < b & c',
      '<script>alert(1)</script>',
      '<img src="https://tracker.example/pixel.gif">',
      '![pixel](https://tracker.example/pixel.gif)',
      '<video src="https://tracker.example/v.mp4"></video>',
      '[a link](https://example.org/page)',
    ].join('\n\n');
    const { id } = await posted(app, thread, { body });
    const { html } = (await app.http.get(`/api/newsroom/comments/${id}`)).body.data;
    expect(html).toContain('a &lt; b &amp; c');
    expect(html).not.toMatch(/<(?:script|img|video|audio|iframe|style)\b/i);
    const links = [...(html as string).matchAll(/<a [^>]*>/g)].map(([tag]) => tag);
    expect(links.length).toBeGreaterThan(0);
    for (const link of links) expect(link).toMatch(/rel="[^"]*nofollow[^"]*"/);
  });

  test('what is blank once it is cleaned is no comment', async () => {
    for (const body of ['<script></script>\u200b', ' \u200b ', '\n\n', '&#8203;']) {
      const before = await app.strapi.db.query(uids.comment).count({});
      const { status, body: answer } = await app.http.post(`${thread.path}/comments`, {
        body: { body, author: { name: 'Ann' } },
      });
      if (status < 300) expect(answer.data.html.replace(/<\/?p>|\s/g, '')).not.toBe('');
      else {
        expect(answer.error.details.code).toBe('TOO_SHORT');
        expect(await app.strapi.db.query(uids.comment).count({})).toBe(before);
      }
    }
  });
});
