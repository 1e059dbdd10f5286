import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import { byMarks, openThread, post, threadOf, type Thread } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('one change for several threads', (database) => {
  let app: Newsroom;
  let threads: Thread[];
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    threads = [];
    for (const title of ['One', 'Two', 'Three']) threads.push(await openThread(app, title));
  });
  afterAll(() => app.stop());

  type Asked = { readonly uid?: string; readonly admin?: string };
  const change = (body: unknown, { uid = uids.article, admin }: Asked = {}) =>
    app.http.put(`/newsroom/subjects/${uid}/threads`, { admin: admin ?? true, body });
  const subjects = () => threads.map(({ subject }) => subject);

  test('closes, opens and holds all, in the order asked for', async () => {
    const documentIds = [...subjects().slice(0, 2).reverse(), 'nowhere'];
    const closed = await change({ documentIds, change: { closed: true } });
    expect(closed.status).toBe(200);
    expect(closed.body.data).toMatchObject([
      { subjectDocumentId: threads[1]!.subject, open: false, closed: true },
      { subjectDocumentId: threads[0]!.subject, open: false, closed: true },
    ]);
    const statuses = [];
    for (const thread of threads) statuses.push((await post(app, thread, { body: 'Now?' })).status);
    expect(statuses).toEqual([403, 403, 201]);

    await change({ documentIds, change: { closed: false, policy: 'hold' } });
    const held = [];
    for (const thread of threads) held.push((await post(app, thread, { body: 'Again?' })).status);
    expect(held).toEqual([202, 202, 201]);
  });

  test('names the same entry twice as once', async () => {
    const [thread] = threads;
    const before = await threadOf(app, thread!.subject);
    const documentIds = [thread!.subject, thread!.subject];
    const { body } = await change({ documentIds, change: { policy: 'default' } });
    expect(body.data).toHaveLength(1);
    expect((await threadOf(app, thread!.subject)).version).toBe(Number(before.version) + 1);
  });

  test('at once with others, in any order, all get through', async () => {
    const forth = { documentIds: subjects(), change: { closed: true } };
    const back = { documentIds: subjects().reverse(), change: { closed: false } };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) => change(index % 2 ? forth : back))
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    const open = await change(back);
    expect(open.body.data.map(({ open }: { open: boolean }) => open)).toEqual([true, true, true]);
  });

  test('refuses what is none of it', async () => {
    const documentIds = subjects();
    expect((await change({ documentIds, change: {} }, { uid: 'api::no.no' })).status).toBe(404);
    expect((await change({ documentIds: [], change: {} })).status).toBe(400);
    expect((await change({ documentIds, change: { opened: true } })).status).toBe(400);
    const many = Array.from({ length: 101 }, (_, index) => `a${index}`);
    expect((await change({ documentIds: many, change: {} })).status).toBe(400);
    const reader = (await app.createAdmin({ permissions: [permissions.readDesk] })).token;
    const refused = await change({ documentIds, change: { closed: true } }, { admin: reader });
    expect(refused.status).toBe(403);
    expect((await threadOf(app, threads[0]!.subject)).closed).toBe(false);
  });
});
