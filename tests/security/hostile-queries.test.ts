import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { hostileTexts } from '../fixtures/hostile-values';
import { instability } from '../fixtures/stable-answers';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpOptions } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const encode = (text: string): string => encodeURIComponent(text.replace(/\p{Surrogate}/gu, ''));

/** What a parameter's value can be beside a text that is rightly encoded. */
const encoded: readonly string[] = [
  ...hostileTexts.filter((text) => text.length < 1_000).map(encode),
  '%ff%fe',
  '%ED%A0%80',
  '%E0%A4%A',
  '%zz',
  '%2500',
];

describeOnEachDatabase('anything at all in any address', (database) => {
  let app: Newsroom;
  let article: string;
  let comment: string;
  beforeAll(async () => {
    app = await startNewsroom({ database });
    ({ documentId: article } = await app.contentManager.publish({ title: 'Tram line reopens' }));
    const posted = await app.http.post(`/api/newsroom/threads/${article}/comments`, {
      body: { body: 'First', author: { name: 'Ann' } },
    });
    expect(posted.body).toMatchObject({ data: { status: 'pending' } });
    comment = posted.body.data.id;
    await app.strapi.db
      .query(uids.comment)
      .update({ where: { documentId: comment }, data: { status: 'approved' } });
  });
  afterAll(() => app.stop());

  /** Lists of the plugin and the parameters that they take. */
  const lists = (): readonly [path: string, parameters: string[], options?: HttpOptions][] => {
    const admin = { admin: true } as const;
    const subject = `/newsroom/subjects/${uids.article}`;
    const filters = [
      ...['queue', 'threads', 'author', 'status', 'rule', 'report'],
      ...['from', 'to', 'locale', 'search'],
    ];
    return [
      [`/api/newsroom/threads/${article}`, ['locale', 'words', 'other']],
      [
        `/api/newsroom/threads/${article}/comments`,
        ['sort', 'limit', 'after', 'replies', 'locale', 'filters', '__proto__'],
      ],
      [`/api/newsroom/comments/${comment}`, ['other']],
      [`/api/newsroom/comments/${comment}/replies`, ['limit', 'after']],
      ['/api/newsroom/counts', ['threads', 'locale', 'words']],
      ['/newsroom/queue', [...filters, 'sort', 'limit', 'after'], admin],
      ['/newsroom/queue/count', filters, admin],
      ['/newsroom/queue/matches', ['ids', 'queue', 'search'], admin],
      ['/newsroom/threads', ['search', 'ids', 'state', 'sort', 'limit', 'after'], admin],
      ['/newsroom/overview', ['other'], admin],
      [`${subject}/counts`, ['documentIds', 'locale'], admin],
      [`${subject}/${article}/thread`, ['locale'], admin],
    ];
  };
  const strapis = (): readonly [path: string, parameters: string[]][] => [
    ['/api/newsroom/articles', ['filters', 'sort', 'populate', 'fields', 'locale', '_q', 'status']],
    ['/api/newsroom/articles', ['pagination[page]', 'pagination[limit]', 'filters[title]']],
    [`/api/newsroom/articles/${article}`, ['populate', 'locale', 'status']],
    [`/api/newsroom/articles/${article}/related`, ['limit', 'locale', 'populate']],
    ['/api/newsroom/articles/slug/tram-line-reopens', ['locale', 'status', 'fields']],
    ['/api/newsroom/tags', ['filters[name][$contains]', 'sort', 'pagination[pageSize]']],
  ];

  const problemsOf = async (
    paths: readonly string[],
    options: HttpOptions = {},
    isOurs = true
  ): Promise<string[]> => {
    const problems: string[] = [];
    for (const path of paths) {
      const answer = await app.http.get(path, options);
      const problem = isOurs
        ? instability(answer)
        : answer.status >= 500 && JSON.stringify(answer.body);
      if (problem) problems.push(`${path.slice(0, 200)}: ${problem}`);
    }
    return problems;
  };
  const asked = (path: string, parameter: string): string[] => {
    const hostile = encoded.map((value) => `${path}?${parameter}=${value}`);
    const one = `${parameter}=1`;
    const forms = [`${one}&${one}`, `${parameter}[]=1`, `${parameter}[a][b]=1`, parameter];
    return [...hostile, ...forms.map((form) => `${path}?${form}`)];
  };

  test('in the parameters of our lists', async () => {
    const problems: string[] = [];
    for (const [path, parameters, options] of lists()) {
      const paths = parameters.flatMap((parameter) => asked(path, parameter));
      problems.push(...(await problemsOf(paths, options)));
    }
    expect(problems).toEqual([]);
  });

  test('in Strapi’s parameters', async () => {
    const paths = strapis().flatMap(([path, parameters]) =>
      parameters.flatMap((parameter) => asked(path, parameter))
    );
    expect(await problemsOf(paths, {}, false)).toEqual([]);
  });

  test('in filters without a name', async () => {
    const filters = [
      'filters[]=1',
      'filters=1',
      'filters[0]=1',
      'filters[$and][]=1',
      'filters[$and]=1',
      'filters[$not][]=1',
      'filters[$or][0][]=1',
      'filters[$or][0][$and][0]=1',
    ];
    const queries = [
      ...filters,
      ...filters.map((filter) => `populate[tags][${filter.replace(/^filters/, 'filters]')}`),
      'pagination[start]=99999999999999999999',
      'pagination[page]=99999999999999999999',
    ];
    for (const path of ['/api/newsroom/articles', '/api/newsroom/tags']) {
      const paths = queries.map((query) => `${path}?${query}`);
      expect(await problemsOf(paths, {}, false)).toEqual([]);
    }
    const named = '/api/newsroom/articles?filters[$or][0][title][$eq]=Tram line reopens';
    expect((await app.http.get(named)).body.data).toHaveLength(1);
  });

  test('in the path', async () => {
    const ours = (id: string) => [
      `/api/newsroom/threads/${id}`,
      `/api/newsroom/threads/${id}/comments`,
      `/api/newsroom/comments/${id}`,
      `/api/newsroom/comments/${id}/replies`,
    ];
    const plain = ['%27%20OR%201%3D1', '__proto__', 'constructor', '%25', 'x'.repeat(300), 'a%00b'];
    expect(await problemsOf(plain.flatMap(ours))).toEqual([]);
    // What the router cannot read, or reads as another path, has Strapi's own answer.
    const strapisOwn = (id: string) => [
      ...ours(id),
      `/api/newsroom/articles/${id}`,
      `/api/newsroom/articles/${id}/related`,
      `/api/newsroom/articles/slug/${id}`,
      `/api/newsroom/tags/${id}`,
      `/api/newsroom/tags/slug/${id}`,
    ];
    expect(await problemsOf(encoded.flatMap(strapisOwn), {}, false)).toEqual([]);
    const desk = (id: string) => [
      `/newsroom/subjects/${id}/counts?documentIds=${article}`,
      `/newsroom/subjects/${uids.article}/${id}/thread`,
    ];
    expect(await problemsOf(encoded.flatMap(desk), { admin: true }, false)).toEqual([]);
  });

  test('in paths that write', async () => {
    const bodies = {
      put: { body: 'x' },
      report: { reason: 'spam' },
      decide: { revision: 1, to: 'spam' },
    };
    const problems: string[] = [];
    for (const id of encoded) {
      const path = `/api/newsroom/comments/${id}`;
      for (const answer of [
        await app.http.put(path, { body: bodies.put }),
        await app.http.delete(path),
        await app.http.post(`${path}/reports`, { body: bodies.report }),
        await app.http.post(`/api/newsroom/threads/${id}/comments`, { body: bodies.put }),
        await app.http.post(`/newsroom/comments/${id}/decisions`, {
          admin: true,
          body: bodies.decide,
        }),
        await app.http.put(`/newsroom/threads/${id}`, { admin: true, body: { closed: true } }),
        await app.http.post(`/newsroom/threads/${id}/recount`, { admin: true }),
      ]) {
        const isOk = answer.status >= 400 && answer.status < 500;
        if (!isOk) problems.push(`${id}: ${answer.status} ${JSON.stringify(answer.body)}`);
      }
    }
    expect(problems).toEqual([]);
  });
});
