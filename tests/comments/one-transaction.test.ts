import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import {
  byMarks,
  commentOf,
  decide,
  documentsOf,
  openThread,
  post,
  posted,
  threadOf,
  type Row,
  type Thread,
} from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { assertCounts } from './assert-counts';

type Event = { readonly name: string; readonly payload: Row };

let isRefusing = false;

/** A host project whose own hooks, which run after ours, refuse every write of comments. */
const refusing = ({ strapi }: { strapi: Newsroom['strapi'] }): void => {
  const refuse = () => {
    if (isRefusing) throw new Error('refused by the project');
  };
  strapi.db.lifecycles.subscribe({
    models: [uids.comment],
    afterCreate: refuse,
    afterCreateMany: refuse,
    afterUpdate: refuse,
    afterUpdateMany: refuse,
    afterDelete: refuse,
    afterDeleteMany: refuse,
  });
};

describeOnEachDatabase('a write is one', (database) => {
  const events: Event[] = [];
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks(), bootstrap: refusing });
    thread = await openThread(app);
    app.strapi.eventHub.subscribe((name: string, payload: Row) => {
      if (name.startsWith('newsroom.')) events.push({ name, payload });
      return Promise.resolve();
    });
  });
  afterAll(() => app.stop());
  beforeEach(() => void events.splice(0));
  afterEach(() => assertCounts(app));

  const query = () => app.strapi.db.query(uids.comment);
  /** All that a write could have left. */
  const everything = async () => {
    const rows = await Promise.all(
      [uids.comment, uids.decision, uids.revision, uids.thread].map((uid) =>
        app.strapi.db.query(uid).findMany({ orderBy: 'id' })
      )
    );
    return rows as unknown[];
  };

  describe('with a transaction around it', () => {
    test('that rolls back, nothing is left and nothing is announced', async () => {
      const { id } = await posted(app, thread, { body: 'There before' });
      const { id: second } = await posted(app, thread, { body: 'There before as well' });
      const before = await everything();
      events.splice(0);
      const failing = app.strapi.db.transaction(async () => {
        const data = { thread: thread.id, body: 'Never there' };
        await documentsOf(app).create({ data });
        await query().create({ data: { ...data, body: 'Nor there' } });
        await query().createMany({
          data: [
            { ...data, body: 'One' },
            { ...data, body: 'Two' },
          ],
        });
        await documentsOf(app).update({ documentId: id, data: { body: 'SPAM by now' } });
        await query().updateMany({ where: { documentId: id }, data: { status: 'rejected' } });
        await query().delete({ where: { documentId: second } });
        throw new Error('changed my mind');
      });
      await expect(failing).rejects.toThrow('changed my mind');
      expect(await everything()).toEqual(before);
      expect(events).toEqual([]);
    });

    test('that commits, all is announced afterwards, in order', async () => {
      let documentId = '';
      await app.strapi.db.transaction(async () => {
        const data = { thread: thread.id, body: 'Said inside' };
        documentId = (await documentsOf(app).create({ data })).documentId;
        await query().update({ where: { documentId }, data: { status: 'rejected' } });
        expect(events).toEqual([]);
      });
      const about = { comment: documentId, thread: thread.id };
      await expect
        .poll(() => events)
        .toEqual([
          { name: 'newsroom.comment.created', payload: { ...about, status: 'approved' } },
          {
            name: 'newsroom.comment.decided',
            payload: { ...about, from: 'approved', to: 'rejected' },
          },
        ]);
    });
  });

  describe('with a hook of the project that refuses it', () => {
    let id = '';
    let guest = '';
    let before: unknown[] = [];
    beforeEach(async () => {
      ({ id, guest } = await posted(app, thread, { body: `Stands at ${Date.now()}` }));
      before = await everything();
      events.splice(0);
      isRefusing = true;
    });
    afterEach(async () => {
      isRefusing = false;
      expect(await everything()).toEqual(before);
      expect(events).toEqual([]);
    });

    const data = () => ({ thread: thread.id, body: 'Refused' });
    test.each<[string, () => Promise<unknown>]>([
      ['documents.create', () => documentsOf(app).create({ data: data() })],
      [
        'documents.update',
        () => documentsOf(app).update({ documentId: id, data: { body: 'Changed' } }),
      ],
      ['documents.delete', () => documentsOf(app).delete({ documentId: id })],
      ['query.create', () => query().create({ data: data() })],
      ['query.createMany', () => query().createMany({ data: [data(), data()] })],
      ['query.update', () => query().update({ where: { documentId: id }, data: { body: 'X' } })],
      [
        'query.updateMany',
        () => query().updateMany({ where: { documentId: id }, data: { status: 'spam' } }),
      ],
      ['query.delete', () => query().delete({ where: { documentId: id } })],
      ['query.deleteMany', () => query().deleteMany({ where: { documentId: id } })],
    ])('%s leaves nothing', async (_path, write) => {
      await expect(write()).rejects.toThrow('refused by the project');
    });

    test("neither does a reader's post, edit or deletion, nor a decision", async () => {
      const path = `/api/newsroom/comments/${id}`;
      const answers = [
        await post(app, thread, { body: 'Refused' }),
        await app.http.put(path, { guest, body: { body: 'Refused' } }),
        await app.http.delete(path, { guest }),
        await decide(app, id, { to: 'spam' }),
      ];
      expect(answers.map(({ status }) => status)).toEqual([500, 500, 500, 500]);
    });
  });

  test('a listener that fails harms neither the write nor the process', async () => {
    const off = app.strapi.eventHub.on('newsroom.comment.created', () =>
      Promise.reject(new Error('listener down'))
    );
    const { status, body } = await post(app, thread, { body: 'Heard by nobody' });
    off();
    expect(status).toBe(201);
    expect(await commentOf(app, body.data.id)).toMatchObject({ status: 'approved' });
  });

  test('announces nothing private, and each change once', async () => {
    const { id, guest } = await posted(app, thread, { body: 'HOLD this one' });
    await app.http.put(`/api/newsroom/comments/${id}`, { guest, body: { body: 'HOLD that one' } });
    await decide(app, id, { to: 'approved' });
    await decide(app, id, { to: 'approved' });
    await query().delete({ where: { documentId: id } });
    const about = { comment: id, thread: thread.id };
    await expect
      .poll(() => events.map(({ name, payload }) => ({ ...payload, name: name.slice(17) })))
      .toEqual([
        { name: 'created', ...about, status: 'pending' },
        { name: 'edited', ...about, status: 'pending' },
        { name: 'decided', ...about, from: 'pending', to: 'approved' },
        { name: 'removed', ...about, from: 'approved' },
      ]);
    expect((await threadOf(app, thread.subject)).version).toBeGreaterThan(1);
  });
});
