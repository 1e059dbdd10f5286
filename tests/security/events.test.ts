import { afterAll, beforeAll, expect, test, describe } from 'vitest';

import { uids } from '../../content-types';
import { fillHiddenSite, hiddenSiteOptions, type HiddenSite } from '../fixtures/hidden-site';
import { leaksIn } from '../fixtures/leaks';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** What webhooks and other listeners are sent while a site is written, moderated and cleared. */
describe('what is announced', () => {
  let app: Newsroom;
  let site: HiddenSite;
  const events: { name: string; payload: string }[] = [];
  beforeAll(async () => {
    app = await startNewsroom(hiddenSiteOptions);
    const listen = (name: string, ...payload: unknown[]): Promise<void> => {
      events.push({ name, payload: JSON.stringify(payload) });
      return Promise.resolve();
    };
    app.strapi.eventHub.subscribe(listen as never);
    site = await fillHiddenSite(app);
    await app.http.delete(`/api/newsroom/comments/${site.hidden.pending}`, { guest: site.ann });
    await app.contentManager.update(site.article, { summary: 'Changed' });
    await app.contentManager.publish(site.article);
    await app.strapi.documents(uids.comment).delete({ documentId: site.hidden.spam });
    await app.contentManager.delete(site.article);
  });
  afterAll(() => app.stop());

  test('by the plugin has ids and statuses, nothing written or noted', () => {
    const ours = events.filter(({ name }) => name.startsWith('newsroom.'));
    expect(new Set(ours.map(({ name }) => name))).toEqual(
      new Set([
        'newsroom.comment.created',
        'newsroom.comment.decided',
        'newsroom.comment.edited',
        'newsroom.comment.removed',
        'newsroom.comment.reported',
        'newsroom.thread.gone',
      ])
    );
    const text = ours.map(({ payload }) => payload).join();
    expect(leaksIn(text, { kinds: [], secrets: site.secrets })).toEqual([]);
  });

  test('by Strapi of comments has their texts, and nothing that is kept of people', () => {
    const entries = events.filter(
      ({ name, payload }) => name.startsWith('entry.') && payload.includes(`"${uids.comment}"`)
    );
    expect(entries.map(({ payload }) => payload).join()).toContain('canary-hidden-ann-bodypending');
    const text = entries.map(({ payload }) => payload).join();
    expect(leaksIn(text, { kinds: ['public', 'hidden'], secrets: site.secrets })).toEqual([]);
  });

  test('by Strapi of articles has nothing of their comments', () => {
    const articles = events.filter(({ payload }) => payload.includes(`"${uids.article}"`));
    expect(articles.length).toBeGreaterThan(2);
    const text = articles.map(({ payload }) => payload).join();
    expect(leaksIn(text, { kinds: [], secrets: site.secrets })).toEqual([]);
  });
});
