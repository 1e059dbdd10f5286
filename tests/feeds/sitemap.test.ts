import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { assertValid } from './assert-valid';
import { readXml } from './read-xml';

const sitemaps = '/api/newsroom/sitemaps';
const site = (pattern: string) => ({ site: { publicUrls: { [uids.article]: pattern } } });

describeOnEachDatabase('the sitemap', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({
      database,
      config: site('https://courier.example/{locale}/{slug}'),
    });
    await app.addLocale('de');
  });
  afterAll(() => app.stop());

  const publish = async (data: Record<string, unknown>): Promise<string> => {
    const { documentId } = await app.strapi
      .documents(uids.article)
      .create({ data: data as never, status: 'published' });
    return documentId;
  };
  const read = async (file: string) => {
    const { status, body, headers } = await app.http.get(`${sitemaps}/${file}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
    await assertValid(body as string, 'sitemap');
    return readXml(body as string);
  };
  /** All addresses of all files. */
  const addresses = async (): Promise<string[]> => {
    const files = (await read('articles.xml')).all('sitemap/loc');
    const found: string[] = [];
    for (const file of files)
      found.push(...(await read(new URL(file).pathname.slice(sitemaps.length + 1))).all('url/loc'));
    return found;
  };

  test('is valid before there is an article', async () => {
    expect((await read('articles.xml')).all('sitemap/loc')).toEqual([
      `${app.url}${sitemaps}/articles-0.xml`,
    ]);
    expect(await addresses()).toEqual(['https://courier.example/']);
    expect((await read('articles-zzz.xml')).all('url/loc')).toEqual(['https://courier.example/']);
  });

  test('has what is published and has a page here, in each language', async () => {
    const documentId = await publish({ title: 'Tram line reopens' });
    await app.contentManager.update(documentId, { title: 'Bahn fährt wieder' }, { locale: 'de' });
    await app.contentManager.publish(documentId, { locale: 'de' });
    await publish({ title: 'Night market' });
    await publish({ title: 'By an agency', canonicalUrl: 'https://agency.example/story' });
    await publish({
      title: 'Under another name',
      canonicalUrl: 'https://courier.example/a?b=1&c=2',
    });
    await app.strapi.documents(uids.article).create({ data: { title: 'A draft' } });
    await app.contentManager.unpublish(await publish({ title: 'Taken back' }));

    const english = 'https://courier.example/en/tram-line-reopens';
    const german = 'https://courier.example/de/bahn-faehrt-wieder';
    expect((await addresses()).sort()).toEqual(
      [
        'https://courier.example/',
        english,
        german,
        'https://courier.example/en/night-market',
        'https://courier.example/a?b=1&c=2',
      ].sort()
    );
    const xml = await read('articles-0.xml');
    const links = xml.elements('url/xhtml:link').map(({ attributes }) => attributes);
    const both = [
      { rel: 'alternate', hreflang: 'de', href: german },
      { rel: 'alternate', hreflang: 'en', href: english },
    ];
    expect(links).toEqual([...both, ...both]);
    const rows = await app.strapi.db.query(uids.article).findMany({
      where: { publishedAt: { $notNull: true } },
      orderBy: { updatedAt: 'desc' },
    });
    const last = new Date(rows[0].updatedAt as string).toISOString();
    expect((await read('articles.xml')).all('sitemap/lastmod')).toEqual([last]);
    expect(xml.all('url/lastmod')).toContain(last);
  });

  test('answers 304 until what is published changes, and HEAD without a body', async () => {
    for (const file of ['articles.xml', 'articles-0.xml']) {
      const ask = (headers: Record<string, string> = {}) =>
        app.http.get(`${sitemaps}/${file}`, { headers });
      const { headers } = await ask();
      expect(headers.get('cache-control')).toBe('public, max-age=300');
      const etag = headers.get('etag') ?? '';
      const lastModified = headers.get('last-modified') ?? '';
      const head = await app.http.request('HEAD', `${sitemaps}/${file}`);
      expect(head).toMatchObject({ status: 200, body: '' });
      expect(head.headers.get('etag')).toBe(etag);
      expect(await ask({ 'if-none-match': etag })).toMatchObject({ status: 304, body: '' });
      expect((await ask({ 'if-modified-since': lastModified })).status).toBe(304);
      const { documentId } = await app.contentManager.create({ title: `For ${file}` });
      expect((await ask({ 'if-none-match': etag })).status).toBe(304);
      await app.contentManager.publish(documentId);
      const published = await ask({ 'if-none-match': etag });
      expect(published.status).toBe(200);
      await app.contentManager.unpublish(documentId);
      const without = await ask({ 'if-none-match': published.headers.get('etag') ?? '' });
      expect(without.status).toBe(200);
    }
  });

  test('has each of many addresses once, in files that hold no more than they may', async () => {
    const table = app.strapi.db.metadata.get(uids.article).tableName;
    const now = new Date('2026-01-01T00:00:00Z');
    const many = Array.from({ length: 10_050 }, (_, index) => {
      const name = `many${String(index).padStart(6, '0')}`;
      const row = { document_id: name, slug: name, title: name, published_at: now };
      return { ...row, updated_at: now, created_at: now, locale: 'en' };
    });
    // The languages of one document on both sides of where a batch of rows ends.
    many.push(...many.slice(0, 1_500).map((row) => ({ ...row, locale: 'de' })));
    await app.strapi.db.connection.batchInsert(table, many, 100);
    const all = await addresses();
    const ours = all.filter((address) => address.includes('/many'));
    expect(ours).toHaveLength(11_550);
    expect(new Set(all).size).toBe(all.length);
    const files = (await read('articles.xml')).all('sitemap/loc');
    expect(files).toHaveLength(3);
    for (const file of files) {
      const { pathname } = new URL(file);
      expect(
        (await read(pathname.slice(sitemaps.length + 1))).all('url/loc').length
      ).toBeLessThanOrEqual(10_000);
    }
    await app.strapi.db.connection(table).where('document_id', 'like', 'many%').delete();
  });

  test.each([
    ['articles.txt', 'articles.xml'],
    ['posts.xml', 'articles.xml'],
    ['articles-%3Cb%3E.xml', 'articles.xml'],
    ['articles.xml?page=2', 'page'],
  ])('refuses %s in words', async (file, words) => {
    const answer = await app.http.get(`${sitemaps}/${file}`);
    expect(answer.status).toBe(400);
    expect(answer.body.error.details.code).toBe('INVALID_INPUT');
    expect(JSON.stringify(answer.body)).toContain(words);
  });
});

describeOnEachDatabase(
  'a sitemap of paths',
  () => {
    test('is of pages below the address of the site; without a pattern there is none', async () => {
      const app = await startNewsroom({ config: { site: { url: 'https://courier.example/x/' } } });
      await app.contentManager.publish({ title: 'Trams' });
      const missing = await app.http.get(`${sitemaps}/articles.xml`);
      expect(missing).toMatchObject({
        status: 404,
        body: {
          error: {
            details: {
              code: 'PUBLIC_URLS_UNSET',
              setting: 'site.publicUrls.plugin::newsroom.article',
            },
          },
        },
      });
      expect(missing.body.error.message).toContain('site.publicUrls');
      await app.http.put('/newsroom/settings', { admin: true, body: site('/{slug}') });
      const { body } = await app.http.get(`${sitemaps}/articles-0.xml`);
      expect(readXml(body as string).all('url/loc')).toEqual([
        'https://courier.example/x/',
        'https://courier.example/trams',
      ]);
      await app.stop();
    });
  },
  ['sqlite']
);
