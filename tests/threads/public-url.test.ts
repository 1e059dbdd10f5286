import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, posted, threadOf } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const pattern = 'https://paper.example/{locale}/news/{slug}?id={documentId}';
const patterns = { [uids.article]: pattern, 'api::post.post': '/posts/{documentId}' };
const config = {
  ...byMarks(),
  commentable: ['api::post.post', 'api::note.note'],
  site: { publicUrls: patterns },
};

const urlOf = async (app: Newsroom, documentId: string, uid: string = uids.article, query = '') => {
  const path = `/newsroom/subjects/${uid}/${documentId}/thread${query}`;
  const { status, body } = await app.http.get(path, { admin: true });
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.data.publicUrl;
};

describeOnEachDatabase('the public address of a subject', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config });
    await app.addLocale('de');
  });
  afterAll(() => app.stop());

  test('follows the pattern while the entry is published, and stands on the desk', async () => {
    const { documentId } = await app.contentManager.create({ title: 'Tram line reopens' });
    expect(await urlOf(app, documentId)).toBeNull();
    await app.contentManager.publish(documentId);
    const url = `https://paper.example/en/news/tram-line-reopens?id=${documentId}`;
    expect(await urlOf(app, documentId)).toBe(url);
    await posted(
      app,
      { subject: documentId, id: '', path: `/api/newsroom/threads/${documentId}` },
      {
        body: 'At last',
      }
    );
    const queue = await app.http.get('/newsroom/queue?queue=all', { admin: true });
    expect(queue.body.data[0].thread.publicUrl).toBe(url);
    await app.contentManager.unpublish(documentId);
    expect(await urlOf(app, documentId)).toBeNull();
  });

  test('follows the slug when it changes', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Night market' });
    await app.strapi
      .documents(uids.article as never)
      .update({ documentId, data: { slug: 'the-night-market' }, status: 'published' } as never);
    expect(await urlOf(app, documentId)).toContain('/en/news/the-night-market?');
  });

  test('names the locale that its slug is of', async () => {
    const { documentId } = await app.contentManager.create({ title: 'Trams' });
    await app.contentManager.update(documentId, { title: 'Bahnen' }, { locale: 'de' });
    await app.contentManager.publish(documentId, { locale: 'de' });
    expect(await urlOf(app, documentId)).toContain('/de/news/bahnen?');
    await app.contentManager.publish(documentId);
    expect(await urlOf(app, documentId)).toContain('/en/news/trams?');
  });

  test('needs no slug where the pattern has none, and no pattern gives none', async () => {
    const post = await app.contentManager.publish({ title: 'A post' }, { uid: 'api::post.post' });
    expect(await urlOf(app, post.documentId, 'api::post.post')).toBe(`/posts/${post.documentId}`);
    const note = await app.contentManager.create({ name: 'A note' }, { uid: 'api::note.note' });
    expect(await urlOf(app, note.documentId, 'api::note.note')).toBeNull();
    const body = { site: { publicUrls: { 'api::post.post': '/{slug}' } } };
    expect((await app.http.put('/newsroom/settings', { admin: true, body })).status).toBe(200);
    expect(await urlOf(app, post.documentId, 'api::post.post')).toBeNull();
  });

  test('is there for threads from before there were slugs in them', async () => {
    const { documentId } = await app.contentManager.create({ title: 'Old news' });
    await app.contentManager.update(documentId, { title: 'Alte Kunde' }, { locale: 'de' });
    await app.contentManager.publish(documentId, { locale: 'de' });
    const untouched = await app.contentManager.publish({ title: 'Old and English' });
    const threads = () =>
      app.strapi.db.connection('newsroom_threads').where({ subject_uid: uids.article });
    const before = await threads().select('subject_slug', 'subject_slug_locale').orderBy('id');
    await threads().update({ subject_slug: null, subject_slug_locale: null });
    await app.stop({ keep: true });
    app = await startNewsroom({ on: app });
    expect(await urlOf(app, documentId)).toContain('/de/news/alte-kunde?');
    expect(await urlOf(app, untouched.documentId)).toContain('/en/news/old-and-english?');
    expect(await threads().select('subject_slug', 'subject_slug_locale').orderBy('id')).toEqual(
      before
    );
    const { version } = await threadOf(app, documentId);
    expect(version).toBeGreaterThan(0);
  });
});

