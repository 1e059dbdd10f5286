import { afterAll, beforeAll, expect, test } from 'vitest';

import { byMarks, documentsOf, threadOf } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const uid = 'api::note.note';

describeOnEachDatabase('threads of a type without drafts', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: { ...byMarks(), commentable: [uid] } });
    await app.grant('public', `${uid}.create`, `${uid}.update`, `${uid}.delete`);
  });
  afterAll(() => app.stop());

  const thread = (id: string) => threadOf(app, id, uid);
  const status = async (id: string) =>
    (await app.http.get(`/api/newsroom/threads/${uid}:${id}/comments`)).status;
  const isGone = async (id: string) => {
    expect(await thread(id)).toMatchObject({ published: false, closed: true });
    expect(await status(id)).toBe(404);
  };

  test('are there at once, and go with their entry: Content Manager', async () => {
    const { documentId: id } = await app.contentManager.create({ name: 'A note' }, { uid });
    expect(await thread(id)).toMatchObject({ title: 'A note', published: true, approvedCount: 0 });
    expect(await status(id)).toBe(200);
    await app.contentManager.update(id, { name: 'Renamed' }, { uid });
    expect(await thread(id)).toMatchObject({ title: 'Renamed', published: true });
    await app.contentManager.delete(id, { uid });
    await isGone(id);
  });

  test('REST', async () => {
    const { body } = await app.http.post('/api/notes', { body: { data: { name: 'By REST' } } });
    const id = body.data.documentId as string;
    expect(await status(id)).toBe(200);
    await app.http.put(`/api/notes/${id}`, { body: { data: { name: 'Anew' } } });
    expect(await thread(id)).toMatchObject({ title: 'Anew', published: true });
    await app.http.delete(`/api/notes/${id}`);
    await isGone(id);
  });

  test('Document Service', async () => {
    const { documentId: id } = await documentsOf(app, uid).create({ data: { name: 'Document' } });
    await documentsOf(app, uid).update({ documentId: id, data: { name: 'Other' } });
    expect(await thread(id)).toMatchObject({ title: 'Other', published: true });
    await documentsOf(app, uid).delete({ documentId: id });
    await isGone(id);
  });

  test('need no date of publication: rows of an older Strapi have none', async () => {
    const { documentId: id } = await app.contentManager.create({ name: 'Of old' }, { uid });
    const query = app.strapi.db.query(uid);
    await query.updateMany({ where: { documentId: id }, data: { publishedAt: null } });
    expect(await status(id)).toBe(200);
  });

  test('db.query, one and many', async () => {
    const query = app.strapi.db.query(uid);
    const { documentId: id } = await query.create({ data: { name: 'Query' } });
    expect(await status(id)).toBe(200);
    await query.createMany({ data: [{ name: 'Query 2' }, { name: 'Query 3' }] });
    const where = { name: { $startsWith: 'Query' } };
    const ids: string[] = (await query.findMany({ where })).map((row) => row.documentId);
    expect(ids).toHaveLength(3);
    for (const one of ids) expect(await status(one)).toBe(200);
    await query.updateMany({ where, data: { name: 'Query renamed' } });
    for (const one of ids) expect(await thread(one)).toMatchObject({ title: 'Query renamed' });
    await query.deleteMany({ where });
    for (const one of ids) await isGone(one);
  });
});
