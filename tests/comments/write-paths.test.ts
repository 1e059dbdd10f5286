import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import {
  byMarks,
  commentOf,
  documentsOf,
  historyOf,
  openThread,
  posted,
  type Thread,
} from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { assertCounts } from './assert-counts';

describeOnEachDatabase('the gate', (database) => {
  const judged: string[] = [];
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks(judged) });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());
  beforeEach(() => void judged.splice(0));
  afterEach(() => assertCounts(app));

  const documents = () => documentsOf(app);
  const query = () => app.strapi.db.query(uids.comment);
  const statusOf = async (id: string) => (await commentOf(app, id))?.status as string | undefined;

  describe('behind the Document Service', () => {
    test('judges what is created, once', async () => {
      const { documentId } = await documents().create({
        data: { thread: thread.id, body: 'HOLD by a document' },
      });
      expect(judged).toEqual(['HOLD by a document']);
      expect(await statusOf(documentId)).toBe('pending');
      expect(await historyOf(app, documentId)).toEqual(['null→pending rules marks']);
    });

    test('judges a new text, and records a new status', async () => {
      const { documentId } = await documents().create({
        data: { thread: thread.id, body: 'Fine at first' },
      });
      await documents().update({ documentId, data: { body: 'SPAM afterwards' } });
      await documents().update({ documentId, data: { status: 'approved' } });
      expect(judged).toEqual(['Fine at first', 'SPAM afterwards']);
      expect(await statusOf(documentId)).toBe('approved');
      expect(await historyOf(app, documentId)).toEqual([
        'null→approved rules null',
        'approved→spam rules marks',
        'spam→approved script null',
      ]);
    });

    test('records what is deleted', async () => {
      const { documentId } = await documents().create({
        data: { thread: thread.id, body: 'Soon gone' },
      });
      await documents().delete({ documentId });
      expect(await commentOf(app, documentId)).toBeNull();
      expect(await historyOf(app, documentId)).toEqual([
        'null→approved rules null',
        'approved→null script removed',
      ]);
    });
  });

  describe('behind db.query', () => {
    test('judges one by one what is created', async () => {
      const { documentId } = await query().create({
        data: { thread: thread.id, body: 'HOLD by a query' },
      });
      await query().createMany({
        data: ['One of many', 'REJECT of many'].map((body) => ({ thread: thread.id, body })),
      });
      expect(judged).toEqual(['HOLD by a query', 'One of many', 'REJECT of many']);
      expect(await statusOf(documentId)).toBe('pending');
      const many = await query().findMany({ where: { body: { $endsWith: 'of many' } } });
      expect(many.map(({ status }) => status as string)).toEqual(['approved', 'rejected']);
      expect(await historyOf(app, many[1].documentId)).toEqual(['null→rejected rules marks']);
    });

    test('judges an update', async () => {
      const { documentId } = await query().create({
        data: { thread: thread.id, body: 'Before a query' },
      });
      await query().update({ where: { documentId }, data: { body: 'HOLD after a query' } });
      expect(await statusOf(documentId)).toBe('pending');
      expect(judged).toEqual(['Before a query', 'HOLD after a query']);
    });

    test('judges each row of an update of many', async () => {
      const bodies = ['First of three', 'HOLD of three', 'Last of three'];
      await query().createMany({ data: bodies.map((body) => ({ thread: thread.id, body })) });
      const where = { body: { $endsWith: 'of three' } };
      const before = await query().findMany({ where, orderBy: 'id' });
      const { count } = await query().updateMany({ where, data: { body: 'SPAM for all three' } });
      expect(count).toBe(3);
      expect(judged.slice(3)).toEqual(Array(3).fill('SPAM for all three'));
      for (const { documentId, status } of before) {
        const after = await commentOf(app, documentId);
        expect(after).toMatchObject({ status: 'spam', revision: 2, body: 'SPAM for all three' });
        expect((await historyOf(app, documentId))[1]).toBe(`${status}→spam rules marks`);
      }
    });

    test('records a status given to many', async () => {
      const bodies = ['One in flight', 'SPAM in flight'];
      await query().createMany({ data: bodies.map((body) => ({ thread: thread.id, body })) });
      const where = { body: { $endsWith: 'in flight' } };
      await query().updateMany({ where, data: { status: 'rejected' } });
      for (const { documentId, status } of await query().findMany({ where })) {
        expect(status).toBe('rejected');
        expect((await historyOf(app, documentId))[1]).toMatch(/→rejected script null$/);
      }
    });

    test('records what is deleted, one and many', async () => {
      const bodies = ['Gone alone', 'Gone with others', 'HOLD and gone with others'];
      await query().createMany({ data: bodies.map((body) => ({ thread: thread.id, body })) });
      const where = { body: { $endsWith: 'gone with others' } };
      const alone = await query().delete({ where: { body: 'Gone alone' } });
      const many = await query().findMany({ where: { body: { $endsWithi: 'gone with others' } } });
      await query().deleteMany({ where });
      await query().deleteMany({ where: { body: 'Gone with others' } });
      for (const { documentId, status } of [alone, ...many]) {
        expect(await commentOf(app, documentId)).toBeNull();
        expect((await historyOf(app, documentId)).at(-1)).toBe(`${status}→null script removed`);
      }
    });

    test('leaves alone what no row answers', async () => {
      expect(await query().update({ where: { id: -1 }, data: { body: 'x' } })).toBeNull();
      expect(await query().delete({ where: { id: -1 } })).toBeNull();
      expect(await query().updateMany({ where: { id: -1 }, data: { body: 'x' } })).toEqual({
        count: 0,
      });
      expect(await query().deleteMany({ where: { id: -1 } })).toEqual({ count: 0 });
      expect(judged).toEqual([]);
    });
  });

  describe('behind the content API', () => {
    test('judges what readers post, edit and delete', async () => {
      const { id, guest } = await posted(app, thread, { body: 'A reader writes' });
      const path = `/api/newsroom/comments/${id}`;
      const edited = await app.http.put(path, { guest, body: { body: 'HOLD that thought' } });
      expect(edited).toMatchObject({ status: 202, body: { data: { status: 'pending' } } });
      expect((await app.http.delete(path, { guest })).status).toBe(204);
      expect(judged).toEqual(['A reader writes', 'HOLD that thought']);
      expect(await historyOf(app, id)).toEqual([
        'null→approved rules null',
        'approved→pending rules marks',
        'pending→deleted author deleted-by-author',
      ]);
    });
  });
});
