import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { byMarks, documentsOf, threadOf, threadsOf } from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const uid = 'api::post.post';
const api = '/api/posts';

describe('threads of another type with drafts follow', () => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ config: { ...byMarks(), commentable: [uid] } });
    await app.grant('public', `${uid}.create`, `${uid}.update`, `${uid}.delete`);
  });
  afterAll(() => app.stop());

  const thread = (id: string) => threadOf(app, id, uid);
  const empty = { approvedCount: 0, pendingCount: 0, closed: false, purgeAt: null };

  test('in the Content Manager: save, publish, publish again, unpublish, discard', async () => {
    const { documentId: id } = await app.contentManager.create({ title: 'Draft' }, { uid });
    const opened = await thread(id);
    expect(opened).toMatchObject({ ...empty, title: 'Draft', published: false });

    await app.contentManager.publish(id, { uid });
    expect(await thread(id)).toMatchObject({ title: 'Draft', published: true });

    await app.contentManager.update(id, { title: 'Changed draft' }, { uid });
    expect(await thread(id)).toMatchObject({ title: 'Draft', published: true });
    await app.contentManager.publish(id, { uid });
    const again = await thread(id);
    expect(again).toMatchObject({ ...empty, title: 'Changed draft', published: true });
    expect(again.documentId).toBe(opened.documentId);

    await app.contentManager.update(id, { title: 'Thrown away' }, { uid });
    await app.contentManager.discard(id, { uid });
    expect(await thread(id)).toMatchObject({ title: 'Changed draft', published: true });

    await app.contentManager.unpublish(id, { uid });
    expect(await thread(id)).toMatchObject({ ...empty, published: false });
    await app.contentManager.delete(id, { uid });
    expect(await thread(id)).toMatchObject({ published: false, closed: true });
    expect((await thread(id)).purgeAt).not.toBeNull();
  });

  test('in bulk', async () => {
    const created: string[] = [];
    for (const title of ['Bulk 1', 'Bulk 2']) {
      created.push((await app.contentManager.create({ title }, { uid })).documentId);
    }
    const after = async (action: string) => {
      const answer = await app.http.post(
        `/content-manager/collection-types/${uid}/actions/${action}`,
        { admin: true, body: { documentIds: created } }
      );
      expect(answer.status).toBe(200);
      return Promise.all(created.map(thread));
    };
    expect(await after('bulkPublish')).toMatchObject([{ published: true }, { published: true }]);
    expect(await after('bulkUnpublish')).toMatchObject([
      { published: false },
      { published: false },
    ]);
    expect(await after('bulkDelete')).toMatchObject([{ closed: true }, { closed: true }]);
  });

  test('through REST', async () => {
    const create = await app.http.post(api, { body: { data: { title: 'By REST' } } });
    expect(create.status).toBe(201);
    const id = create.body.data.documentId as string;
    expect(await thread(id)).toMatchObject({ title: 'By REST', published: true });
    const update = await app.http.put(`${api}/${id}`, { body: { data: { title: 'Anew' } } });
    expect(update.status).toBe(200);
    expect(await thread(id)).toMatchObject({ ...empty, title: 'Anew', published: true });
    await app.http.put(`${api}/${id}?status=draft`, { body: { data: { title: 'Later' } } });
    expect(await thread(id)).toMatchObject({ title: 'Anew', published: true });
    expect((await app.http.delete(`${api}/${id}`)).status).toBe(204);
    expect(await thread(id)).toMatchObject({ published: false, closed: true });
  });

  test('through the Document Service', async () => {
    const documents = documentsOf(app, uid) as ReturnType<typeof documentsOf> &
      Record<'publish' | 'unpublish' | 'discardDraft', (params: object) => Promise<unknown>>;
    const data = { title: 'By document' };
    const { documentId: id } = await documents.create({ data, status: 'published' });
    expect(await thread(id)).toMatchObject({ published: true });
    await documents.unpublish({ documentId: id, locale: '*' });
    expect(await thread(id)).toMatchObject({ published: false });
    await documents.publish({ documentId: id, locale: '*' });
    await documents.publish({ documentId: id, locale: '*' });
    await documents.discardDraft({ documentId: id, locale: '*' });
    expect(await thread(id)).toMatchObject({ ...empty, published: true });
    await documents.update({ documentId: id, data: { title: 'Twice' }, status: 'published' });
    expect(await thread(id)).toMatchObject({ ...empty, title: 'Twice', published: true });
    const { entries } = await documents.clone({ documentId: id, data: { title: 'Copy' } });
    expect(await thread(entries[0].documentId)).toMatchObject({ ...empty, title: 'Copy' });
    await documents.delete({ documentId: id, locale: '*' });
    expect(await thread(id)).toMatchObject({ published: false, closed: true });
  });

  test('through db.query, one and many', async () => {
    const query = app.strapi.db.query(uid);
    const one = await query.create({ data: { title: 'By query', publishedAt: new Date() } });
    expect(await thread(one.documentId)).toMatchObject({ title: 'By query', published: true });
    await query.update({ where: { id: one.id }, data: { publishedAt: null } });
    expect(await thread(one.documentId)).toMatchObject({ published: false });

    const titles = ['Query many 1', 'Query many 2'].map((title) => ({
      title,
      publishedAt: null,
    }));
    await query.createMany({ data: titles });
    const where = { title: { $startsWith: 'Query many' } };
    const many: string[] = (await query.findMany({ where })).map((row) => row.documentId);
    const all = () => Promise.all(many.map(thread));
    expect(await all()).toMatchObject([{ published: false }, { published: false }]);
    await query.updateMany({ where, data: { publishedAt: new Date() } });
    expect(await all()).toMatchObject([{ published: true }, { published: true }]);
    await query.deleteMany({ where });
    expect(await all()).toMatchObject([{ closed: true }, { closed: true }]);
    await query.delete({ where: { id: one.id } });
    expect(await thread(one.documentId)).toMatchObject({ closed: true });
  });

  test('and nothing stays of a write that is rolled back', async () => {
    let id = '';
    const failing = app.strapi.db.transaction(async () => {
      id = (await documentsOf(app, uid).create({ data: { title: 'Never' } })).documentId;
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await threadsOf(app, id, uid)).toEqual([]);
  });
});
