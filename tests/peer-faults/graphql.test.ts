import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, commentOf, openThread, type Row, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** A fault known from other comment plugins: with GraphQL installed, anybody reads, writes and
 * removes comments, on entries of any type, without a permission. */
describe('GraphQL is shut', () => {
  let app: Newsroom;
  let thread: Thread;
  let held: string;
  beforeAll(async () => {
    app = await startNewsroom({ config: byMarks(), graphql: true });
    thread = await openThread(app);
    held = await plant(app, thread, { body: 'HOLD this back' });
    // What saving settings once opens elsewhere.
    await app.http.put('/newsroom/settings', {
      admin: true,
      body: { comments: { editWindowMinutes: 7 } },
    });
  });
  afterAll(() => app.stop());

  const ask = async (query: string): Promise<Row> =>
    (await app.http.post('/graphql', { body: { query } })).body;

  test('it answers articles, so that it is there', async () => {
    const { data } = await ask('{ newsroomArticles { title commentCount } }');
    expect(data.newsroomArticles).toEqual([{ title: 'Tram line reopens', commentCount: 0 }]);
  });

  test('no comment is read by it', async () => {
    for (const query of [
      '{ newsroomComments { body } }',
      '{ comments { body } }',
      `{ newsroomComment(documentId: "${held}") { body } }`,
      `{ findAllFlat(relation: "${uids.article}:${thread.subject}") { data { content } } }`,
      '{ newsroomThreads { pendingCount } }',
      '{ newsroomReports { note } }',
      '{ newsroomArticles { comments { body } } }',
    ]) {
      const answer = await ask(query);
      expect(answer.errors[0].message, query).toMatch(/^Cannot query field/);
      expect(JSON.stringify(answer)).not.toContain('HOLD this');
    }
  });

  test('no comment is written by it', async () => {
    const before = await app.strapi.db.query(uids.comment).findMany({});
    for (const mutation of [
      `createNewsroomComment(data: { thread: "${thread.id}", body: "Hello" }) { documentId }`,
      `updateNewsroomComment(documentId: "${held}", data: { status: approved }) { documentId }`,
      `deleteNewsroomComment(documentId: "${held}") { documentId }`,
      `createComment(input: { relation: "${uids.article}:${thread.subject}" }) { id }`,
    ]) {
      const { errors } = await ask(`mutation { ${mutation} }`);
      expect(errors[0].message, mutation).toMatch(/^Cannot query field/);
    }
    expect(await app.strapi.db.query(uids.comment).findMany({})).toEqual(before);
    expect(await commentOf(app, held)).toMatchObject({ status: 'pending' });
  });

  test('accounts have no threads, by REST either', async () => {
    const user = await app.createUser();
    const param = `plugin::users-permissions.user:${user.documentId}`;
    const answer = await app.http.post(`/api/newsroom/threads/${param}/comments`, {
      body: { body: 'On a person', author: { name: 'Ann' } },
    });
    expect(answer.status).toBe(404);
  });
});
