import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const uid = uids.article;

describeOnEachDatabase('the date of first publication', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database });
    await app.addLocale('de');
  });
  afterAll(() => app.stop());

  const articles = () => app.strapi.documents(uid);
  const update = (documentId: string, data: Record<string, unknown>, options = {}) =>
    articles().update({ documentId, data: data as never, ...options });
  const query = () => app.strapi.db.query(uid);
  /** Of each row, by `draft en`, `published en`, …. */
  const dates = async (documentId: string): Promise<Record<string, string | null>> => {
    const rows = await query().findMany({ where: { documentId } });
    return Object.fromEntries(
      rows.map((row) => [
        `${row.publishedAt ? 'published' : 'draft'} ${row.locale}`,
        row.publishedOn,
      ])
    );
  };

  test.each([
    ['Content Manager', async () => (await app.contentManager.publish({ title: 'x' })).documentId],
    [
      'Document Service, at once',
      async () =>
        (await articles().create({ data: { title: 'x' }, status: 'published' })).documentId,
    ],
    [
      'Document Service, later',
      async () => {
        const { documentId } = await articles().create({ data: { title: 'x' } });
        expect(await dates(documentId)).toEqual({ 'draft en': null });
        await articles().publish({ documentId });
        return documentId;
      },
    ],
  ])('is set on both rows by the first publication (%s)', async (_path, publish) => {
    const before = Date.now();
    const found = await dates(await publish());
    expect(found['draft en']).toBe(found['published en']);
    expect(Date.parse(found['published en']!)).toBeGreaterThanOrEqual(before);
    expect(Date.parse(found['published en']!)).toBeLessThanOrEqual(Date.now());
  });

  test('stays over everything that follows', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Kept' });
    const first = (await dates(documentId))['published en']!;
    const both = { 'draft en': first, 'published en': first };
    await app.contentManager.publish(documentId);
    expect(await dates(documentId)).toEqual(both);
    await app.contentManager.unpublish(documentId);
    expect(await dates(documentId)).toEqual({ 'draft en': first });
    await update(documentId, { title: 'Kept on', publishedOn: null });
    await app.contentManager.update(documentId, { title: 'Kept on', publishedOn: null });
    await articles().publish({ documentId });
    expect(await dates(documentId)).toEqual(both);
    await update(documentId, { publishedOn: null }, { status: 'published' });
    await query().update({ where: { documentId }, data: { publishedOn: null } });
    await query().updateMany({ where: { documentId }, data: { publishedOn: null } });
    await articles().discardDraft({ documentId });
    expect(await dates(documentId)).toEqual(both);
  });

  test('does not make the article look modified', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Clean' });
    const path = `/content-manager/collection-types/${uid}/${documentId}`;
    const { body } = await app.http.get(path, { admin: true });
    expect(body.data.status).toBe('published');
  });

  test('is each locale’s own', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'One' });
    const first = (await dates(documentId))['published en']!;
    await app.contentManager.update(documentId, { title: 'Eins' }, { locale: 'de' });
    expect(await dates(documentId)).toMatchObject({ 'published en': first, 'draft de': null });
    await articles().publish({ documentId, locale: '*' });
    const found = await dates(documentId);
    expect(found).toMatchObject({ 'draft en': first, 'published en': first });
    expect(found['draft de']).toBe(found['published de']);
    expect(found['published de']! > first).toBe(true);
  });

  test('can be given, as imports and corrections do', async () => {
    const given = '2001-09-11T12:46:00.000Z';
    const { documentId } = await articles().create({
      data: { title: 'From the archive', publishedOn: given },
      status: 'published',
    });
    expect(await dates(documentId)).toEqual({ 'draft en': given, 'published en': given });
    const corrected = '2001-09-12T00:00:00.000Z';
    await update(documentId, { publishedOn: corrected }, { status: 'published' });
    expect(await dates(documentId)).toEqual({ 'draft en': corrected, 'published en': corrected });
  });

  test('is set on rows that db.query publishes', async () => {
    const publishedAt = new Date('2026-01-01T00:00:00.000Z');
    const row = { title: 'Raw', locale: 'en', documentId: 'rawpublication', publishedAt: null };
    await query().createMany({ data: [row, { ...row, publishedAt }] });
    const found = await dates('rawpublication');
    expect(found).toEqual({
      'draft en': publishedAt.toISOString(),
      'published en': publishedAt.toISOString(),
    });
    const draft = await query().create({ data: { title: 'Raw', locale: 'en', publishedAt: null } });
    expect(await dates(draft.documentId)).toEqual({ 'draft en': null });
    await query().updateMany({ where: { id: draft.id }, data: { publishedAt } });
    expect(await dates(draft.documentId)).toEqual({ 'published en': publishedAt.toISOString() });
  });
});