describe('patterns of public addresses', () => {
  const refused: [string, Record<string, unknown>, string[]][] = [
    ['a scheme of scripts', { [uids.article]: 'javascript:alert(1)' }, ['http or https']],
    ['no scheme', { [uids.article]: 'paper.example/{slug}' }, ['http or https']],
    ['another host behind slashes', { [uids.article]: '//evil.example/{slug}' }, ['begins with /']],
    ['an unknown placeholder', { [uids.article]: '/{section}/{slug}' }, ['{section}', '{slug}']],
    ['an open brace', { [uids.article]: '/news/{slug' }, ['{slug']],
    ['a type without threads', { 'api::post.post': '/{slug}' }, ['api::post.post', 'not known']],
  ];

  test('that are paths stand below the address of the site, where that is set', async () => {
    const site = { url: 'https://paper.example/de', publicUrls: { [uids.article]: '/a/{slug}' } };
    const app = await startNewsroom({ config: { site } });
    const { documentId } = await app.contentManager.publish({ title: 'Trams' });
    expect(await urlOf(app, documentId)).toBe('https://paper.example/a/trams');
    await app.stop();
  });

  test.each([
    ['url', 'paper.example', 'an http or https address'],
    ['url', 'ftp://paper.example', 'an http or https address'],
    ['url', 'https://me:secret@paper.example', 'without a user name'],
    ['url', 'https://paper.example/?a=1', 'without ? and #'],
    ['name', '', 'at least 1'],
    ['description', 7, 'string'],
  ])('site.%s %j stops the boot and says why', async (key, value, words) => {
    const error = await startNewsroom({ config: { site: { [key]: value } } }).then(
      (app) => app.stop().then(() => null),
      (reason: unknown) => reason
    );
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toContain(`site.${key}`);
    expect((error as Error).message).toContain(words);
  });

  test.each(refused)('%s stops the boot and says why', async (_what, publicUrls, words) => {
    const error = await startNewsroom({ config: { site: { publicUrls } } }).then(
      (app) => app.stop().then(() => null),
      (reason: unknown) => reason
    );
    expect(error).toBeInstanceOf(Error);
    for (const word of ['site.publicUrls', ...words]) {
      expect((error as Error).message).toContain(word);
    }
  });

  test('are saved, taken back, and refused when they do not fit', async () => {
    const app = await startNewsroom({
      config: { site: { publicUrls: { [uids.article]: '/a/{slug}' } } },
    });
    try {
      const save = (publicUrls: unknown) =>
        app.http.put('/newsroom/settings', { admin: true, body: { site: { publicUrls } } });
      const key = `site.publicUrls.${uids.article}`;
      const read = async () =>
        (await app.http.get('/newsroom/settings', { admin: true })).body.data as {
          values: { site: unknown };
          sources: Record<string, string>;
        };
      expect((await read()).sources[key]).toBe('file');
      const wrong = await save({ [uids.article]: 'ftp://x/{slug}' });
      expect(wrong).toMatchObject({
        status: 400,
        body: { error: { details: { code: 'INVALID_INPUT', problems: [{ field: key }] } } },
      });
      expect((await save({ [uids.article]: 'https://b.example/{slug}' })).status).toBe(200);
      expect((await read()).sources[key]).toBe('saved');
      expect((await save({ [uids.article]: null })).status).toBe(200);
      expect((await read()).values.site).toMatchObject({ publicUrls: { [uids.article]: null } });

      const store = app.strapi.store({ type: 'plugin', name: 'newsroom' });
      await store.set({
        key: 'settings',
        value: { threads: { maxDepth: 1 }, site: { publicUrls: { 'api::gone.gone': '/{slug}' } } },
      });
      await app.stop({ keep: true });
      const again = await startNewsroom({ on: app });
      const { body } = await again.http.get('/newsroom/settings', { admin: true });
      expect(body.data.values).toMatchObject({
        threads: { maxDepth: 1 },
        site: { publicUrls: { [uids.article]: '/a/{slug}' } },
      });
      await again.stop({ keep: true });
    } finally {
      await app.app.remove();
    }
  });
});
