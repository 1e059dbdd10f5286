import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { feedFormats, feedTypes } from '../../server/feeds/contract';
import { byMarks, decide, openThread, posted, threadOf } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { assertValid } from './assert-valid';
import { readXml } from './read-xml';

const feeds = '/api/newsroom/feeds';
const on = (day: number) => `2026-03-0${day}T06:00:00.000Z`;
const text = (words: string) => ({ type: 'text', text: words });

describeOnEachDatabase('feeds of articles', (database) => {
  let app: Newsroom;
  let tram: string;
  beforeAll(async () => {
    app = await startNewsroom({
      database,
      config: {
        ...byMarks(),
        site: {
          name: 'The Courier',
          description: 'News & more',
          publicUrls: { [uids.article]: 'https://courier.example/{locale}/{slug}' },
        },
      },
    });
    await app.addLocale('de');
    await app.addLocale('fr');
    const tag = async (name: string) =>
      (await app.strapi.documents(uids.tag).create({ data: { name, description: 'Of it' } }))
        .documentId;
    const [rail, harbour] = [await tag('Rail & road'), await tag('Harbour')];
    await tag('Chess');
    tram = await publish({
      title: 'Tram <9> "reopens" & more',
      slug: 'tram-reopens',
      byline: 'Tom Adeyemi',
      summary: 'After two years <at last>',
      body: [
        { type: 'paragraph', children: [text('It rings '), { ...text('twice'), bold: true }] },
        {
          type: 'paragraph',
          children: [{ type: 'link', url: '/map', children: [text('A <map>')] }],
        },
      ],
      tags: [rail, harbour],
      publishedOn: on(3),
    });
    await publish({ title: 'فتح خط الترام', publishedOn: on(2), tags: [harbour] });
    await publish({ title: '路面電車が再開 🚋', publishedOn: on(1) });
    await publish({
      title: 'Elsewhere',
      canonicalUrl: 'https://agency.example/story?a=1&b=2',
      publishedOn: on(4),
    });
    await publish({ title: 'Auf Deutsch', publishedOn: on(5) }, 'de');
    await app.strapi.documents(uids.article).create({ data: { title: 'A draft' } });
    const unpublished = await publish({ title: 'Taken back', publishedOn: on(6) });
    await app.contentManager.unpublish(unpublished);
    await app.contentManager.update(tram, { title: 'Tram, not yet published' });
  });
  afterAll(() => app.stop());

  const publish = async (data: Record<string, unknown>, locale?: string): Promise<string> => {
    const { documentId } = await app.strapi
      .documents(uids.article)
      .create({ data: data as never, status: 'published', ...(locale && { locale }) });
    return documentId;
  };
  const get = async (path: string) => {
    const answer = await app.http.get(`${feeds}/${path}`);
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    return { ...answer, text };
  };
  const titlesOf = async (path: string): Promise<string[]> => {
    const { status, body } = await app.http.get(`${feeds}/${path}`);
    expect(status).toBe(200);
    return body.items.map(({ title }: { title: string }) => title);
  };

  test.each(feedFormats)('are valid as %s, of the right type', async (format) => {
    for (const file of ['articles', 'tags/harbour', 'tags/chess', `threads/${tram}`]) {
      for (const query of ['', '?locale=de', '?locale=fr&limit=100']) {
        const { status, text, headers } = await get(`${file}.${format}${query}`);
        expect(status).toBe(200);
        expect(headers.get('content-type')).toBe(`${feedTypes[format]}; charset=utf-8`);
        expect(headers.get('cache-control')).toBe('public, max-age=300');
        await assertValid(text, format);
      }
    }
  });

  test('have what is published in one language, newest first', async () => {
    const english = [
      'Elsewhere',
      'Tram <9> "reopens" & more',
      'فتح خط الترام',
      '路面電車が再開 🚋',
    ];
    expect(await titlesOf('articles.json')).toEqual(english);
    expect(await titlesOf('articles.json?limit=2')).toEqual(english.slice(0, 2));
    expect(await titlesOf('articles.json?locale=de')).toEqual(['Auf Deutsch']);
    expect(await titlesOf('articles.json?locale=fr')).toEqual([]);
    expect(await titlesOf('tags/harbour.json')).toEqual(english.slice(1, 3));
    expect(await titlesOf('tags/rail-and-road.json')).toEqual(english.slice(1, 2));
    expect(await titlesOf('tags/chess.json')).toEqual([]);
    expect(await titlesOf('tags/harbour.json?locale=de')).toEqual([]);
    const rss = readXml((await get('articles.rss')).text);
    expect(rss.all('item/title')).toEqual(english);
    const atom = readXml((await get('articles.atom')).text);
    expect(atom.all('entry/title')).toEqual(english);
  });

  test('say of an article what readers may know, in each format', async () => {
    const page = 'https://courier.example/en/tram-reopens';
    const html =
      '<p>It rings <strong>twice</strong></p>\n' +
      '<p><a href="https://courier.example/map">A &lt;map&gt;</a></p>';
    const id = `urn:newsroom:article:${tram}:en`;
    const comments = (format: string) =>
      expect.stringMatching(new RegExp(`/api/newsroom/feeds/threads/${tram}\\.${format}$`));

    const rss = readXml((await get('articles.rss')).text);
    expect(rss.all('channel/title')).toEqual(['The Courier']);
    expect(rss.all('channel/description')).toEqual(['News &#38; more']);
    expect(rss.all('channel/link')).toEqual(['https://courier.example/']);
    expect(rss.all('channel/language')).toEqual(['en']);
    expect(rss.elements('channel/atom:link')[0]?.attributes.href).toMatch(
      /^http:\/\/[^/]+\/api\/newsroom\/feeds\/articles\.rss\?limit=25$/
    );
    const item = (name: string) => rss.all(`item/${name}`);
    expect(item('link')).toContain(page);
    expect(item('guid')).toContain(id);
    expect(item('pubDate')).toContain('Tue, 03 Mar 2026 06:00:00 GMT');
    expect(item('description')).toEqual(['After two years &#60;at last&#62;']);
    expect(item('content:encoded')).toEqual([html]);
    expect(item('dc:creator')).toEqual(['Tom Adeyemi']);
    expect(item('category')).toEqual(['Rail & road', 'Harbour', 'Harbour']);
    expect(item('comments')).toContain(`${page}#comments`);
    expect(item('wfw:commentRss')).toContainEqual(comments('rss'));
    expect(item('slash:comments')).toEqual(['0', '0', '0', '0']);

    const atom = readXml((await get('articles.atom')).text);
    expect(atom.elements('feed')[0]?.attributes['lang']).toBe('en');
    expect(atom.all('entry/id')).toContain(id);
    expect(atom.all('entry/published')).toContain(on(3));
    expect(atom.all('entry/summary')).toEqual(['After two years <at last>']);
    expect(atom.all('entry/content')).toContain(html);
    expect(atom.all('feed/author/name')).toEqual(['The Courier']);
    expect(atom.all('entry/author/name')).toEqual(['Tom Adeyemi']);
    expect(atom.elements('entry/category').map(({ attributes }) => attributes)).toContainEqual({
      term: 'rail-and-road',
      label: 'Rail & road',
    });
    const links = atom.elements('entry/link').map(({ attributes }) => attributes);
    expect(links).toContainEqual({ rel: 'alternate', type: 'text/html', href: page });
    expect(links).toContainEqual({
      rel: 'replies',
      type: 'application/atom+xml',
      href: comments('atom'),
      'thr:count': '0',
    });

    const json = (await get('articles.json')).body;
    expect(json).toMatchObject({
      title: 'The Courier',
      description: 'News & more',
      home_page_url: 'https://courier.example/',
      language: 'en',
    });
    expect(json.items[1]).toEqual({
      id,
      url: page,
      title: 'Tram <9> "reopens" & more',
      content_html: html,
      summary: 'After two years <at last>',
      date_published: on(3),
      date_modified: expect.any(String),
      authors: [{ name: 'Tom Adeyemi' }],
      tags: ['Rail & road', 'Harbour'],
      _newsroom: {
        comment_count: 0,
        comments_url: `${page}#comments`,
        comments_feed_url: comments('json'),
      },
    });
    expect(json.items[0]).toMatchObject({
      url: 'https://agency.example/story?a=1&b=2',
      _newsroom: { comments_url: 'https://courier.example/en/elsewhere#comments' },
    });
    expect((await get('tags/harbour.json?locale=de')).body).toMatchObject({
      title: 'Harbour – The Courier',
      description: 'Of it',
      language: 'de',
    });
  });

  test('count approved comments alone', async () => {
    const thread = await openThread(app, 'Discussed');
    await posted(app, thread, { body: 'Seen' });
    await posted(app, thread, { body: 'HOLD' });
    const { body } = await get('articles.json?limit=1');
    expect(body.items[0]).toMatchObject({ title: 'Discussed', _newsroom: { comment_count: 1 } });
    await app.contentManager.unpublish(thread.subject);
    expect(await titlesOf('articles.json?limit=1')).toEqual(['Elsewhere']);
  });

  test('have the picture of an article', async () => {
    const file = await app.strapi.db.query('plugin::upload.file').create({
      data: {
        name: 'tram.png',
        hash: 'tram',
        ext: '.png',
        mime: 'image/png',
        size: 12.5,
        url: '/uploads/tram.png',
        provider: 'local',
      },
    });
    const documentId = await publish({ title: 'Pictured', cover: file.id, publishedOn: on(9) });
    const url = expect.stringMatching(/^http:\/\/[^/]+\/uploads\/tram\.png$/);
    const rss = await get('articles.rss?limit=1');
    await assertValid(rss.text, 'rss');
    expect(readXml(rss.text).elements('enclosure')[0]?.attributes).toEqual({
      url,
      type: 'image/png',
      length: '12500',
    });
    const atom = await get('articles.atom?limit=1');
    await assertValid(atom.text, 'atom');
    expect((await get('articles.json?limit=1')).body.items[0].image).toEqual(url);
    await app.contentManager.delete(documentId);
  });

  test('take as many statements for many articles as for few, and fewer for who has them', async () => {
    const cost = async (path: string, headers = {}) => {
      const { result, statements } = await app.statements(() =>
        app.http.get(`${feeds}/${path}`, { headers })
      );
      return { result, count: statements.on('newsroom_*').length + statements.on('files*').length };
    };
    for (const [path, most] of [
      ['articles.rss', 6],
      ['tags/harbour.atom', 7],
    ] as const) {
      const few = await cost(`${path}?limit=1`);
      expect(few.count).toBeLessThanOrEqual(most);
      for (let number = 0; number < 20; number += 1) {
        await publish({
          title: `Article ${number} ${path}`,
          tags: (await app.strapi.documents(uids.tag).findMany({})).map((tag) => tag.documentId),
        });
      }
      const many = await cost(`${path}?limit=20`);
      expect(many.count).toBe(few.count);
      const etag = many.result.headers.get('etag') ?? '';
      const again = await cost(`${path}?limit=20`, { 'if-none-match': etag });
      expect(again.result.status).toBe(304);
      expect(again.count).toBe(few.count - 1);
    }
  });

  test('answer 304 until something in them changes', async () => {
    const documentId = await publish({ title: 'Moving', tags: [], publishedOn: on(9) });
    const ask = (headers: Record<string, string>, path = 'articles.atom?limit=100') =>
      app.http.get(`${feeds}/${path}`, { headers });
    let etag = (await ask({})).headers.get('etag') ?? '';
    expect(etag).toMatch(/^W\/"[^"]+"$/);
    const unchanged = async () => {
      const answer = await ask({ 'if-none-match': `"other", ${etag}` });
      expect(answer).toMatchObject({ status: 304, body: '' });
      expect(answer.headers.get('etag')).toBe(etag);
    };
    const changed = async () => {
      const answer = await ask({ 'if-none-match': etag });
      expect(answer.status).toBe(200);
      etag = answer.headers.get('etag') ?? '';
      await unchanged();
    };
    await unchanged();
    await app.contentManager.update(documentId, { title: 'Moved, but not published' });
    await unchanged();
    await app.contentManager.publish(documentId);
    await changed();
    const thread = await threadOf(app, documentId);
    const place = { subject: documentId, id: thread.documentId as string };
    const path = `/api/newsroom/threads/${documentId}`;
    const { id } = await posted(app, { ...place, path }, { body: 'HOLD this' });
    await unchanged();
    await decide(app, id, { to: 'approved' });
    await changed();
    const [tag] = await app.strapi.documents(uids.tag).findMany({ filters: { name: 'Harbour' } });
    for (const name of ['The harbour', 'Harbour']) {
      const renamed = { documentId: tag!.documentId, data: { name } };
      await app.strapi.documents(uids.tag as never).update(renamed as never);
      await changed();
    }
    const site = { name: 'The New Courier' };
    await app.http.put('/newsroom/settings', { admin: true, body: { site } });
    await changed();
    // As if all the others had been published long before.
    await app.strapi.db
      .connection(app.strapi.db.metadata.get(uids.article).tableName)
      .where({ document_id: documentId })
      .update({ updated_at: new Date('2027-01-01T00:00:00Z') });
    const { headers } = await ask({});
    const lastModified = headers.get('last-modified') ?? '';
    expect(await ask({ 'if-modified-since': lastModified })).toMatchObject({ status: 304 });
    await app.contentManager.unpublish(documentId);
    await changed();
    expect(await ask({ 'if-modified-since': lastModified })).toMatchObject({ status: 200 });
  });

  test('answer HEAD as GET, without the body', async () => {
    for (const file of ['articles.rss', 'tags/harbour.json', `threads/${tram}.atom`]) {
      const [head, whole] = [
        await app.http.request('HEAD', `${feeds}/${file}`),
        await app.http.get(`${feeds}/${file}`),
      ];
      expect(head).toMatchObject({ status: 200, body: '' });
      for (const name of ['etag', 'last-modified', 'cache-control', 'content-type']) {
        expect(head.headers.get(name), name).toBe(whole.headers.get(name));
      }
      const headers = { 'if-none-match': head.headers.get('etag') ?? '' };
      expect((await app.http.request('HEAD', `${feeds}/${file}`, { headers })).status).toBe(304);
    }
  });

  test.each([
    ['articles.exe', 400, 'articles.rss, articles.atom, articles.json'],
    ['articles', 400, 'articles.rss'],
    ['tags/harbour.xml', 400, '.rss, .atom or .json'],
    ['tags/harbour', 400, '.rss, .atom or .json'],
    ['threads/.rss', 400, '.rss, .atom or .json'],
    ['articles.rss?limit=101', 400, '100'],
    ['articles.rss?limit=0', 400, '1'],
    ['articles.rss?locale=%3Cb%3E', 400, 'locale'],
    ['articles.rss?sort=title', 400, 'sort'],
    ['tags/nonesuch.rss', 404, 'TAG_UNKNOWN'],
    ['tags/Harbour.rss', 404, 'TAG_UNKNOWN'],
    ['threads/nonesuch.rss', 404, 'THREAD_UNKNOWN'],
    ['threads/api::post.post:nonesuch.rss', 404, 'THREAD_UNKNOWN'],
  ])('refuse %s in words', async (path, status, words) => {
    // Collations of MySQL take letters of either case for the same.
    if (path.includes('Harbour') && database === 'mysql') return;
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.headers.get('cache-control') ?? '').not.toContain('public');
    expect(answer.text).toContain(words);
  });
});
