import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const uid = uids.article;
const today = new Date().toISOString().slice(0, 10);

describeOnEachDatabase('slugs', (database) => {
  let app: Newsroom;
  let title: string;
  let slug: string;
  let count = 0;

  beforeAll(async () => {
    app = await startNewsroom({ database, graphql: true });
    await app.addLocale('de');
    await app.grant('public', ...['create', 'update', 'delete'].map((name) => `${uid}.${name}`));
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    count += 1;
    title = `Tram line ${count} reopens`;
    slug = `tram-line-${count}-reopens`;
  });

  const articles = () => app.strapi.documents(uid);
  const update = (documentId: string, data: Record<string, unknown>, options = {}) =>
    articles().update({ documentId, data: data as never, ...options });
  const query = () => app.strapi.db.query(uid);
  /** `draft en slug`, `published en slug`, …, sorted. */
  const versions = async (documentId: string): Promise<string[]> => {
    const rows = await query().findMany({ where: { documentId } });
    return rows
      .map((row) => `${row.publishedAt ? 'published' : 'draft'} ${row.locale} ${row.slug}`)
      .sort();
  };
  const graphql = async (mutation: string) => {
    const { body } = await app.http.post('/graphql', { body: { query: mutation } });
    return body;
  };

  test('are made on every path that creates an article', async () => {
    const rest = await app.http.post('/api/newsroom/articles', { body: { data: { title } } });
    expect(rest.status).toBe(201);
    await articles().create({ data: { title } });
    await app.contentManager.create({ title });
    await app.contentManager.publish({ title });
    const mutation = await graphql(
      `mutation { createNewsroomArticle(data: { title: "${title}" }) { slug } }`
    );
    expect(mutation).toMatchObject({ data: { createNewsroomArticle: { slug: `${slug}-5` } } });
    await query().create({ data: { title, locale: 'en' } });
    await query().createMany({
      data: [
        { title, locale: 'en' },
        { title, locale: 'en' },
      ],
    });
    const rows = await query().findMany({ where: { title } });
    expect(new Set(rows.map((row) => row.slug))).toEqual(
      new Set([slug, ...[2, 3, 4, 5, 6, 7, 8].map((number) => `${slug}-${number}`)])
    );
    expect(new Set(rows.map((row) => row.documentId)).size).toBe(8);
  });

  test('are shared by draft and published rows, and counted per locale', async () => {
    const { documentId } = await app.contentManager.publish({ title });
    await app.contentManager.update(documentId, { title }, { locale: 'de' });
    await articles().publish({ documentId, locale: 'de' });
    expect(await versions(documentId)).toEqual([
      `draft de ${slug}`,
      `draft en ${slug}`,
      `published de ${slug}`,
      `published en ${slug}`,
    ]);
    const other = await articles().create({ data: { title }, locale: 'de' });
    expect(other.slug).toBe(`${slug}-2`);
  });

  test('follow the title until the first publication, then stay', async () => {
    const { documentId } = await app.contentManager.create({ title });
    // As the form does, which sends back what it was given.
    await app.contentManager.update(documentId, { title: `Now ${title}`, slug });
    expect(await versions(documentId)).toEqual([`draft en now-${slug}`]);
    await app.contentManager.publish(documentId);
    await app.contentManager.update(documentId, { title: `Later ${title}`, slug: `now-${slug}` });
    await update(documentId, { title: `Later ${title}`, slug: null });
    await app.contentManager.publish(documentId);
    await app.contentManager.unpublish(documentId);
    await app.contentManager.update(documentId, { title: `Last ${title}` });
    await app.contentManager.publish(documentId);
    expect(await versions(documentId)).toEqual([
      `draft en now-${slug}`,
      `published en now-${slug}`,
    ]);
  });

  test('that were typed are put into shape, stay with a new title, and can be emptied', async () => {
    const typed = `Größe ${count}!`;
    const { documentId } = await articles().create({ data: { title, slug: typed } });
    expect(await versions(documentId)).toEqual([`draft en groesse-${count}`]);
    await update(documentId, { title: `Now ${title}` });
    expect(await versions(documentId)).toEqual([`draft en groesse-${count}`]);
    await update(documentId, { slug: '' });
    expect(await versions(documentId)).toEqual([`draft en now-${slug}`]);
    await articles().publish({ documentId });
    await update(documentId, { slug: `typed-${count}` }, { status: 'published' });
    expect(await versions(documentId)).toEqual([
      `draft en typed-${count}`,
      `published en typed-${count}`,
    ]);
  });

  test('that were typed and belong to another article are refused, on every path', async () => {
    const { documentId } = await articles().create({ data: { title } });
    const { documentId: other } = await articles().create({ data: { title: `Other ${title}` } });
    const details = { code: 'DUPLICATE', field: 'slug', documentId };

    const posted = await app.http.post('/api/newsroom/articles', {
      body: { data: { title, slug } },
    });
    expect(posted).toMatchObject({ status: 409, body: { error: { status: 409, details } } });
    expect(posted.body.error.message).toContain(slug);
    const put = await app.http.put(`/api/newsroom/articles/${other}`, { body: { data: { slug } } });
    expect(put).toMatchObject({ status: 409, body: { error: { details } } });
    // What the edit view marks the field by; after any other error it takes the entry for saved.
    const message = `Another article has the slug “${slug}”`;
    const errors = [{ path: ['slug'], message, name: 'ValidationError' }];
    const atField = { name: 'ValidationError', message, details: { ...details, errors } };
    const manager = `/content-manager/collection-types/${uid}`;
    for (const [method, path] of [
      ['put', `${manager}/${other}`],
      ['post', manager],
      ['post', `${manager}/actions/publish`],
      ['post', `${manager}/${other}/actions/publish`],
      ['post', `${manager}/clone/${other}`],
    ] as const) {
      const saved = await app.http[method](path, { body: { title, slug }, admin: true });
      expect(saved, path).toMatchObject({ status: 400, body: { error: atField } });
    }
    const mutated = await graphql(
      `mutation { createNewsroomArticle(data: { title: "x", slug: "${slug}" }) { slug } }`
    );
    expect(mutated.errors[0].extensions.error.details).toMatchObject(details);
    for (const write of [
      () => articles().create({ data: { title, slug } }),
      () => update(other, { slug }),
      () => query().create({ data: { title, slug, locale: 'en' } }),
      () => query().createMany({ data: [{ title, slug, locale: 'en' }] }),
      () => query().update({ where: { documentId: other }, data: { slug } }),
      () => query().updateMany({ where: { documentId: other }, data: { slug } }),
    ]) {
      await expect(write()).rejects.toMatchObject({ details });
    }
    expect(await query().count({ where: { slug } })).toBe(1);
    expect(await versions(other)).toEqual([`draft en other-${slug}`]);
  });

  test('that have nothing an address can hold are refused', async () => {
    const answer = await app.http.post('/api/newsroom/articles', {
      body: { data: { title, slug: '🎉' } },
    });
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { details: { code: 'INVALID_INPUT', problems: [{ field: 'slug' }] } } },
    });
  });

  test('of many articles at once follow each its title', async () => {
    const one = await articles().create({ data: { title, byline: title } });
    const two = await articles().create({ data: { title: `${title} b`, byline: title } });
    const where = { byline: title };
    await query().updateMany({ where, data: { title: `All ${title}`, slug: null } });
    expect([await versions(one.documentId), await versions(two.documentId)]).toEqual([
      [`draft en all-${slug}`],
      [`draft en all-${slug}-2`],
    ]);
    const shared = query().updateMany({ where, data: { slug: 'shared' } });
    await expect(shared).rejects.toMatchObject({ details: { code: 'INVALID_INPUT' } });
    await query().update({ where: { id: one.id }, data: { title: `One ${title}` } });
    expect(await versions(one.documentId)).toEqual([`draft en one-${slug}`]);
  });

  test('are readable in every script, never empty', async () => {
    const slugs: (string | null | undefined)[] = [];
    for (const text of [
      'Привет',
      'Θεσσαλονίκη',
      'Đà Nẵng',
      'Straße',
      'مرحبا',
      '東京',
      '🎉',
      '🎉🎉',
    ]) {
      slugs.push((await articles().create({ data: { title: text } })).slug);
    }
    expect(slugs).toEqual([
      'privet',
      'thessaloniki',
      'da-nang',
      'strasse',
      'mrhba',
      'dong-jing',
      `article-${today}`,
      `article-${today}-2`,
    ]);
  });

  test('are free again once no version has them', async () => {
    const first = await articles().create({ data: { title }, status: 'published' });
    const { documentId } = first;
    await update(documentId, { slug: `new-${slug}` });
    const taken = articles().create({ data: { title, slug } });
    await expect(taken).rejects.toMatchObject({ details: { code: 'DUPLICATE', documentId } });
    await articles().discardDraft({ documentId });
    expect(await versions(documentId)).toEqual([`draft en ${slug}`, `published en ${slug}`]);
    const second = await articles().create({ data: { title: 'x', slug: `new-${slug}` } });
    expect(second.slug).toBe(`new-${slug}`);

    await articles().delete({ documentId });
    await query().deleteMany({ where: { documentId: second.documentId } });
    expect((await articles().create({ data: { title } })).slug).toBe(slug);
    expect((await articles().create({ data: { title: `New ${title}` } })).slug).toBe(`new-${slug}`);
  });

  test('of copies are their own', async () => {
    const source = await articles().create({ data: { title }, status: 'published' });
    const copy = await articles().clone({ documentId: source.documentId });
    expect(copy!.entries[0]).toMatchObject({ title, slug: `${slug}-2`, publishedOn: null });
    const path = `/content-manager/collection-types/${uid}/clone/${source.documentId}`;
    const saved = await app.http.post(path, { body: { title: `My ${title}`, slug }, admin: true });
    expect(saved).toMatchObject({
      status: 200,
      body: { data: { slug: `my-${slug}`, publishedOn: null } },
    });
  });

  test.each([
    ['Document Service', () => articles().create({ data: { title } })],
    ['db.query', () => query().create({ data: { title, locale: 'en' } })],
    ['Content Manager', () => app.contentManager.publish({ title })],
  ])('of articles created at once are all different (%s)', async (_path, create) => {
    const created = await Promise.all(Array.from({ length: 10 }, create));
    const slugs = new Set(created.map((article) => article.slug));
    expect(slugs).toEqual(
      new Set([slug, ...[2, 3, 4, 5, 6, 7, 8, 9, 10].map((number) => `${slug}-${number}`)])
    );
  });

  test('typed at once go to one article', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () =>
        articles().create({ data: { title, slug: `typed-${slug}` } })
      )
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const result of results) {
      if (result.status === 'rejected') {
        expect(result.reason).toMatchObject({ details: { code: 'DUPLICATE', field: 'slug' } });
      }
    }
    expect(await query().count({ where: { slug: `typed-${slug}` } })).toBe(1);
  });

  test('are the same after writes, deletions and publications all at once', async () => {
    // Twenty times: what locks what depends on where the new threads happen to belong in an index.
    for (let round = 1; round <= 20; round += 1) {
      const [a, b, c] = await Promise.all(
        [1, 2, 3].map(() => articles().create({ data: { title }, status: 'published' }))
      );
      await Promise.all([
        articles().publish({ documentId: a!.documentId }),
        update(b!.documentId, { slug: `moved-${round}-${slug}` }),
        articles().delete({ documentId: c!.documentId }),
        ...Array.from({ length: 8 }, () => articles().create({ data: { title } })),
      ]);
    }
    const rows = await query().findMany({ where: { title } });
    const holders = new Map<string, Set<string>>();
    for (const { slug: one, documentId } of rows) {
      holders.set(one, (holders.get(one) ?? new Set()).add(documentId));
    }
    expect([...holders.values()].every(({ size }) => size === 1)).toBe(true);
    expect(holders.size).toBe(20 * 11);
  });
});
