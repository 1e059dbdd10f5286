import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import {
  byMarks,
  commentOf,
  decide,
  historyOf,
  openThread,
  post,
  posted,
  report,
  rowsOf,
  type Row,
  type Thread,
} from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { assertCounts } from './assert-counts';

describeOnEachDatabase('what is left of a comment', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());
  afterEach(() => assertCounts(app));

  let texts = 0;
  const say = async (parent?: string) => {
    const text = `Text ${(texts += 1)}`;
    return (await posted(app, thread, { body: text, ...(parent && { parent }) })).id;
  };
  const query = () => app.strapi.db.query(uids.comment);
  const remove = (...ids: string[]) => query().deleteMany({ where: { documentId: { $in: ids } } });
  const path = (id: string) => `/api/newsroom/comments/${id}`;
  const statusOf = async (id: string) =>
    (await app.http.get(path(id))).body.data?.status as string | undefined;

  /** Nothing of what was said, nor of who said it. */
  const blank = {
    body: '',
    html: '',
    authorName: '',
    authorEmail: null,
    authorUrl: null,
    userAgent: null,
    signals: null,
    textHash: null,
    status: 'deleted',
    reportCount: 0,
    pinned: false,
  };

  test('that its author deleted: a place without text, earlier texts and reports', async () => {
    const { id, guest } = await posted(app, thread, { body: 'HOLD that regret' });
    await decide(app, id, { to: 'approved' });
    await app.http.put(path(id), { guest, body: { body: 'My deep regret' } });
    expect((await report(app, id)).status).toBe(202);
    expect((await app.http.delete(path(id), { guest })).status).toBe(204);
    expect(await commentOf(app, id)).toMatchObject({ ...blank, shown: false });
    expect(await rowsOf(app, uids.revision, id)).toEqual([]);
    expect(await rowsOf(app, uids.report, id)).toEqual([]);
    expect(await statusOf(id)).toBeUndefined();
    expect((await app.http.delete(path(id), { guest })).body.error.details.code).toBe(
      'COMMENT_UNKNOWN'
    );
    expect((await post(app, thread, { body: 'An answer', parent: id })).status).toBe(400);
    expect((await decide(app, id, { to: 'approved' })).body.error.details.code).toBe('NOT_ALLOWED');
  });

  describe.each<[string, (id: string) => Promise<unknown>]>([
    ['db.query.delete', (id) => query().delete({ where: { documentId: id } })],
    ['db.query.deleteMany', (id) => remove(id)],
    [
      'the Content Manager',
      (id) =>
        app.http.delete(`/content-manager/collection-types/${uids.comment}/${id}`, { admin: true }),
    ],
    [
      'a bulk deletion in the Content Manager',
      (id) =>
        app.http.post(`/content-manager/collection-types/${uids.comment}/actions/bulkDelete`, {
          admin: true,
          body: { documentIds: [id] },
        }),
    ],
  ])('removed by %s', (_name, removeOne) => {
    test('with replies, a tombstone', async () => {
      const top = await say();
      const answer = await say(top);
      const before = (await commentOf(app, top))!;
      await removeOne(top);
      const { createdAt, root } = before;
      expect(await commentOf(app, top)).toMatchObject({ ...blank, createdAt, root, shown: true });
      expect(await statusOf(top)).toBe('removed');
      expect((await historyOf(app, top)).at(-1)).toMatch(/^approved→deleted/);
      const permalink = await app.http.get(path(answer));
      expect(permalink.body.meta.ancestors).toMatchObject([
        { id: top, status: 'removed', html: null },
      ]);
    });

    test('without replies, nothing', async () => {
      const id = await say();
      await removeOne(id);
      expect(await commentOf(app, id)).toBeNull();
    });
  });

  test('between others that stay: the line from first to last is kept', async () => {
    const first = await say();
    const second = await say(first);
    const third = await say(second);
    const last = await say(third);
    await remove(first, second, third);
    const above = (await app.http.get(path(last))).body.meta.ancestors as Row[];
    expect(above.map(({ id, status }) => [id, status] as unknown[])).toEqual([
      [first, 'removed'],
      [second, 'removed'],
      [third, 'removed'],
    ]);
    const page = await app.http.get(`${thread.path}/comments?limit=100&replies=20`);
    expect((page.body.data as Row[]).find(({ id }) => id === first)).toMatchObject({
      replyCount: 1,
    });
  });

  test('a whole conversation at once: nothing', async () => {
    const first = await say();
    const ids = [first, await say(first), await say(first)];
    ids.push(await say(ids[1]));
    await remove(...ids);
    for (const id of ids) expect(await commentOf(app, id)).toBeNull();
  });

  test('over replies that wait: a tombstone that shows once one is approved', async () => {
    const top = await say();
    const { id: held } = await posted(app, thread, { body: 'HOLD the answer', parent: top });
    await remove(top);
    expect(await statusOf(top)).toBeUndefined();
    await decide(app, held, { to: 'approved' });
    expect(await statusOf(top)).toBe('removed');
    await decide(app, held, { to: 'spam' });
    expect(await statusOf(top)).toBeUndefined();
  });

  test('a tombstone removed in turn stays while replies do', async () => {
    const top = await say();
    const answer = await say(top);
    await remove(top);
    await remove(top);
    expect(await statusOf(top)).toBe('removed');
    await remove(answer);
    expect(await statusOf(top)).toBeUndefined();
    await remove(top);
    expect(await commentOf(app, top)).toBeNull();
  });
});
