import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { normaliseName } from '../../server/tags/tag-name';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const uid = uids.tag;

describeOnEachDatabase('tags', (database) => {
  let app: Newsroom;
  let name: string;
  let slug: string;
  let count = 0;

  beforeAll(async () => {
    app = await startNewsroom({ database, graphql: true });
    await app.grant(
      'public',
      ...['create', 'update', 'delete'].map((action) => `${uid}.${action}`)
    );
  });
  afterAll(() => app.stop());
  beforeEach(() => {
    count += 1;
    name = `Climate Change ${count}`;
    slug = `climate-change-${count}`;
  });

  const tags = () => app.strapi.documents(uid);
  const update = (documentId: string, data: Record<string, unknown>) =>
    tags().update({ documentId, data: data as never });
  const query = () => app.strapi.db.query(uid);
  const mutate = async (mutation: string) =>
    (await app.http.post('/graphql', { body: { query: `mutation { ${mutation} }` } })).body;

  test('have a clean name and a slug on every path', async () => {
    const dirty = `  #${name.replace(' ', ' \t ')}`;
    const clean = { name, slug };
    const writes: [string, () => Promise<unknown>][] = [
      [
        'REST',
        async () =>
          (await app.http.post('/api/newsroom/tags', { body: { data: { name: dirty } } })).body
            .data,
      ],
      [
        'GraphQL',
        async () =>
          (await mutate(`createNewsroomTag(data: { name: "  #${name}" }) { name slug }`)).data
            .createNewsroomTag,
      ],
      ['Content Manager', () => app.contentManager.create({ name: dirty }, { uid })],
      ['Document Service', () => tags().create({ data: { name: dirty } })],
      ['db.query', () => query().create({ data: { name: dirty, slug: 'forged' } })],
      [
        'createMany',
        async () => {
          await query().createMany({ data: [{ name: dirty }] });
          return query().findOne({ where: { name } });
        },
      ],
    ];
    for (const [path, write] of writes) {
      expect(await write(), path).toMatchObject(clean);
      await query().deleteMany({ where: { name } });
    }
  });

  test('are one tag when their names mean the same, on every path', async () => {
    const { documentId } = await tags().create({ data: { name } });
    const other = await tags().create({ data: { name: `Other ${count}` } });
    const details = { code: 'DUPLICATE', field: 'name', documentId };
    const alike = [name.toUpperCase(), ` ${name.toLowerCase()} `, `#${slug}`, name];

    for (const again of alike) {
      const posted = await app.http.post('/api/newsroom/tags', { body: { data: { name: again } } });
      expect(posted).toMatchObject({ status: 409, body: { error: { status: 409, details } } });
      const saved = await app.http.post(`/content-manager/collection-types/${uid}`, {
        body: { name: again },
        admin: true,
      });
      const message = `There is a tag “${normaliseName(again)}” already`;
      const errors = [{ path: ['name'], message, name: 'ValidationError' }];
      const atField = { name: 'ValidationError', message, details: { ...details, errors } };
      expect(saved).toMatchObject({ status: 400, body: { error: atField } });
      for (const write of [
        () => tags().create({ data: { name: again } }),
        () => update(other.documentId, { name: again }),
        () => tags().clone({ documentId, data: { name: again } }),
        () => query().create({ data: { name: again } }),
        () => query().createMany({ data: [{ name: `New ${count}` }, { name: again }] }),
        () => query().update({ where: { id: other.id }, data: { name: again } }),
        () => query().updateMany({ where: { id: other.id }, data: { name: again } }),
      ]) {
        await expect(write()).rejects.toMatchObject({ details });
      }
    }
    const put = await app.http.put(`/api/newsroom/tags/${other.documentId}`, {
      body: { data: { name } },
    });
    expect(put).toMatchObject({ status: 409, body: { error: { details } } });
    const mutated = await mutate(`createNewsroomTag(data: { name: "${name}" }) { slug }`);
    expect(mutated.errors[0].extensions.error.details).toMatchObject(details);
    expect(await query().count({ where: { name: `New ${count}` } })).toBe(0);
    expect(await tags().findOne({ documentId: other.documentId })).toMatchObject({
      name: `Other ${count}`,
    });
  });

  test('written twice at once are one tag, and the other write says so', async () => {
    for (const write of [
      (each: string) => tags().create({ data: { name: each } }),
      (each: string) => query().create({ data: { name: each } }),
    ]) {
      const alike = [name, name.toUpperCase(), `#${slug}`, ` ${name}`, name, name, name, name];
      const results = await Promise.allSettled(alike.map(write));
      const refusals = results.filter((result) => result.status === 'rejected');
      expect(refusals).toHaveLength(alike.length - 1);
      const [tag] = await query().findMany({ where: { slug } });
      for (const { reason } of refusals) {
        expect(reason).toMatchObject({
          details: { code: 'DUPLICATE', field: 'name', documentId: tag.documentId },
        });
      }
      await query().delete({ where: { id: tag.id } });
    }
  });

  test('keep names apart that read alike, with a slug each', async () => {
    const names = ['北京', '背景', 'C', 'C#', 'C++', '🎉', '🎊', 'Año', 'Ano', '東京'];
    const slugs: unknown[] = [];
    for (const each of names) slugs.push((await tags().create({ data: { name: each } })).slug);
    expect(slugs).toEqual([
      'bei-jing',
      'bei-jing-2',
      'c',
      'c-2',
      'c-plus-plus',
      'tag',
      'tag-2',
      'ano',
      'ano-2',
      'dong-jing',
    ]);
    await query().deleteMany({ where: { name: { $in: names } } });
  });

  test('have a slug that follows the name, and give the old one back', async () => {
    const { documentId } = await tags().create({ data: { name: `Climat ${count}` } });
    expect(await update(documentId, { name })).toMatchObject({ name, slug });
    expect(await update(documentId, { name: name.toUpperCase() })).toMatchObject({
      name: name.toUpperCase(),
      slug,
    });
    expect(await update(documentId, { description: 'Weather', slug: 'forged' })).toMatchObject({
      slug,
    });
    const next = await tags().create({ data: { name: `Climat ${count}` } });
    expect(next.slug).toBe(`climat-${count}`);
    await tags().delete({ documentId });
    expect(await tags().create({ data: { name } })).toMatchObject({ name, slug });
  });

  test('are refused without a name', async () => {
    for (const given of ['#', '  ', 'x'.repeat(81)]) {
      const answer = await app.http.post('/api/newsroom/tags', { body: { data: { name: given } } });
      expect(answer.status).toBe(400);
      await expect(query().create({ data: { name: given } })).rejects.toMatchObject({
        details: { code: 'INVALID_INPUT', problems: [{ field: 'name' }] },
      });
    }
    const where = { id: { $gt: 0 } };
    await tags().create({ data: { name } });
    await tags().create({ data: { name: `${name} b` } });
    await expect(query().updateMany({ where, data: { name: 'all' } })).rejects.toMatchObject({
      details: { code: 'INVALID_INPUT' },
    });
  });
});
