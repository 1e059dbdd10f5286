import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const uid = uids.article;
const api = '/api/newsroom/articles';

/** The same articles through Strapi's own controller and nothing else, to compare with. */
const plain = {
  'src/api/plain/controllers/plain.js': `const { factories } = require('@strapi/strapi');
    module.exports = factories.createCoreController('${uid}');`,
  'src/api/plain/routes/plain.js': `module.exports = {
    routes: [{ method: 'GET', path: '/plain', handler: 'plain.find' }],
  };`,
};

describeOnEachDatabase('the content API of articles', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, files: plain });
    await app.addLocale('de');
    await app.grant('public', 'api::plain.plain.find');
  });
  afterAll(() => app.stop());

  const articles = () => app.strapi.documents(uid);
  const publish = async (data: Record<string, unknown>, locale?: string) =>
    articles().create({ data: data as never, status: 'published', ...(locale && { locale }) });
  const comment = async (documentId: string, body: string) => {
    const path = `/api/newsroom/threads/${documentId}/comments`;
    const answer = await app.http.post(path, { body: { body, author: { name: 'Ada' } } });
    const { id } = answer.body.data;
    await app.strapi.db
      .query(uids.comment)
      .update({ where: { documentId: id }, data: { status: 'approved' } });
  };

  test('a list of 25 costs one statement more than Strapi’s own', async () => {
    for (let number = 1; number <= 25; number += 1) await publish({ title: `Article ${number}` });
    for (const search of ['', '?fields=title', '?populate=tags&sort=publishedOn:desc']) {
      const own = await app.statements(() => app.http.get(`/api/plain${search}`));
      const ours = await app.statements(() => app.http.get(`${api}${search}`));
      expect(own.result.body.data).toHaveLength(25);
      expect(ours.result.body.data).toHaveLength(25);
      expect(ours.statements.on('newsroom_threads')).toHaveLength(1);
      expect(ours.statements.all).toHaveLength(own.statements.all.length + 1);
      const added = { commentCount: 0, commentsOpen: true };
      expect(ours.result.body).toEqual({
        ...own.result.body,
        data: own.result.body.data.map((entry: object) => ({ ...entry, ...added })),
      });
    }
    await app.strapi.db.query(uid).deleteMany({ where: { id: { $gt: 0 } } });
  });

  test('every answer says how the discussion stands', async () => {
    const tag = await app.strapi.documents(uids.tag).create({ data: { name: 'Trams' } });
    const one = await publish({ title: 'Discussed', tags: [tag.documentId] });
    const two = await publish({ title: 'Quiet', tags: [tag.documentId] });
    await comment(one.documentId, 'At last!');
    await app.strapi.db
      .query(uids.thread)
      .update({ where: { subjectDocumentId: two.documentId }, data: { closed: true } });
    const discussed = { documentId: one.documentId, commentCount: 1, commentsOpen: true };
    const quiet = { documentId: two.documentId, commentCount: 0, commentsOpen: false };

    for (const search of [
      '?sort=title',
      '?sort=title&fields=title',
      '?sort=title&fields[0]=slug',
    ]) {
      expect((await app.http.get(`${api}${search}`)).body.data).toMatchObject([discussed, quiet]);
    }
    const fields = await app.http.get(`${api}/${one.documentId}?fields=title`);
    expect(fields.body.data).toEqual({ id: one.id, title: 'Discussed', ...discussed });
    expect((await app.http.get(`${api}/slug/quiet`)).body.data).toMatchObject(quiet);
    const related = await app.http.get(`${api}/${two.documentId}/related`);
    expect(related.body).toMatchObject({ data: [discussed], meta: {} });
    const v4 = await app.http.get(api, { headers: { 'Strapi-Response-Format': 'v4' } });
    expect(v4.body.data[0].attributes).toHaveProperty('commentCount');

    await app.grant('public', ...['create', 'update', 'delete'].map((name) => `${uid}.${name}`));
    const created = await app.http.post(api, { body: { data: { title: 'New' } } });
    expect(created).toMatchObject({
      status: 201,
      body: { data: { slug: 'new', commentCount: 0, commentsOpen: true } },
    });
    const { documentId } = created.body.data;
    const put = await app.http.put(`${api}/${documentId}`, { body: { data: { byline: 'Jo' } } });
    expect(put.body.data).toMatchObject({ byline: 'Jo', commentCount: 0 });
    expect((await app.http.delete(`${api}/${documentId}`)).status).toBe(204);
    await app.ungrant('public', ...['create', 'update', 'delete'].map((name) => `${uid}.${name}`));
  });

  test('by slug, in a locale, drafts only when asked for', async () => {
    const { documentId } = await publish({ title: 'Election night' });
    await app.contentManager.update(documentId, { title: 'Wahlabend' }, { locale: 'de' });
    const draft = await articles().create({ data: { title: 'Only a draft' } });
    const get = (rest: string) => app.http.get(`${api}/slug/${rest}`);

    expect((await get('election-night')).body.data).toMatchObject({ documentId, locale: 'en' });
    expect((await get('wahlabend?locale=de')).status).toBe(404);
    await articles().publish({ documentId, locale: 'de' });
    expect((await get('wahlabend?locale=de')).body.data).toMatchObject({
      documentId,
      locale: 'de',
    });
    const populated = await get('election-night?populate=tags&fields=title');
    expect(populated.body.data).toEqual({
      id: expect.any(Number),
      documentId,
      title: 'Election night',
      tags: [],
      commentCount: 0,
      commentsOpen: true,
    });
    expect((await get('only-a-draft?status=draft')).body.data.documentId).toBe(draft.documentId);
    for (const rest of ['only-a-draft', 'wahlabend', 'election-night?locale=fr', 'x'.repeat(500)]) {
      expect(await get(rest)).toMatchObject({
        status: 404,
        body: { data: null, error: { status: 404, details: { code: 'ARTICLE_UNKNOWN' } } },
      });
    }
    const unknown = await get('election-night?foo=1&sort=title');
    expect(unknown).toMatchObject({
      status: 400,
      body: { error: { details: { code: 'INVALID_INPUT' } } },
    });
    expect(
      unknown.body.error.details.problems.map(({ field }: { field: string }) => field)
    ).toEqual(['foo', 'sort']);
    expect((await get('election-night?fields=nope')).status).toBe(400);
  });

  test('unknown articles and drafts are 404, with our code', async () => {
    const { documentId } = await articles().create({ data: { title: 'Hidden' } });
    const details = { code: 'ARTICLE_UNKNOWN' };
    for (const id of [documentId, 'nonesuch', '-1']) {
      for (const rest of ['', '/related']) {
        const answer = await app.http.get(`${api}/${id}${rest}`);
        expect(answer).toMatchObject({ status: 404, body: { error: { details } } });
      }
    }
    const asDraft = await app.http.get(`${api}/${documentId}?status=draft`);
    expect(asDraft.body.data).toMatchObject({ documentId, commentCount: 0 });
  });

  test('related articles share most tags, newest first, published in the locale', async () => {
    const tagIds: string[] = [];
    for (const name of ['Rail', 'Budget', 'Snow', 'Chess']) {
      tagIds.push((await app.strapi.documents(uids.tag).create({ data: { name } })).documentId);
    }
    const [rail, budget, snow, chess] = tagIds;
    const on = (day: number) => `2026-03-0${day}T00:00:00.000Z`;
    const { documentId } = await publish({ title: 'Main', tags: [rail, budget, snow] });
    await publish({ title: 'One, old', tags: [rail], publishedOn: on(1) });
    await publish({ title: 'One, new', tags: [snow, chess], publishedOn: on(2) });
    await publish({ title: 'Three', tags: [rail, budget, snow, chess], publishedOn: on(1) });
    await publish({ title: 'Two', tags: [budget, snow], publishedOn: on(3) });
    await publish({ title: 'None', tags: [chess] });
    await articles().create({ data: { title: 'Draft', tags: [rail, budget, snow] } as never });
    await publish({ title: 'Deutsch', tags: [rail, budget] }, 'de');
    const titles = async (rest = '') => {
      const { body } = await app.http.get(`${api}/${documentId}/related${rest}`);
      return body.data?.map(({ title }: { title: string }) => title) ?? body.error.details;
    };

    expect(await titles()).toEqual(['Three', 'Two', 'One, new', 'One, old']);
    expect(await titles('?limit=2&populate=tags&fields=title')).toEqual(['Three', 'Two']);
    expect(await titles('?locale=de')).toEqual({ code: 'ARTICLE_UNKNOWN' });
    for (const rest of [
      '?limit=21',
      '?limit=0',
      '?limit=x',
      '?filters[title]=Two',
      '?status=draft',
    ]) {
      expect(await titles(rest)).toMatchObject({ code: 'INVALID_INPUT' });
    }
    const { documentId: lone } = await publish({ title: 'Lone' });
    const none = await app.http.get(`${api}/${lone}/related`);
    expect(none).toMatchObject({ status: 200, body: { data: [] } });
    const { statements } = await app.statements(() => titles());
    expect(statements.on('newsroom_articles_tags_lnk')).toHaveLength(1);
  });

  test('keeps Strapi’s parameters', async () => {
    await publish({ title: 'Alpha', byline: 'Parameters' });
    await publish({ title: 'Beta', byline: 'Parameters' });
    const { body } = await app.http.get(
      `${api}?filters[byline]=Parameters&sort=title:desc&pagination[pageSize]=1&fields=title&locale=en`
    );
    expect(body).toMatchObject({
      data: [{ title: 'Beta' }],
      meta: { pagination: { page: 1, pageSize: 1, pageCount: 2, total: 2 } },
    });
    expect(await app.http.get(`${api}?foo=1`)).toMatchObject({ status: 400 });
    const draft = { title: 'Gamma', byline: 'Parameters' };
    await articles().create({ data: draft });
    const drafts = await app.http.get(`${api}?filters[byline]=Parameters&status=draft`);
    expect(drafts.body.data).toHaveLength(3);
  });

  test('writing is granted to nobody, reading to everybody', async () => {
    const { documentId } = await publish({ title: 'Public' });
    const user = await app.createUser();
    for (const token of [undefined, user.token]) {
      const options = { ...(token && { token }), body: { data: { title: 'x' } } };
      expect((await app.http.get(`${api}/${documentId}`, { token })).status).toBe(200);
      expect((await app.http.post(api, options)).status).toBe(403);
      expect((await app.http.put(`${api}/${documentId}`, options)).status).toBe(403);
      expect((await app.http.delete(`${api}/${documentId}`, { token })).status).toBe(403);
    }
  });

  test('read-only API tokens may read', async () => {
    const { accessKey } = await app.strapi
      .service('admin::api-token')
      .create({ name: `reader ${database}`, type: 'read-only', lifespan: null, description: '' });
    const { documentId } = await publish({ title: 'For machines' });
    for (const rest of ['', `/${documentId}`, '/slug/for-machines', `/${documentId}/related`]) {
      expect((await app.http.get(`${api}${rest}`, { token: accessKey })).status).toBe(200);
    }
    const written = await app.http.post(api, { token: accessKey, body: { data: { title: 'x' } } });
    expect(written.status).toBe(403);
  });
});

