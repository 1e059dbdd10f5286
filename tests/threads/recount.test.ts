import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { assertTallies } from '../comments/assert-counts';
import {
  byMarks,
  commentOf,
  openThread,
  posted,
  report,
  threadOf,
  type Row,
  type Thread,
} from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('a recount', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
  });
  afterAll(() => app.stop());

  const recount = async (id: string): Promise<Row[]> => {
    const answer = await app.http.post(`/newsroom/threads/${id}/recount`, { admin: true });
    expect(answer).toMatchObject({ status: 200, body: { data: { thread: id } } });
    return answer.body.data.repaired;
  };
  const withoutHooks = async (work: () => Promise<unknown>) => {
    app.strapi.db.lifecycles.disable();
    try {
      await work();
    } finally {
      app.strapi.db.lifecycles.enable();
    }
  };

  /** One root with an answer below it, a held and a rejected comment. */
  const discussed = async (title: string) => {
    const thread = await openThread(app, title);
    const { id: root } = await posted(app, thread, { body: 'The first' });
    const { id: reply } = await posted(app, thread, { body: 'The answer', parent: root });
    await posted(app, thread, { body: 'HOLD' });
    await posted(app, thread, { body: 'REJECT' });
    return { thread, root, reply };
  };

  test('of a thread that is true finds nothing and changes nothing', async () => {
    const { thread } = await discussed('Nothing wrong here');
    const before = await threadOf(app, thread.subject);
    expect(await recount(thread.id)).toEqual([]);
    expect(await threadOf(app, thread.subject)).toEqual(before);
  });

  test('repairs what was done with hooks disabled, and says what', async () => {
    const { thread, root, reply } = await discussed('Meddled with');
    const query = app.strapi.db.query(uids.comment);
    await withoutHooks(async () => {
      await query.update({ where: { documentId: reply }, data: { status: 'spam' } });
      await query.deleteMany({ where: { thread: thread.id, status: 'pending' } });
    });
    const { version } = await threadOf(app, thread.subject);
    const repaired = await recount(thread.id);
    expect(repaired).toEqual(
      expect.arrayContaining([
        { what: 'approved', was: 2, is: 1 },
        { what: 'pending', was: 1, is: 0 },
        { what: 'spam', was: 0, is: 1 },
        { what: `replies of ${root}`, was: 1, is: 0 },
      ])
    );
    expect(await threadOf(app, thread.subject)).toMatchObject({ approvedCount: 1, spamCount: 1 });
    expect((await threadOf(app, thread.subject)).version).toBeGreaterThan(version);
    expect(await commentOf(app, reply)).toMatchObject({ shown: false });
    expect(await recount(thread.id)).toEqual([]);
  });

  test('repairs what direct SQL left: counts, reports, dates, answers', async () => {
    const { thread, root } = await discussed('Written to directly');
    expect((await report(app, root)).status).toBe(202);
    const knex = app.strapi.db.connection;
    await knex('newsroom_threads')
      .where({ document_id: thread.id })
      .update({
        approved_count: 40,
        deleted_count: 1,
        reported_count: 9,
        last_comment_at: new Date(0),
      });
    await knex('newsroom_comments')
      .where({ thread: thread.id })
      .update({ reply_count: 5, report_count: 5, shown: true });
    expect(await recount(thread.id)).toEqual(
      expect.arrayContaining([
        { what: 'approved', was: 40, is: 2 },
        { what: 'deleted', was: 1, is: 0 },
        { what: 'reported', was: 9, is: 1 },
        { what: `replies of ${root}`, was: 5, is: 1 },
        { what: `reports of ${root}`, was: 5, is: 1 },
      ])
    );
    await assertTallies(app);
  });

  test('repairs the date alone', async () => {
    const { thread } = await discussed('Only the date');
    await app.strapi.db
      .connection('newsroom_threads')
      .where({ document_id: thread.id })
      .update({ last_comment_at: null });
    expect(await recount(thread.id)).toMatchObject([{ what: 'last comment', was: 0 }]);
    await assertTallies(app);
  });

  test('finds their place for comments that were written with hooks disabled', async () => {
    const { thread, root, reply } = await discussed('From a script');
    const query = app.strapi.db.query(uids.comment);
    const data = { thread: thread.id, status: 'approved', body: 'Slipped in', html: '' };
    await withoutHooks(async () => {
      const above = await query.create({ data: { ...data, parent: reply } });
      await query.create({ data: { ...data, parent: above.documentId } });
    });
    const repaired = await recount(thread.id);
    expect(repaired).toContainEqual({ what: 'approved', was: 2, is: 4 });
    expect(repaired).toContainEqual({ what: `replies of ${root}`, was: 1, is: 3 });
    const { body } = await app.http.get(`/api/newsroom/comments/${root}/replies`);
    expect(body.data.map(({ depth }: Row) => depth as number)).toEqual([1, 2, 3]);
    expect(await recount(thread.id)).toEqual([]);
  });

  test('is for moderators, of threads that exist', async () => {
    const path = (thread: Pick<Thread, 'id'>) => `/newsroom/threads/${thread.id}/recount`;
    const { thread } = await discussed('Guarded');
    const author = await app.createAdmin({ role: 'strapi-author' });
    expect((await app.http.post(path(thread), { admin: author.token })).status).toBe(403);
    expect((await app.http.post(path(thread))).status).toBe(401);
    const unknown = await app.http.post(path({ id: 'nowhere' }), { admin: true });
    expect(unknown.body.error).toMatchObject({ status: 404, details: { code: 'THREAD_UNKNOWN' } });
  });
});
