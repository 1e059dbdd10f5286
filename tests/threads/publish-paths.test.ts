import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, documentsOf, posted, threadOf, threadsOf } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const post = 'api::post.post';
const note = 'api::note.note';

/** The ways to write an entry, beside the Content Manager's. */
describeOnEachDatabase('a thread follows its subject', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: { ...byMarks(), commentable: [post, note] } });
    await app.addLocale('de');
    await app.grant(
      'public',
      'plugin::newsroom.article.create',
      'plugin::newsroom.article.update',
      'plugin::newsroom.article.delete'
    );
  });
  afterAll(() => app.stop());

  const publicStatus = async (param: string): Promise<number> => {
    const { status } = await app.http.get(`/api/newsroom/threads/${param}`);
    return status;
  };
  const state = async (subject: string, uid?: string) => {
    const { published, closed, title, purgeAt } = await threadOf(app, subject, uid);
    return { published, closed, title, isGone: purgeAt !== null };
  };
  const open = { published: true, closed: false, isGone: false };

  test('through the Content Manager', async () => {
    const { documentId } = await app.contentManager.create({ title: 'A draft' });
    expect(await state(documentId)).toEqual({ ...open, published: false, title: 'A draft' });
    expect(await publicStatus(documentId)).toBe(404);

    await app.contentManager.publish(documentId);
    expect(await state(documentId)).toEqual({ ...open, title: 'A draft' });
    expect(await publicStatus(documentId)).toBe(200);

    await app.contentManager.update(documentId, { title: 'A better title' });
    expect((await state(documentId)).title).toBe('A draft');
    await app.contentManager.publish(documentId);
    expect(await state(documentId)).toEqual({ ...open, title: 'A better title' });

    await app.contentManager.update(documentId, { title: 'Not to be' });
    await app.contentManager.discard(documentId);
    expect(await state(documentId)).toEqual({ ...open, title: 'A better title' });

    await app.contentManager.unpublish(documentId);
    expect(await state(documentId)).toMatchObject({ published: false, isGone: false });
    expect(await publicStatus(documentId)).toBe(404);
    await app.contentManager.publish(documentId);
    expect(await state(documentId)).toMatchObject(open);

    await app.contentManager.delete(documentId);
    expect(await state(documentId)).toMatchObject({ published: false, closed: true, isGone: true });
    expect(await publicStatus(documentId)).toBe(404);
  });

  test('through the Content Manager, many at once', async () => {
    const some = [
      await app.contentManager.create({ title: 'One' }),
      await app.contentManager.create({ title: 'Two' }),
    ].map(({ documentId }) => documentId);
    const bulk = (action: string) =>
      app.http.post(`/content-manager/collection-types/${uids.article}/actions/${action}`, {
        admin: true,
        body: { documentIds: some },
      });
    const states = () => Promise.all(some.map((subject) => state(subject)));
    expect((await bulk('bulkPublish')).status).toBe(200);
    expect(await states()).toEqual([expect.objectContaining(open), expect.objectContaining(open)]);
    expect((await bulk('bulkUnpublish')).status).toBe(200);
    for (const one of await states())
      expect(one).toMatchObject({ published: false, isGone: false });
    expect((await bulk('bulkDelete')).status).toBe(200);
    for (const one of await states()) expect(one).toMatchObject({ isGone: true });
  });

  test('through REST', async () => {
    const created = await app.http.post('/api/newsroom/articles', {
      body: { data: { title: 'By REST' } },
    });
    const { documentId } = created.body.data;
    expect(await state(documentId)).toEqual({ ...open, title: 'By REST' });
    const path = `/api/newsroom/articles/${documentId}`;
    const put = (search: string, title: string) =>
      app.http.put(`${path}${search}`, { body: { data: { title } } });
    expect((await put('?status=draft', 'Only a draft')).status).toBe(200);
    expect((await state(documentId)).title).toBe('By REST');
    expect((await put('', 'Put')).status).toBe(200);
    expect(await state(documentId)).toEqual({ ...open, title: 'Put' });
    expect((await app.http.delete(path)).status).toBe(204);
    expect(await state(documentId)).toMatchObject({ isGone: true });
  });

  test('through the Document Service, all locales at once', async () => {
    const articles = app.strapi.documents(uids.article);
    const { documentId } = await articles.create({ data: { title: 'English' } as never });
    await articles.update({ documentId, locale: 'de', data: { title: 'Deutsch' } as never });
    await articles.publish({ documentId, locale: '*' });
    expect(await state(documentId)).toMatchObject(open);
    await articles.publish({ documentId, locale: '*' });
    await articles.discardDraft({ documentId, locale: 'de' });
    expect(await state(documentId)).toMatchObject(open);
    await articles.unpublish({ documentId, locale: 'de' });
    expect(await state(documentId)).toMatchObject(open);
    await articles.delete({ documentId, locale: 'de' });
    expect(await state(documentId)).toMatchObject(open);
    await articles.unpublish({ documentId });
    expect(await state(documentId)).toMatchObject({ published: false, isGone: false });
    await articles.delete({ documentId, locale: '*' });
    expect(await state(documentId)).toMatchObject({ published: false, closed: true, isGone: true });
  });

  test('through db.query, one by one and many at once', async () => {
    const query = app.strapi.db.query(uids.article);
    const one = await query.create({ data: { title: 'Queried', publishedAt: new Date() } });
    expect(await state(one.documentId)).toEqual({ ...open, title: 'Queried' });
    await query.update({ where: { id: one.id }, data: { title: 'Queried again' } });
    expect((await state(one.documentId)).title).toBe('Queried again');
    await query.delete({ where: { id: one.id } });
    expect(await state(one.documentId)).toMatchObject({ isGone: true });

    await query.createMany({
      data: [
        { title: 'Many 1', documentId: 'many00000000000000000001', publishedAt: new Date() },
        { title: 'Many 2', documentId: 'many00000000000000000002', publishedAt: null },
      ],
    });
    expect(await state('many00000000000000000001')).toEqual({ ...open, title: 'Many 1' });
    expect((await state('many00000000000000000002')).published).toBe(false);
    const both = { documentId: { $startsWith: 'many0' } };
    await query.updateMany({ where: both, data: { publishedAt: new Date() } });
    expect((await state('many00000000000000000002')).published).toBe(true);
    await query.deleteMany({ where: both });
    expect(await state('many00000000000000000001')).toMatchObject({ isGone: true });
  });

  test('of another type, with drafts and without', async () => {
    const posts = documentsOf(app, post);
    const { documentId } = await posts.create({ data: { title: 'A post' } });
    expect(await state(documentId, post)).toEqual({ ...open, published: false, title: 'A post' });
    await app.contentManager.publish(documentId, { uid: post });
    expect(await publicStatus(`${post}:${documentId}`)).toBe(200);
    expect(await publicStatus(documentId)).toBe(404);

    const notes = documentsOf(app, note);
    const made = await notes.create({ data: { name: 'A note' } });
    expect(await state(made.documentId, note)).toEqual({ ...open, title: 'A note' });
    const path = `/api/newsroom/threads/${note}:${made.documentId}`;
    await posted(app, { path, id: '', subject: '' }, { body: 'Noted' });
    expect((await app.http.get(path)).body.data).toMatchObject({
      id: `${note}:${made.documentId}`,
      commentCount: 1,
    });
    await notes.delete({ documentId: made.documentId });
    expect(await state(made.documentId, note)).toMatchObject({ isGone: true });
  });

  test('and comes back with its comments when published again', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Back' });
    const path = `/api/newsroom/threads/${documentId}`;
    const { id } = await posted(app, { path, id: '', subject: '' }, { body: 'Before' });
    await app.contentManager.unpublish(documentId);
    for (const hidden of [path, `${path}/comments`, `/api/newsroom/comments/${id}`]) {
      expect((await app.http.get(hidden)).status).toBe(404);
    }
    await app.contentManager.publish(documentId);
    expect((await app.http.get(`${path}/comments`)).body.data).toHaveLength(1);
  });
});

describe('subjects that no hook has seen', () => {
  test('get a thread when first read, and at the next start', async () => {
    let app = await startNewsroom({ config: { commentable: [note] } });
    try {
      app.strapi.db.lifecycles.disable();
      const notes = documentsOf(app, note);
      const read = await notes.create({ data: { name: 'Read' } });
      const left = await notes.create({ data: { name: 'Left' } });
      app.strapi.db.lifecycles.enable();
      expect(await threadsOf(app, read.documentId, note)).toEqual([]);
      const path = `/api/newsroom/threads/${note}:${read.documentId}`;
      expect((await app.http.get(path)).status).toBe(200);
      expect(await threadOf(app, read.documentId, note)).toMatchObject({ title: 'Read' });

      await app.stop({ keep: true });
      app = await startNewsroom({ on: app });
      expect(await threadOf(app, left.documentId, note)).toMatchObject({ title: 'Left' });
    } finally {
      await app.stop();
    }
  });
});