describe('without strict parameters', () => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ strict: false, config: { threads: { perLocale: true } } });
    await app.addLocale('de');
  });
  afterAll(() => app.stop());

  test('answers are the same, and each locale has its thread', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Loose' });
    await app.contentManager.publish(documentId);
    await app.contentManager.update(documentId, { title: 'Locker' }, { locale: 'de' });
    await app.strapi.documents(uid).publish({ documentId, locale: 'de' });
    await app.strapi.db
      .query(uids.thread)
      .update({ where: { subjectLocale: 'de' }, data: { approvedCount: 3 } });
    const get = async (rest: string) => (await app.http.get(`${api}${rest}`)).body.data;

    expect(await get(`/${documentId}?fields=title&foo=1`)).toEqual({
      id: expect.any(Number),
      documentId,
      title: 'Loose',
      commentCount: 0,
      commentsOpen: true,
    });
    expect(await get('?locale=de&fields=title')).toMatchObject([
      { title: 'Locker', commentCount: 3 },
    ]);
    expect(await get('/slug/locker?locale=de')).toMatchObject({ commentCount: 3, locale: 'de' });
    const all = await get('?locale=*&fields=title,locale&sort=locale');
    expect(
      all.map(({ locale, commentCount }: Record<string, unknown>) => [locale, commentCount])
    ).toEqual([
      ['de', 3],
      ['en', 0],
    ]);
    const answer = await app.http.get(`${api}/slug/loose?foo=1`);
    expect(answer.status).toBe(400);
  });
});
