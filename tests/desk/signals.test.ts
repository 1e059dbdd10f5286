import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { uids } from '../../content-types';
import {
  byMarks,
  decide,
  openThread,
  post,
  posted,
  report,
  type Thread,
} from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { idsOf } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** The table that queues by rule and by reason are read from follows the comments. */
describeOnEachDatabase('a queue of one rule', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    thread = await openThread(app);
  });

  const table = () => app.strapi.db.connection('newsroom_signals').where({ thread: thread.id });
  const stored = async (): Promise<string[]> =>
    (await table().orderBy(['comment', 'rule'])).map(
      (row: Record<string, string>) => `${row.rule} ${row.status}`
    );
  const idsIn = async (queue: string, mark = 'rule=marks'): Promise<string[]> => {
    const path = `/newsroom/queue?queue=${queue}&${mark}&limit=100&sort=oldest`;
    const { status, body } = await app.http.get(path, { admin: true });
    if (status !== 200) throw new Error(JSON.stringify(body));
    return idsOf(
      body.data.filter((card: { thread: { id: string } }) => card.thread.id === thread.id)
    );
  };
  const update = (id: string, data: Record<string, unknown>) =>
    app.strapi.db.query(uids.comment).update({ where: { documentId: id }, data });

  test('gets a comment with its verdict, and lets it go with its decision', async () => {
    const held = await posted(app, thread, { body: 'HOLD this' });
    await posted(app, thread, { body: 'Fine' });
    const spam = await posted(app, thread, { body: 'SPAM this' });
    expect(await idsIn('pending')).toEqual([held.id]);
    expect(await idsIn('spam')).toEqual([spam.id]);
    expect(await idsIn('all')).toEqual([held.id, spam.id]);
    await decide(app, held.id, { to: 'approved' });
    expect(await idsIn('pending')).toEqual([]);
    expect(await idsIn('approved')).toEqual([held.id]);
    await decide(app, held.id, { to: 'deleted' });
    expect(await idsIn('all')).toEqual([spam.id]);
    expect(await stored()).toEqual(['marks spam']);
  });

  test('follows an edit, which is judged again', async () => {
    const id = await plant(app, thread, { body: 'Fine' });
    expect(await stored()).toEqual([]);
    await update(id, { body: 'HOLD this' });
    expect(await idsIn('pending')).toEqual([id]);
    await update(id, { body: 'Fine again' });
    expect(await stored()).toEqual([]);
  });

  test('forgets rows that are removed, by one or by many', async () => {
    const ids = [];
    for (let number = 0; number < 3; number += 1) {
      ids.push(await plant(app, thread, { body: `HOLD ${number}` }));
    }
    await app.strapi.db.query(uids.comment).delete({ where: { documentId: ids[0] } });
    expect(await idsIn('all')).toEqual(ids.slice(1));
    await app.strapi.db.query(uids.comment).deleteMany({ where: { thread: thread.id } });
    expect(await stored()).toEqual([]);
  });

  test('is as it was where a write fails', async () => {
    const id = await plant(app, thread, { body: 'HOLD this' });
    const stop = app.strapi.db.transaction(async () => {
      await update(id, { body: 'Fine' });
      throw new Error('no');
    });
    await expect(stop).rejects.toThrow('no');
    expect(await idsIn('pending')).toEqual([id]);
  });

  test('or of one reason has what readers reported, once for all who gave it', async () => {
    const { id } = await posted(app, thread, { body: 'Fine' });
    for (let reader = 0; reader < 3; reader += 1) {
      expect((await report(app, id)).status).toBe(202);
    }
    const spam = { body: { reason: 'spam' }, ip: '198.51.100.77' };
    await app.http.post(`/api/newsroom/comments/${id}/reports`, spam);
    expect(await idsIn('reported', 'report=abuse')).toEqual([id]);
    expect(await idsIn('approved', 'report=spam')).toEqual([id]);
    expect(await idsIn('all', 'report=hate')).toEqual([]);
    expect(await stored()).toEqual(['report:abuse approved', 'report:spam approved']);
    await decide(app, id, { to: 'rejected' });
    expect(await idsIn('rejected', 'report=abuse')).toEqual([id]);
    expect(await idsIn('reported', 'report=abuse')).toEqual([]);
    await decide(app, id, { to: 'approved' });
    expect(await idsIn('approved', 'report=abuse')).toEqual([id]);
    expect(await idsIn('reported', 'report=abuse')).toEqual([]);
    await update(id, { body: 'HOLD this' });
    expect(await idsIn('pending', 'report=abuse&rule=marks')).toEqual([id]);
  });

  test('is mended by a recount, which says what it mended', async () => {
    const held = await plant(app, thread, { body: 'HOLD one' });
    const other = await plant(app, thread, { body: 'HOLD two' });
    const { id: reported } = await posted(app, thread, { body: 'Fine' });
    await report(app, reported);
    const comments = app.strapi.db.connection('newsroom_comments');
    await comments.clone().where({ document_id: held }).update({ status: 'approved' });
    await table().where({ comment: other }).delete();
    await table().where({ comment: reported }).delete();
    await table().insert({
      document_id: 'x',
      comment: 'gone',
      thread: thread.id,
      rule: 'marks',
      status: 'pending',
    });
    const path = `/newsroom/threads/${thread.id}/recount`;
    const { body } = await app.http.post(path, { admin: true });
    const whats = body.data.repaired.map(({ what }: { what: string }) => what);
    for (const id of [held, other, reported, 'gone']) expect(whats).toContain(`signals of ${id}`);
    expect((await stored()).sort()).toEqual([
      'marks approved',
      'marks pending',
      'report:abuse approved',
    ]);
    expect(await idsIn('approved')).toEqual([held]);
    const again = await app.http.post(path, { admin: true });
    expect(again.body.data.repaired).toEqual([]);
  });

  test('is filled once from what was there before', async () => {
    const held = await plant(app, thread, { body: 'HOLD one' });
    const { id: reported } = await posted(app, thread, { body: 'Fine' });
    await report(app, reported);
    await table().delete();
    const store = app.strapi.store({ type: 'plugin', name: 'newsroom' });
    const done = (await store.get({ key: 'done' })) as string[];
    await store.set({ key: 'done', value: done.filter((step) => step !== 'fill-signals') });
    await app.stop({ keep: true });
    app = await startNewsroom({ on: app });
    expect(await idsIn('pending')).toEqual([held]);
    expect(await idsIn('reported', 'report=abuse')).toEqual([reported]);
    await table().delete();
    await app.stop({ keep: true });
    app = await startNewsroom({ on: app });
    expect(await stored()).toEqual([]);
  });

  test('loses nothing to many at once', async () => {
    await Promise.all(
      Array.from({ length: 12 }, (_, index) => post(app, thread, { body: `HOLD number ${index}` }))
    );
    const pending = await idsIn('pending');
    expect(pending).toHaveLength(12);
    await Promise.all(
      pending.map((id, index) => decide(app, id, { to: index % 2 ? 'approved' : 'spam' }))
    );
    expect(await idsIn('pending')).toEqual([]);
    expect(await idsIn('approved')).toHaveLength(6);
    expect(await idsIn('spam')).toHaveLength(6);
    const path = `/newsroom/threads/${thread.id}/recount`;
    expect((await app.http.post(path, { admin: true })).body.data.repaired).toEqual([]);
  });
});
