import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { byMarks, threadsOf } from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describe('threads.perLocale', () => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ config: { ...byMarks(), threads: { perLocale: true } } });
    await app.addLocale('de');
  });
  afterAll(() => app.stop());

  test('gives each locale of an article a thread of its own', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Trams' });
    await app.contentManager.update(documentId, { title: 'Bahnen' }, { locale: 'de' });
    const path = `/api/newsroom/threads/${documentId}`;
    expect((await app.http.get(`${path}?locale=en`)).status).toBe(200);
    expect((await app.http.get(`${path}?locale=de`)).status).toBe(404);

    await app.contentManager.publish(documentId, { locale: 'de' });
    const threads = await threadsOf(app, documentId);
    expect(threads.map(({ subjectLocale, title }) => [subjectLocale, title])).toEqual([
      ['de', 'Bahnen'],
      ['en', 'Trams'],
    ]);
    await app.http.post(`${path}/comments`, {
      body: { body: 'Auf Deutsch', author: { name: 'Ann' }, locale: 'de' },
    });
    const count = async (locale: string) =>
      (await app.http.get(`${path}?locale=${locale}`)).body.data.commentCount;
    expect([await count('de'), await count('en')]).toEqual([1, 0]);
    const article = await app.http.get(`/api/newsroom/articles/${documentId}?locale=de`);
    expect(article.body.data.commentCount).toBe(1);

    await app.strapi.documents('plugin::newsroom.article' as never).delete({
      documentId,
      locale: 'de',
    } as never);
    expect((await app.http.get(`${path}?locale=de`)).status).toBe(404);
    expect((await app.http.get(`${path}?locale=en`)).status).toBe(200);
  });
});
