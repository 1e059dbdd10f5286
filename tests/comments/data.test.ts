import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import {
  byMarks,
  commentOf,
  documentsOf,
  openThread,
  posted,
  type Row,
  type Thread,
} from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { assertCounts } from './assert-counts';

let app: Newsroom;
let thread: Thread;
beforeAll(async () => {
  app = await startNewsroom({ config: byMarks() });
  thread = await openThread(app);
});
afterAll(() => app.stop());
afterEach(() => assertCounts(app));

const query = () => app.strapi.db.query(uids.comment);
const create = (data: Row): Promise<Row> =>
  query().create({ data: { thread: thread.id, ...data } }) as Promise<Row>;

/** What data may say and nobody listens to. */
const smuggled = {
  html: '<script>alert(1)</script>',
  revision: 7,
  root: 'elsewhere',
  depth: 3,
  path: 'elsewhere/',
  shown: true,
  ipHash: 'f'.repeat(64),
  userAgent: 'made up',
  score: 100,
  replyCount: 12,
  reportCount: 3,
  signals: [{ rule: 'none', outcome: 'pass', evidence: {} }],
  reason: 'because',
  textHash: 'none',
  editedAt: new Date(0),
  reviewedAt: new Date(0),
};

describe('data of a new comment', () => {
  test('says its text, place and, from code, author; all else is worked out', async () => {
    const row = await create({ ...smuggled, status: 'approved', pinned: true, body: 'HOLD *it*' });
    expect(await commentOf(app, row.documentId)).toMatchObject({
      status: 'pending',
      html: '<p>HOLD <em>it</em></p>',
      revision: 1,
      root: row.documentId,
      depth: 0,
      path: `${row.documentId}/`,
      shown: false,
      ipHash: null,
      userAgent: null,
      score: 0,
      replyCount: 0,
      reportCount: 0,
      signals: [{ rule: 'marks', outcome: 'hold', evidence: { found: 1 } }],
      reason: 'marks',
      editedAt: null,
      reviewedAt: null,
      pinned: false,
      authorKind: 'script',
      authorKey: null,
    });
  });

  test.each(['approved', 'deleted', 'spam', 'nonsense'])(
    'a status %s is not taken',
    async (status) => {
      const { documentId } = await create({ status, body: `Plain, not ${status}` });
      expect(await commentOf(app, documentId)).toMatchObject({ status: 'approved' });
    }
  );

  test('names an author who is vouched for by nobody', async () => {
    const author = { authorName: 'Imported', authorKey: 'user:old', authorEmail: 'i@example.com' };
    const { documentId } = await create({ ...author, authorKind: 'staff', body: 'From before' });
    expect(await commentOf(app, documentId)).toMatchObject({ ...author, authorKind: 'script' });
    const answer = await app.http.get(`/api/newsroom/comments/${documentId}`);
    expect(answer.body.data.author).toEqual({
      name: 'Imported',
      url: null,
      kind: 'guest',
      isSubjectAuthor: false,
    });
  });

  test.each([
    ['an unknown thread', { thread: 'doesnotexist' }, 'THREAD_UNKNOWN'],
    ['no thread', { thread: null }, 'THREAD_UNKNOWN'],
    ['a thread that is no text', { thread: { id: 1 } }, 'THREAD_UNKNOWN'],
    ['an unknown parent', { parent: 'doesnotexist' }, 'PARENT_UNUSABLE'],
  ])('with %s is refused', async (_what, data, code) => {
    await expect(create({ body: 'Lost', ...data })).rejects.toMatchObject({ details: { code } });
  });

  test('with a parent that no reader sees, or elsewhere, is refused', async () => {
    const elsewhere = await openThread(app, 'Another story');
    const { id: other } = await posted(app, elsewhere, { body: 'In another thread' });
    const { id: held } = await posted(app, thread, { body: 'HOLD me back' });
    for (const parent of [other, held]) {
      await expect(create({ body: 'An answer', parent })).rejects.toMatchObject({
        details: { code: 'PARENT_UNUSABLE', reason: 'unknown' },
      });
    }
  });

  test('in a draft is refused', async () => {
    const { documentId } = await app.contentManager.create({ title: 'Not yet out' });
    const { documentId: draft } = await app.strapi.db
      .query(uids.thread)
      .findOne({ where: { subjectDocumentId: documentId } });
    await expect(create({ thread: draft, body: 'Too early' })).rejects.toMatchObject({
      details: { code: 'THREAD_UNKNOWN' },
    });
  });

  test('without a text is refused', async () => {
    for (const body of [undefined, null, '', ' \u200b ', 42, ['x']]) {
      await expect(create({ body })).rejects.toMatchObject({ details: { code: 'TOO_SHORT' } });
    }
  });
});

describe('data of an update', () => {
  test.each(['documents', 'query', 'queryMany'])('by %s changes nothing else', async (path) => {
    const { documentId } = await create({ body: `Unmoved by ${path}`, authorName: 'Imported' });
    const before = (await commentOf(app, documentId))!;
    const elsewhere = await openThread(app, `Elsewhere for ${path}`);
    const data = { ...smuggled, thread: elsewhere.id, parent: documentId, authorName: 'Staff' };
    if (path === 'documents') await documentsOf(app).update({ documentId, data });
    else if (path === 'query') await query().update({ where: { documentId }, data });
    else await query().updateMany({ where: { documentId }, data });
    const { updatedAt: _after, ...after } = (await commentOf(app, documentId))!;
    const { updatedAt: _before, ...wanted } = before;
    expect(after).toEqual(wanted);
  });

  test('with a status that is none is refused', async () => {
    const { documentId } = await create({ body: 'Still approved' });
    await expect(
      query().update({ where: { documentId }, data: { status: 'nonsense' } })
    ).rejects.toMatchObject({ details: { code: 'INVALID_INPUT', field: 'status' } });
    expect(await commentOf(app, documentId)).toMatchObject({ status: 'approved', revision: 1 });
  });

  test('with a text and another status is one decision', async () => {
    const { documentId } = await create({ body: 'HOLD both at once' });
    const where = { documentId };
    await query().update({ where, data: { body: 'SPAM, let through', status: 'approved' } });
    expect(await commentOf(app, documentId)).toMatchObject({ status: 'approved', revision: 2 });
  });

  test('with a text and the status it has is judged: a form sends both', async () => {
    const { documentId } = await create({ body: 'Both as before' });
    const where = { documentId };
    await query().update({ where, data: { body: 'SPAM, not let through', status: 'approved' } });
    expect(await commentOf(app, documentId)).toMatchObject({ status: 'spam', revision: 2 });
  });
});
