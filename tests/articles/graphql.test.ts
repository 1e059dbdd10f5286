import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describe('articles and tags in GraphQL', () => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ graphql: true });
    const { documentId } = await app.strapi.documents(uids.tag).create({ data: { name: 'Rail' } });
    await app.strapi.documents(uids.tag).create({ data: { name: 'Snow' } });
    for (let number = 1; number <= 12; number += 1) {
      await app.strapi.documents(uids.article).create({
        data: { title: `Article ${number}`, tags: [documentId] } as never,
        status: 'published',
      });
    }
    await app.strapi.db
      .query(uids.thread)
      .update({ where: { title: 'Article 7' }, data: { approvedCount: 7, closed: true } });
  });
  afterAll(() => app.stop());

  const ask = (query: string) =>
    app.statements(async () => (await app.http.post('/graphql', { body: { query } })).body);

  test('say how the discussion stands, with one statement for a list', async () => {
    const { result, statements } = await ask(
      '{ newsroomArticles(sort: "id", pagination: { limit: 50 }) { title commentCount commentsOpen } }'
    );
    const list = result.data.newsroomArticles;
    expect(list).toHaveLength(12);
    expect(list[6]).toEqual({ title: 'Article 7', commentCount: 7, commentsOpen: false });
    expect(list[0]).toEqual({ title: 'Article 1', commentCount: 0, commentsOpen: true });
    expect(statements.on('newsroom_threads')).toHaveLength(1);
  });

  test('count a tag’s articles, with one statement for a list', async () => {
    const { result, statements } = await ask(
      '{ newsroomTags(sort: "name") { name articleCount } }'
    );
    expect(result.data.newsroomTags).toEqual([
      { name: 'Rail', articleCount: 12 },
      { name: 'Snow', articleCount: 0 },
    ]);
    expect(statements.on('newsroom_articles_tags_lnk')).toHaveLength(1);
  });

  test('one by one and below each other', async () => {
    const { documentId } = (await app.strapi.documents(uids.article).findFirst({
      filters: { title: 'Article 7' },
    }))!;
    const { result } = await ask(
      `{ newsroomArticle(documentId: "${documentId}") { commentCount tags { name articleCount } } }`
    );
    expect(result.data.newsroomArticle).toEqual({
      commentCount: 7,
      tags: [{ name: 'Rail', articleCount: 12 }],
    });
  });

  test('cannot be written with counts, and claims are not there at all', async () => {
    await app.grant('public', `${uids.article}.create`);
    const forged = await ask(
      'mutation { createNewsroomArticle(data: { title: "x", commentCount: 5 }) { title } }'
    );
    expect(forged.result.errors[0].message).toContain('commentCount');
    const claims = await ask('{ newsroomClaims { word } }');
    expect(claims.result.errors[0].message).toContain('newsroomClaims');
  });
});

describe('a project that switches articles off in GraphQL', () => {
  test('starts', async () => {
    const app = await startNewsroom({
      graphql: true,
      register: ({ strapi }) => {
        strapi.plugin('graphql').service('extension').shadowCRUD(uids.article).disable();
      },
    });
    const { body } = await app.http.post('/graphql', {
      body: { query: '{ newsroomTags { articleCount } }' },
    });
    await app.stop();
    expect(body).toEqual({ data: { newsroomTags: [] } });
  });
});
