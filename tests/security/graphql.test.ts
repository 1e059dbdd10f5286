import { afterAll, beforeAll, expect, test, describe } from 'vitest';

import { fillHiddenSite, hiddenSiteOptions, type HiddenSite } from '../fixtures/hidden-site';
import { bytesOf, leaksIn } from '../fixtures/leaks';
import { contentActions } from '../fixtures/viewers';
import type { HttpOptions } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

type Field = { name: string; args: { name: string }[] };
type Type = { name: string; fields: Field[] | null; inputFields: { name: string }[] | null };

/** With all that the role screen offers granted to everybody. */
describe('GraphQL, with everything granted', () => {
  let app: Newsroom;
  let site: HiddenSite;
  let types: Type[];
  beforeAll(async () => {
    app = await startNewsroom({ ...hiddenSiteOptions, graphql: true });
    site = await fillHiddenSite(app);
    const actions = contentActions(app);
    await app.grant('public', ...actions, 'api::post.post.find', 'api::post.post.findOne');
    await app.grant('authenticated', ...actions);
    const { body } = await query(`{ __schema { types {
      name fields { name args { name } } inputFields { name }
    } } }`);
    types = body.data.__schema.types;
  });
  afterAll(() => app.stop());

  const query = (text: string, who: HttpOptions = {}) =>
    app.http.post('/graphql', { ...who, body: { query: text } });
  const named = (name: string) => types.find((type) => type.name === name);

  test('knows no type of ours but articles and tags', () => {
    const ours = types.map(({ name }) => name).filter((name) => /newsroom/i.test(name));
    expect(ours.filter((name) => !/^(Relation)?Newsroom(Article|Tag)/.test(name))).toEqual([]);
    const all = types.flatMap(({ name, fields, inputFields }) =>
      [...(fields ?? []), ...(inputFields ?? [])].map((field) => `${name}.${field.name}`)
    );
    const hidden = /comment(?!Count|sOpen)|authorEmail|ipHash|userAgent|signals|reporter|verdict/i;
    expect(all.filter((field) => hidden.test(field))).toEqual([]);
    const roots = ['Query', 'Mutation'].flatMap((name) => named(name)?.fields ?? []);
    const newsroom = roots.map(({ name }) => name).filter((name) => /newsroom/i.test(name));
    expect(newsroom.filter((name) => !/Newsroom(Article|Tag)/i.test(name))).toEqual([]);
  });

  test('answers articles and tags with nothing hidden', async () => {
    const fields = (named('NewsroomArticle')?.fields ?? [])
      .map(({ name }) => name)
      .filter((name) => !/tags|cover|locali[sz]ations/.test(name));
    const answers = [
      await query(`{ newsroomArticles { ${fields.join(' ')} tags { name articleCount } } }`),
      await query(`{ newsroomArticles(status: DRAFT) { ${fields.join(' ')} } }`),
      await query(`{ newsroomTags { name slug articleCount } }`),
      await query(`{ newsroomArticles_connection { nodes { title commentCount } } }`),
      ...(await Promise.all(
        ['createdBy { email }', 'comments { body }', 'thread { pendingCount }'].map((field) =>
          query(`{ newsroomArticles { ${field} } }`)
        )
      )),
      ...(await Promise.all(
        [
          'createdBy: { email: { contains: "@" } }',
          'comments: { body: { contains: "canary" } }',
          'commentCount: { gt: 0 }',
        ].map((filter) => query(`{ newsroomArticles(filters: { ${filter} }) { title } }`))
      )),
      await query('{ newsroomArticles(sort: "createdBy.email") { title } }'),
      await query('{ newsroomArticles(sort: "commentCount:desc") { title } }'),
    ];
    expect(answers[0]?.body.data.newsroomArticles[0]).toMatchObject({ commentCount: 7 });
    for (const answer of answers) {
      const found = leaksIn(bytesOf(answer), { kinds: ['public'], secrets: site.secrets });
      expect(found, bytesOf(answer).slice(0, 200)).toEqual([]);
      expect(answer.status).toBeLessThan(500);
    }
    // What was not understood was refused, not left out.
    for (const answer of answers.slice(4, 10)) expect(answer.body.errors).not.toHaveLength(0);
  });

  test('cannot write comments, whoever asks', async () => {
    const before = JSON.stringify(await app.strapi.db.connection('newsroom_comments'));
    for (const who of [{}, { token: site.bob }]) {
      for (const mutation of [
        'createNewsroomComment(data: { body: "x", status: approved }) { body }',
        `updateNewsroomComment(documentId: "${site.hidden.pending}", data: { body: "x" }) { body }`,
        `deleteNewsroomComment(documentId: "${site.hidden.pending}") { documentId }`,
        'createNewsroomReport(data: { comment: "x" }) { comment }',
        'updateNewsroomThread(documentId: "x", data: { closed: true }) { closed }',
      ]) {
        const { body } = await query(`mutation { ${mutation} }`, who);
        expect(body.errors[0].message).toMatch(/^Cannot query field/);
      }
    }
    expect(JSON.stringify(await app.strapi.db.connection('newsroom_comments'))).toBe(before);
  });
});
