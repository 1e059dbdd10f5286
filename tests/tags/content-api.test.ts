import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const api = '/api/newsroom/tags';

describeOnEachDatabase('the content API of tags', (database) => {
  let app: Newsroom;
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    app = await startNewsroom({ database });
    await app.addLocale('de');
    for (const name of ['Chess', 'Rail', 'Snow']) {
      ids[name] = (await app.strapi.documents(uids.tag).create({ data: { name } })).documentId;
    }
    const articles = app.strapi.documents(uids.article);
    const create = (data: Record<string, unknown>, status?: 'published') =>
      articles.create({ data: data as never, ...(status && { status }) });
    const { documentId } = await create({ title: 'Both', tags: [ids.Rail, ids.Snow] }, 'published');
    await app.contentManager.update(documentId, { title: 'Beides' }, { locale: 'de' });
    await articles.publish({ documentId, locale: '*' });
    await create({ title: 'One', tags: [ids.Rail] }, 'published');
    await create({ title: 'Draft', tags: [ids.Rail, ids.Chess] });
  });
  afterAll(() => app.stop());

  const counted = [
    { name: 'Chess', articleCount: 0 },
    { name: 'Rail', articleCount: 2 },
    { name: 'Snow', articleCount: 1 },
  ];

  test('every answer says how many articles are published with the tag', async () => {
    for (const search of ['?sort=name', '?sort=name&fields=name']) {
      const { result, statements } = await app.statements(() => app.http.get(`${api}${search}`));
      expect(result.body.data).toMatchObject(counted);
      expect(statements.on('newsroom_articles_tags_lnk')).toHaveLength(1);
    }
    const rail = { documentId: ids.Rail, name: 'Rail', articleCount: 2 };
    expect((await app.http.get(`${api}/${ids.Rail}`)).body.data).toMatchObject(rail);
    const bySlug = await app.http.get(`${api}/slug/rail?fields=name`);
    expect(bySlug.body).toEqual({ data: { id: expect.any(Number), ...rail }, meta: {} });

    await app.grant('public', `${uids.tag}.create`, `${uids.tag}.update`, `${uids.tag}.delete`);
    const created = await app.http.post(api, { body: { data: { name: '#Ice' } } });
    expect(created).toMatchObject({
      status: 201,
      body: { data: { name: 'Ice', slug: 'ice', articleCount: 0 } },
    });
    const { documentId } = created.body.data;
    const put = await app.http.put(`${api}/${documentId}`, {
      body: { data: { description: 'x' } },
    });
    expect(put.body.data).toMatchObject({ description: 'x', articleCount: 0 });
    const forged = await app.http.put(`${api}/${documentId}`, {
      body: { data: { slug: 'forged' } },
    });
    expect(forged.status).toBe(400);
    expect((await app.http.delete(`${api}/${documentId}`)).status).toBe(204);
    await app.ungrant('public', `${uids.tag}.create`, `${uids.tag}.update`, `${uids.tag}.delete`);
    expect((await app.http.post(api, { body: { data: { name: 'No' } } })).status).toBe(403);
  });

  test('unknown tags are 404 with our code, unknown parameters 400', async () => {
    for (const path of ['nonesuch', 'slug/nonesuch']) {
      expect(await app.http.get(`${api}/${path}`)).toMatchObject({
        status: 404,
        body: { data: null, error: { details: { code: 'TAG_UNKNOWN' } } },
      });
    }
    const answer = await app.http.get(`${api}/slug/rail?sort=name`);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { details: { code: 'INVALID_INPUT', problems: [{ field: 'sort' }] } } },
    });
  });

  test('keeps Strapi’s parameters', async () => {
    const { body } = await app.http.get(
      `${api}?filters[name][$startsWith]=S&pagination[pageSize]=1&fields=slug`
    );
    expect(body).toMatchObject({
      data: [{ slug: 'snow', articleCount: 1 }],
      meta: { pagination: { total: 1 } },
    });
    expect(body.data[0]).not.toHaveProperty('name');
  });
});
