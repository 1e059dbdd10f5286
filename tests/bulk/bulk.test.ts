import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { assertCounts, assertTallies } from '../comments/assert-counts';
import { bulked, bulks, putPending } from '../fixtures/bulks';
import { asModerator } from '../fixtures/desk';
import {
  byMarks,
  commentOf,
  historyOf,
  openThread,
  posted,
  report,
  rowsOf,
  type Thread,
} from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('one decision on many', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
  });
  afterAll(() => app.stop());
  afterEach(() => assertTallies(app));

  const inThread = (thread: Thread, more: object = {}) => ({
    filter: { threads: [thread.id], ...more },
  });
  const statusesOf = async (ids: readonly string[]): Promise<string[]> =>
    Promise.all(ids.map(async (id) => (await commentOf(app, id))?.status as string));
  const several = async (thread: Thread, bodies: readonly string[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const body of bodies) ids.push((await posted(app, thread, { body })).id);
    return ids;
  };

  test('named: those that are what was seen, each with a decision of its own', async () => {
    const thread = await openThread(app, 'Named');
    const ids = await several(thread, ['HOLD 1', 'HOLD 2', 'HOLD 3', 'SPAM 4']);
    const [changed = '', decided = ''] = ids;
    await asModerator(app).edit(changed, 'HOLD 1, changed');
    const named = [...ids, 'nobody', ids[3] as string].map((id) => ({ id, revision: 1 }));
    const bulk = await bulked(app, {
      selection: { comments: named },
      to: 'rejected',
      reason: 'abuse',
      note: 'All of a kind.',
    });
    expect(bulk).toMatchObject({
      state: 'done',
      to: 'rejected',
      reason: 'abuse',
      total: 5,
      decided: 3,
      skipped: 2,
      actorName: 'First Admin',
    });
    expect(bulk.finishedAt).not.toBeNull();
    expect(await statusesOf(ids)).toEqual(['pending', 'rejected', 'rejected', 'rejected']);
    expect((await rowsOf(app, uids.decision, decided)).at(-1)).toMatchObject({
      from: 'pending',
      to: 'rejected',
      revision: 2,
      reason: 'abuse',
      note: 'All of a kind.',
      bulk: bulk.id,
      actorName: 'First Admin',
    });
    const row = await commentOf(app, decided);
    expect(row).toMatchObject({ revision: 2, reason: 'abuse' });
    expect(row?.reviewedAt).not.toBeNull();
    await assertCounts(app);
  });

  test('by filter: replies of several threads, approved together and undone together', async () => {
    const threads = [await openThread(app, 'Filter one'), await openThread(app, 'Filter two')];
    const ids: string[] = [];
    for (const thread of threads) {
      const { id: root } = await posted(app, thread, { body: 'Root' });
      const { id: reply } = await posted(app, thread, { body: 'Reply', parent: root });
      const { id: below } = await posted(app, thread, { body: 'Below', parent: reply });
      await asModerator(app).decide(reply, { to: 'pending' });
      await asModerator(app).decide(below, { to: 'pending' });
      ids.push(reply, below);
    }
    const before = await Promise.all(ids.map((id) => commentOf(app, id)));
    const filter = { queue: 'pending', threads: threads.map(({ id }) => id) };
    const bulk = await bulked(app, { selection: { filter }, to: 'approved' });
    expect(bulk).toMatchObject({ state: 'done', total: 4, decided: 4, skipped: 0 });
    expect(await statusesOf(ids)).toEqual(Array(4).fill('approved'));
    await assertCounts(app);

    // One that somebody decides on meanwhile stays as they left it.
    await asModerator(app).decide(ids[0] as string, { to: 'spam' });
    const { body } = await bulks(app).undo(bulk.id);
    expect(body.data).toMatchObject({ selection: { undo: bulk.id }, to: null, total: 4 });
    const undo = await bulks(app).until(body.data.id as string);
    expect(undo).toMatchObject({ state: 'done', decided: 3, skipped: 1 });
    expect(await statusesOf(ids)).toEqual(['spam', 'pending', 'pending', 'pending']);
    const after = await commentOf(app, ids[1] as string);
    const { reviewedAt, reason } = before[1] ?? {};
    expect(after).toMatchObject({ reviewedAt: reviewedAt as unknown, reason: reason as unknown });
    expect((await historyOf(app, ids[1] as string)).at(-1)).toBe('approved→pending staff undo');
    await assertCounts(app);

    const again = await bulks(app).undo(undo.id);
    expect(await bulks(app).until(again.body.data.id as string)).toMatchObject({ decided: 3 });
    expect(await statusesOf(ids)).toEqual(['spam', 'approved', 'approved', 'approved']);
    await assertCounts(app);
  });

  test('settles reports, and opens them again', async () => {
    const thread = await openThread(app, 'Reported');
    const ids = await several(thread, ['One', 'Two', 'Three']);
    await report(app, ids[0] as string);
    await report(app, ids[1] as string);
    await report(app, ids[1] as string);
    const counts = () =>
      Promise.all(ids.map(async (id) => (await commentOf(app, id))?.reportCount as number));
    const filter = { queue: 'reported', threads: [thread.id] };
    const bulk = await bulked(app, { selection: { filter }, to: 'approved' });
    expect(bulk).toMatchObject({ decided: 2, skipped: 0 });
    expect(await counts()).toEqual([0, 0, 0]);
    const { body } = await bulks(app).undo(bulk.id);
    await bulks(app).until(body.data.id as string);
    expect(await counts()).toEqual([1, 2, 0]);
    await assertCounts(app);
    // What nobody has looked at is looked at by this; what somebody has, and left there, is skipped.
    const all = inThread(thread, { queue: 'approved' });
    expect(await bulked(app, { selection: all, to: 'approved' })).toMatchObject({ decided: 3 });
    expect(await bulked(app, { selection: all, to: 'approved' })).toMatchObject({
      total: 3,
      decided: 0,
      skipped: 3,
    });
  });

  test('deletes for good', async () => {
    const thread = await openThread(app, 'Deleted');
    const { id: root } = await posted(app, thread, { body: 'SPAM root' });
    await asModerator(app).decide(root, { to: 'approved' });
    await posted(app, thread, { body: 'A reply', parent: root });
    await asModerator(app).decide(root, { to: 'spam' });
    const others = await several(thread, ['SPAM 1', 'SPAM 2']);
    const spam = inThread(thread, { queue: 'spam' });
    const bulk = await bulked(app, { selection: spam, to: 'deleted' });
    expect(bulk).toMatchObject({ state: 'done', decided: 3 });
    for (const id of [root, ...others]) {
      expect(await commentOf(app, id)).toMatchObject({
        status: 'deleted',
        body: '',
        authorName: '',
        shown: id === root,
      });
    }
    expect(await bulks(app).undo(bulk.id)).toMatchObject({ status: 403 });
    await assertCounts(app);
  });

  test('refuses what does not fit, and those who may not', async () => {
    const thread = await openThread(app, 'Refused');
    const [id] = await several(thread, ['HOLD me']);
    const selection = inThread(thread);
    const reader = await app.createAdmin({ permissions: ['plugin::newsroom.desk.read'] });
    const moderator = await app.createAdmin({
      permissions: ['plugin::newsroom.comments.moderate'],
    });
    const refusedWith = async (body: object, admin?: string) => {
      const answer = await bulks(app, admin === undefined ? {} : { admin }).start(body);
      return [answer.status, answer.body.error?.details?.code ?? null];
    };
    expect(await refusedWith({ selection, to: 'rejected' })).toEqual([400, 'INVALID_INPUT']);
    expect(await refusedWith({ selection: {}, to: 'spam' })).toEqual([400, 'INVALID_INPUT']);
    expect((await refusedWith({ selection, to: 'spam' }, reader.token))[0]).toBe(403);
    for (const path of ['', '/any']) {
      const answer = await app.http.get(`/newsroom/bulks${path}`, { admin: reader.token });
      expect(answer.status).toBe(403);
    }
    const byAddress = { selection: { filter: { author: 'address:x' } }, to: 'spam' };
    expect(await refusedWith(byAddress, moderator.token)).toEqual([403, 'NOT_ALLOWED']);
    expect(await bulked(app, byAddress)).toMatchObject({ total: 0, decided: 0, state: 'done' });
    expect(await commentOf(app, id as string)).toMatchObject({ revision: 1 });
  });

  test('is one’s own', async () => {
    const thread = await openThread(app, 'Own');
    await several(thread, ['HOLD 1']);
    const ben = await app.createAdmin({ firstname: 'Ben', lastname: 'Moderator' });
    const mine = await bulked(app, { selection: inThread(thread), to: 'spam' });
    const theirs = bulks(app, { admin: ben.token });
    for (const { status, body } of [
      await theirs.find(mine.id),
      await theirs.cancel(mine.id),
      await theirs.undo(mine.id),
    ]) {
      expect([status, body.error.details.code]).toEqual([404, 'BULK_UNKNOWN']);
    }
    expect((await theirs.list()).body.data).toEqual([]);
    expect((await bulks(app).list()).body.data[0]).toEqual(mine);
    // What has ended stays as it ended.
    expect((await bulks(app).cancel(mine.id)).body.data).toEqual(mine);
  });

  test('ten thousand: to the end; counts, decisions and all', async () => {
    const threads: Thread[] = [];
    for (let number = 0; number < 7; number += 1) {
      threads.push(await openThread(app, `Ten thousand ${number}`));
    }
    const ids = await putPending(app, threads, 10_000);
    const filter = { queue: 'pending', threads: threads.map(({ id }) => id) };
    const started = await bulks(app).start({ selection: { filter }, to: 'approved' });
    expect(started).toMatchObject({ status: 202, body: { data: { total: 10_000 } } });
    const { id } = started.body.data as { id: string };
    // Other writers get their turn; what arrives meanwhile is left alone.
    const late = await posted(app, threads[0] as Thread, { body: 'HOLD, too late' });
    expect(await bulks(app).until(id)).toMatchObject({
      state: 'done',
      decided: 10_000,
      skipped: 0,
    });
    expect(await statusesOf([ids[0] as string, ids.at(-1) as string, late.id])).toEqual([
      'approved',
      'approved',
      'pending',
    ]);
    const { connection } = app.strapi.db;
    const decisions = connection('newsroom_decisions').where({ bulk: id });
    const [found] = await decisions.countDistinct({ count: 'comment' });
    const [all] = await connection('newsroom_decisions').where({ bulk: id }).count({ count: '*' });
    expect([Number(found?.count), Number(all?.count)]).toEqual([10_000, 10_000]);
    for (const { path } of threads) {
      const { commentCount } = (await app.http.get(path)).body.data;
      expect([1428, 1429]).toContain(commentCount);
    }

    // Undone, and that cancelled half-way: what was put back stands.
    const { body } = await bulks(app).undo(id);
    const undo = body.data.id as string;
    await bulks(app).until(undo, ({ decided }) => decided > 0);
    const cancelled = (await bulks(app).cancel(undo)).body.data;
    expect(cancelled).toMatchObject({ state: 'cancelled', total: 10_000, skipped: 0 });
    const pending = async () => {
      const [row] = await connection('newsroom_comments')
        .where({ status: 'pending' })
        .whereIn('thread', filter.threads)
        .count({ count: '*' });
      return Number(row?.count) - 1;
    };
    expect(await pending()).toBe(cancelled.decided);
    expect((await bulks(app).find(undo)).body.data).toEqual(cancelled);
    expect(cancelled.decided).toBeLessThan(10_000);
  });

  test('statements grow by batch, whatever the number of comments and threads', async () => {
    const threads: Thread[] = [];
    for (let number = 0; number < 20; number += 1) {
      threads.push(await openThread(app, `Statements ${number}`));
    }
    const costOf = async (of: readonly Thread[], count: number): Promise<number> => {
      await putPending(app, of, count);
      let statements = 0;
      const note = ({ sql }: { sql: string }) => {
        // While it runs, this process also looks for work and answers what is asked.
        if (/newsroom_(?!bulks)/.test(sql)) statements += 1;
      };
      app.strapi.db.connection.on('query', note);
      const filter = { queue: 'pending', threads: of.map(({ id }) => id) };
      const bulk = await bulked(app, { selection: { filter }, to: 'spam' });
      app.strapi.db.connection.removeListener('query', note);
      expect(bulk).toMatchObject({ decided: count, skipped: 0 });
      return statements;
    };
    const few = await costOf(threads.slice(0, 1), 10);
    expect(await costOf(threads, 380)).toBeLessThanOrEqual(few);
    expect(await costOf(threads, 1_500)).toBeLessThanOrEqual(4 * few + 4);
    expect(few).toBeLessThanOrEqual(15);
  });

  test('so do those of an update of many by anybody', async () => {
    const [one, other] = [await openThread(app, 'Script one'), await openThread(app, 'Script two')];
    const costOf = async (count: number): Promise<number> => {
      const ids = await putPending(app, [one, other], count);
      const where = { documentId: { $in: ids } };
      const { statements } = await app.statements(() =>
        app.strapi.db.query(uids.comment).updateMany({ where, data: { status: 'rejected' } })
      );
      expect(new Set(await statusesOf(ids.slice(0, 5)))).toEqual(new Set(['rejected']));
      return statements.all.length;
    };
    expect(await costOf(490)).toBe(await costOf(10));
  });
});
