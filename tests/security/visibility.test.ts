import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { feedFormats } from '../../server/feeds/contract';
import { fillHiddenSite, hiddenSiteOptions, type HiddenSite } from '../fixtures/hidden-site';
import { bytesOf, leaksIn } from '../fixtures/leaks';
import { queryTricks } from '../fixtures/query-tricks';
import { contentRoutes, fill, type Route } from '../fixtures/routes';
import { createStrangers, type Viewer } from '../fixtures/viewers';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** Every route of the content API, asked in every way by everybody, answers with nothing hidden. */
describe('what readers cannot see', () => {
  let app: Newsroom;
  let site: HiddenSite;
  let routes: Route[];
  let strangers: Record<string, Viewer>;
  beforeAll(async () => {
    app = await startNewsroom(hiddenSiteOptions);
    site = await fillHiddenSite(app);
    routes = await contentRoutes(app);
    strangers = await createStrangers(app, site.article);
  });
  afterAll(() => app.stop());

  const values = () => ({
    thread: [site.article, `plugin::newsroom.article:${site.article}`],
    comments: [...site.shown, ...Object.values(site.hidden)],
    articles: [site.article],
    tags: [site.tag],
    slug: ['tram-line-reopens', 'trams'],
    articlesFeed: files('articles'),
    tagFeed: files('trams'),
    threadFeed: files(site.article),
    sitemap: ['articles.xml', 'articles-0.xml'],
  });
  const files = (name: string) => feedFormats.map((format) => `${name}.${format}`);
  const reads = (except?: RegExp): string[] =>
    routes
      .filter(({ method, path }) => method === 'GET' && !except?.test(path))
      .flatMap(({ path }) => fill(path, values()))
      .map((path) => (path.endsWith('/counts') ? `${path}?threads=${site.article}` : path));

  /** Asks all paths, and collects what leaks by path. */
  const walk = async (
    viewer: Viewer,
    paths: readonly string[],
    owner?: string
  ): Promise<{ leaks: Record<string, string[]>; answered: number }> => {
    const leaks: Record<string, string[]> = {};
    let answered = 0;
    for (const path of paths) {
      const answer = await app.http.get(path, viewer);
      if (answer.status === 200) answered += 1;
      expect(answer.status, path).toBeLessThan(500);
      const found = leaksIn(bytesOf(answer), { kinds: ['public'], owner, secrets: site.secrets });
      if (found.length > 0) leaks[path] = found;
    }
    return { leaks, answered };
  };
  const withTricks = (paths: readonly string[], tricks: readonly string[]): string[] =>
    paths.flatMap((path) =>
      tricks.map((trick) => path + (trick && (path.includes('?') ? '&' : '?')) + trick)
    );

  test('the walk sees what it may, and would notice what it may not', async () => {
    const list = await app.http.get(`/api/newsroom/threads/${site.article}/comments`);
    expect(bytesOf(list)).toContain('canary-public-ann-first');
    const desk = await app.http.get('/newsroom/queue?queue=spam', { admin: true });
    const found = leaksIn(bytesOf(desk), { kinds: ['public'], secrets: site.secrets });
    expect(found).toEqual(
      expect.arrayContaining(['canary-hidden-bob-bodyspam', 'canary-desk-rules-evidence', '910001'])
    );
  });

  test('strangers find nothing hidden on any route', async () => {
    for (const [name, viewer] of Object.entries(strangers)) {
      const { leaks, answered } = await walk(viewer, reads());
      expect(leaks, name).toEqual({});
      expect(answered, name).toBeGreaterThan(20);
    }
  });

  test('no query parameter brings anything hidden out', async () => {
    const lists = reads(/comments\/:id/).filter((path) => !path.includes('::'));
    expect((await walk({}, withTricks(lists, queryTricks))).leaks).toEqual({});
    const strapis = ['/api/newsroom/articles', '/api/newsroom/tags'];
    const token = strangers['a full-access token']!;
    expect((await walk(token, withTricks(strapis, queryTricks))).leaks).toEqual({});
    const one = [...site.tombstones.slice(0, 1), site.hidden.rejected];
    const single = one.flatMap((id) => [
      `/api/newsroom/comments/${id}`,
      `/api/newsroom/comments/${id}/replies`,
    ]);
    expect((await walk({}, withTricks(single, queryTricks))).leaks).toEqual({});
  });

  test('authors see their own hidden texts and nobody else’s, nor what was noted of them', async () => {
    for (const [owner, viewer] of [
      ['ann', { guest: site.ann }],
      ['bob', { token: site.bob }],
    ] as const) {
      const { leaks } = await walk(viewer, reads(), owner);
      expect(leaks, owner).toEqual({});
      const list = await app.http.get(`/api/newsroom/threads/${site.article}/comments`, viewer);
      const statuses = list.body.meta.own.map(({ status }: { status: string }) => status);
      expect(new Set(statuses)).toEqual(new Set(['pending', 'rejected']));
      expect(bytesOf(list)).toContain(`canary-hidden-${owner}-bodypending`);
      expect(bytesOf(list)).toContain(`canary-hidden-${owner}-verdict`);
    }
  });

  test('a hidden comment answers as one that never was', async () => {
    const unknown = 'zzzzzzzzzzzzzzzzzzzzzzzz';
    const answersFor = async (id: string, viewer: Viewer) => {
      const path = `/api/newsroom/comments/${id}`;
      const author = { name: 'Stranger' };
      const reply = { body: { body: `To ${Math.random()}`, parent: id, author }, ip: '192.0.2.1' };
      const answers = [
        await app.http.get(path, viewer),
        await app.http.get(`${path}/replies`, viewer),
        await app.http.put(path, { ...viewer, body: { body: 'Mine now' } }),
        await app.http.delete(path, viewer),
        await app.http.post(`${path}/reports`, { ...viewer, body: { reason: 'spam' } }),
        await app.http.post(`/api/newsroom/threads/${site.article}/comments`, {
          ...viewer,
          ...reply,
        }),
      ];
      return JSON.stringify(answers.map(({ status, body }) => [status, body])).replaceAll(id, 'id');
    };
    const rows = () => app.strapi.db.connection('newsroom_comments').orderBy('id');
    const before = JSON.stringify(await rows());
    for (const viewer of [strangers.anonymous!, strangers['a guest']!, strangers['a user']!]) {
      const expected = await answersFor(unknown, viewer);
      for (const id of Object.values(site.hidden)) {
        expect(await answersFor(id, viewer)).toBe(expected);
      }
    }
    expect(JSON.stringify(await rows())).toBe(before);
  });

  test('cursors that were made up reach nothing hidden', async () => {
    const encode = (cursor: unknown) => Buffer.from(JSON.stringify(cursor)).toString('base64url');
    const path = `/api/newsroom/threads/${site.article}/comments`;
    const [stone] = site.tombstones;
    const cursors = [
      ['9999-12-31T23:59:59.999Z', 'z'],
      ['0001-01-01T00:00:00.000Z', '0'],
      ['9999-12-31T23:59:59.999Z', site.hidden.pending],
      [0, '0001-01-01T00:00:00.000Z', '0'],
      [[], {}],
      null,
    ].map(encode);
    const paths = cursors.flatMap((cursor) => [
      `${path}?limit=100&replies=20&after=${cursor}`,
      `${path}?limit=100&sort=oldest&after=${cursor}`,
      `/api/newsroom/comments/${stone}/replies?limit=100&after=${cursor}`,
    ]);
    expect((await walk({}, paths)).leaks).toEqual({});
  });
});
