import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { feedFormats } from '../../server/feeds/contract';
import { byMarks, decide, openThread, posted, type Thread } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { assertValid } from './assert-valid';
import { readXml } from './read-xml';

const config = {
  ...byMarks(),
  commentable: ['api::post.post'],
  site: { url: 'https://courier.example/', publicUrls: { [uids.article]: '/{slug}' } },
};

describeOnEachDatabase('the feed of a thread', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config });
    thread = await openThread(app, 'Tram & line');
  });
  afterAll(() => app.stop());

  const feed = (param: string, format: string) => `/api/newsroom/feeds/threads/${param}.${format}`;
  const items = async (query = ''): Promise<Record<string, unknown>[]> =>
    (await app.http.get(feed(thread.subject, 'json') + query)).body.items;

  test('is there, and empty, before anybody wrote', async () => {
    for (const format of feedFormats) {
      const answer = await app.http.get(feed(thread.subject, format));
      expect(answer.status).toBe(200);
      expect(answer.headers.get('last-modified')).toBeNull();
      const { body } = answer;
      await assertValid(typeof body === 'string' ? body : JSON.stringify(body), format);
    }
  });

  test('has the latest comments, each by itself, with what it answers', async () => {
    const first = await posted(app, thread, { body: 'At **last** & <b>', name: 'Zoë "Z" <i>' });
    const reply = await posted(app, thread, { body: 'Indeed', parent: first.id });
    const page = 'https://courier.example/tram-and-line';
    expect(await items()).toEqual([
      {
        id: `urn:newsroom:comment:${reply.id}`,
        url: `${page}#comment-${reply.id}`,
        title: 'Ann: Indeed',
        content_html: '<p>Indeed</p>',
        date_published: expect.any(String),
        date_modified: expect.any(String),
        authors: [{ name: 'Ann' }],
        _newsroom: { in_reply_to: `urn:newsroom:comment:${first.id}` },
      },
      {
        id: `urn:newsroom:comment:${first.id}`,
        url: `${page}#comment-${first.id}`,
        title: 'Zoë "Z" <i>: At last & <b>',
        content_html: '<p>At <strong>last</strong> &amp; &lt;b&gt;</p>',
        date_published: expect.any(String),
        date_modified: expect.any(String),
        authors: [{ name: 'Zoë "Z" <i>' }],
        _newsroom: { in_reply_to: `urn:newsroom:article:${thread.subject}:en` },
      },
    ]);
    expect(await items('?limit=1')).toHaveLength(1);

    const rss = (await app.http.get(feed(thread.subject, 'rss'))).body as string;
    await assertValid(rss, 'rss');
    const read = readXml(rss);
    expect(read.all('channel/title')).toEqual(['Tram & line – courier.example']);
    expect(read.all('channel/link')).toEqual([page]);
    expect(read.all('item/dc:creator')).toEqual(['Ann', 'Zoë "Z" <i>']);
    expect(read.elements('item/thr:in-reply-to').map(({ attributes }) => attributes.ref)).toEqual([
      `urn:newsroom:comment:${first.id}`,
      `urn:newsroom:article:${thread.subject}:en`,
    ]);
    const atom = (await app.http.get(feed(thread.subject, 'atom'))).body as string;
    await assertValid(atom, 'atom');
    expect(readXml(atom).elements('entry/thr:in-reply-to')[0]?.attributes).toEqual({
      ref: `urn:newsroom:comment:${first.id}`,
      href: `${page}#comment-${first.id}`,
      type: 'text/html',
    });
  });

  test('shortens a title between characters, and puts it on one line', async () => {
    const body = '👩‍👩‍👧'.repeat(200);
    await posted(app, thread, { body, name: 'Ida' });
    const [{ title } = { title: '' }] = await items();
    expect(title).toBe(`Ida: ${'👩‍👩‍👧'.repeat(79)}…`);
    await posted(app, thread, { body: '- one\n- two\n\n> three', name: 'Ida' });
    expect((await items())[0]?.title).toBe('Ida: one two three');
  });

  test('has what is approved, and moves with nothing else', async () => {
    const ask = (etag: string) =>
      app.http.get(feed(thread.subject, 'atom'), { headers: { 'if-none-match': etag } });
    const before = await ask('');
    const etag = before.headers.get('etag') ?? '';
    const { id } = await posted(app, thread, { body: 'HOLD it' });
    for (const to of ['rejected', 'spam', 'pending']) {
      const same = await ask(etag);
      expect(same).toMatchObject({ status: 304, body: '' });
      expect((await ask('')).headers.get('last-modified')).toBe(
        before.headers.get('last-modified')
      );
      await decide(app, id, { to });
    }
    await decide(app, id, { to: 'approved' });
    const after = await ask(etag);
    expect(after.status).toBe(200);
    expect(after.body).toContain('HOLD it');
    await decide(app, id, { to: 'rejected' });
    expect((await ask('')).body).not.toContain('HOLD it');
  });

  test('takes two statements, and one for who has it', async () => {
    const path = feed(thread.subject, 'rss');
    const cost = async (headers = {}) => {
      const { result, statements } = await app.statements(() => app.http.get(path, { headers }));
      return { result, count: statements.on('newsroom_*').length };
    };
    const { result, count } = await cost();
    expect(count).toBe(2);
    const again = await cost({ 'if-none-match': result.headers.get('etag') ?? '' });
    expect(again).toMatchObject({ result: { status: 304 }, count: 1 });
  });

  test('is there for entries of other types, and links to the API where they have no page', async () => {
    const { documentId } = await app.contentManager.publish(
      { title: 'A post' },
      { uid: 'api::post.post' }
    );
    const param = `api::post.post:${documentId}`;
    const path = `/api/newsroom/threads/${param}`;
    const { id } = await posted(app, { subject: documentId, id: '', path }, { body: 'First' });
    for (const name of [param, encodeURIComponent(param)]) {
      const { status, body } = await app.http.get(feed(name, 'json'));
      expect(status).toBe(200);
      expect(body.home_page_url).toBe(`${app.url}${path}`);
      expect(body.feed_url).toBe(`${app.url}${feed(param, 'json')}?limit=25`);
      expect(body.items).toMatchObject([{ url: `${app.url}/api/newsroom/comments/${id}` }]);
    }
    const atom = (await app.http.get(feed(param, 'atom'))).body as string;
    await assertValid(atom, 'atom');
    await app.contentManager.unpublish(documentId, { uid: 'api::post.post' });
    const gone = await app.http.get(feed(param, 'rss'));
    expect(gone).toMatchObject({
      status: 404,
      body: { error: { details: { code: 'THREAD_UNKNOWN' } } },
    });
  });
});
