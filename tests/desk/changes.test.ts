import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { assertCounts } from '../comments/assert-counts';
import { asModerator } from '../fixtures/desk';
import {
  byMarks,
  commentOf,
  historyOf,
  openThread,
  post,
  posted,
  report,
  rowsOf,
  type Thread,
} from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('what a moderator changes', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());
  afterEach(() => assertCounts(app));

  const desk = () => asModerator(app);
  const listed = async (): Promise<{ id: string }[]> =>
    (await app.http.get(`${thread.path}/comments?limit=100`)).body.data;

  describe('a decision', () => {
    test.each(['approved', 'spam', 'pending'] as const)('to %s', async (to) => {
      const { id } = await posted(app, thread, { body: `HOLD until ${to}` });
      const { status, body } = await desk().decide(id, { to });
      expect(status).toBe(200);
      expect(body.data).toMatchObject({
        id,
        status: to,
        revision: 2,
        decision: { from: 'pending', to, actorKind: 'staff', actorName: 'First Admin' },
      });
      const row = await commentOf(app, id);
      expect(row).toMatchObject({ status: to, revision: 2 });
      expect(body.data.reviewedAt).toBe(new Date(row?.reviewedAt as string).toISOString());
    });

    test('to deleted erases the text for good, and is the last', async () => {
      const { id, guest } = await posted(app, thread, { body: 'Erase this' });
      await app.http.put(`/api/newsroom/comments/${id}`, { guest, body: { body: 'Erase it all' } });
      await report(app, id);
      const { status, body } = await desk().decide(id, { to: 'deleted' });
      expect(status).toBe(200);
      expect(body.data).toMatchObject({ status: 'deleted', body: '', html: '' });
      expect(await commentOf(app, id)).toMatchObject({ body: '', authorName: '', reportCount: 0 });
      expect(await rowsOf(app, uids.revision, id)).toEqual([]);
      expect(await rowsOf(app, uids.report, id)).toEqual([]);
      for (const again of [
        await desk().decide(id, { to: 'approved' }),
        await desk().undo(id),
        await desk().pin(id, true),
        await desk().edit(id, 'Back again'),
        await desk().reply(id, 'To nobody'),
      ]) {
        expect(again.status).toBe(403);
        expect(again.body.error.details.code).toBe('NOT_ALLOWED');
      }
    });

    test('to rejected needs a reason; its note is for the author alone', async () => {
      const { id, guest } = await posted(app, thread, { body: 'HOLD and be told why' });
      const bare = await desk().decide(id, { to: 'rejected' });
      expect(bare.status).toBe(400);
      expect(bare.body.error.details).toMatchObject({ problems: [{ field: 'reason' }] });
      const note = 'Please keep to the subject.';
      await desk().decide(id, { to: 'rejected', reason: 'off-topic', note });
      const ownOf = async (as?: string) =>
        (await app.http.get(`${thread.path}/comments`, as ? { guest: as } : {})).body.meta.own;
      const told = { id, status: 'rejected', reason: 'off-topic', note };
      expect(await ownOf(guest)).toMatchObject([told]);
      // Neither a pin nor an edit, nor coming back to it, takes the word away.
      await desk().pin(id, true);
      await desk().edit(id, 'HOLD and be told why, shorter');
      expect(await ownOf(guest)).toMatchObject([told]);
      await desk().decide(id, { to: 'pending' });
      expect(await ownOf(guest)).toMatchObject([{ id, status: 'pending', note: null }]);
      await desk().undo(id);
      expect(await ownOf(guest)).toMatchObject([told]);
      const { guest: other } = await posted(app, thread, { body: 'Somebody else' });
      for (const as of [undefined, other]) {
        const { body } = await app.http.get(`${thread.path}/comments`, as ? { guest: as } : {});
        expect(JSON.stringify(body)).not.toContain(note);
      }
      // What a rule rejects has nobody's note.
      const { guest: third } = await posted(app, thread, { body: 'REJECT this' });
      expect(await ownOf(third)).toMatchObject([{ status: 'rejected', note: null }]);
    });

    test('takes no more than eight statements', async () => {
      const { id } = await posted(app, thread, { body: 'HOLD and be counted' });
      const { result, statements } = await app.statements(() =>
        app.http.post(`/newsroom/comments/${id}/decisions`, {
          admin: true,
          body: { revision: 1, to: 'approved' },
        })
      );
      expect(result.status).toBe(200);
      const on = statements.on('newsroom_*').map(({ sql }) => sql);
      expect(on.length, on.join('\n')).toBeLessThanOrEqual(8);
    });
  });

  test('a pin moves no status, and is no look at the text', async () => {
    const { id } = await posted(app, thread, { body: 'Pin me' });
    const { status, body } = await desk().pin(id, true);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({ pinned: true, status: 'approved', reviewedAt: null });
    expect(await listed()).toContainEqual(expect.objectContaining({ id, pinned: true }));
    // The same once more changes nothing.
    expect((await desk().pin(id, true)).body.data.revision).toBe(body.data.revision);
    await desk().pin(id, false);
    expect(await commentOf(app, id)).toMatchObject({ pinned: false, revision: 3 });
    expect(await historyOf(app, id)).toEqual([
      'null→approved rules null',
      'approved→approved staff pinned',
      'approved→approved staff unpinned',
    ]);
  });

  describe('an edit', () => {
    test('keeps the status, whatever the rules say, and the text before', async () => {
      const { id } = await posted(app, thread, { body: 'As written' });
      const { status, body } = await desk().edit(id, 'SPAM *as edited*');
      expect(status).toBe(200);
      expect(body.data).toMatchObject({
        status: 'approved',
        body: 'SPAM *as edited*',
        reviewedAt: null,
        signals: [{ rule: 'marks', outcome: 'spam' }],
        decision: { from: 'approved', to: 'approved', reason: 'edited', actorName: 'First Admin' },
      });
      expect(body.data.html).toContain('<em>as edited</em>');
      expect(body.data.editedAt).not.toBeNull();
      expect(await listed()).toContainEqual(
        expect.objectContaining({ id, html: body.data.html as unknown })
      );
      expect(await rowsOf(app, uids.revision, id)).toMatchObject([
        { revision: 1, body: 'As written', actorKind: 'staff', actorName: 'First Admin' },
      ]);
      expect((await desk().edit(id, 'SPAM *as edited*')).body.data.revision).toBe(2);
    });

    test.each([
      ['', 'TOO_SHORT'],
      ['x'.repeat(5_001), 'TOO_LONG'],
    ])('is refused for its length alone', async (text, code) => {
      const { id } = await posted(app, thread, { body: `Edited to ${code}` });
      const { status, body } = await desk().edit(id, text);
      expect(status).toBe(400);
      expect(body.error.details.code).toBe(code);
      expect(await commentOf(app, id)).toMatchObject({ body: `Edited to ${code}`, revision: 1 });
    });

    test('in a closed thread, and to what somebody said before, is no trouble', async () => {
      const closed = await openThread(app, 'Closed');
      const { id, guest } = await posted(app, closed, { body: 'One' });
      await posted(app, closed, { body: 'Two', guest });
      const path = `/newsroom/threads/${closed.id}`;
      await app.http.put(path, { admin: true, body: { closed: true } });
      expect((await desk().edit(id, 'Two')).status).toBe(200);
    });
  });

  describe('a reply as staff', () => {
    test('stands below its parent, approved, whatever the rules say', async () => {
      const { id } = await posted(app, thread, { body: 'A question' });
      const { status, body } = await desk().reply(id, 'HOLD: an **answer**');
      expect(status).toBe(201);
      expect(body.data).toMatchObject({
        status: 'approved',
        depth: 1,
        root: id,
        author: { kind: 'staff', name: 'First Admin' },
        signals: [{ rule: 'marks' }],
        queues: ['approved', 'all'],
      });
      expect(body.meta.parent).toMatchObject({
        id,
        status: 'approved',
        replyCount: 1,
        revision: 1,
      });
      expect(await historyOf(app, body.data.id)).toEqual(['null→approved staff null']);
      expect((await desk().undo(body.data.id)).status).toBe(403);
    });

    test.each(['HOLD', 'SPAM', 'REJECT'])('approves a parent first that is %s', async (mark) => {
      const closed = await openThread(app, `Closed and ${mark}`);
      const { id } = await posted(app, closed, { body: `${mark} a question` });
      const path = `/newsroom/threads/${closed.id}`;
      await app.http.put(path, { admin: true, body: { closed: true } });
      const bare = await app.http.post(`/newsroom/comments/${id}/replies`, {
        admin: true,
        body: { body: 'An answer' },
      });
      expect(bare).toMatchObject({ status: 400, body: { error: { details: {} } } });
      expect(bare.body.error.details.problems).toMatchObject([{ field: 'revision' }]);
      const { status, body } = await desk().reply(id, 'An answer');
      expect(status).toBe(201);
      expect(body.meta.parent).toMatchObject({ id, status: 'approved', revision: 2 });
      expect(body.meta.parent.reviewedAt).not.toBeNull();
      const { data } = (await app.http.get(`${closed.path}/comments`)).body;
      expect(data).toMatchObject([
        { id, replies: [{ id: body.data.id, author: { kind: 'staff' } }] },
      ]);
      expect((await post(app, closed, { body: 'Me too', parent: id })).status).toBe(403);
    });

    test('that is refused leaves its parent where it is', async () => {
      const { id } = await posted(app, thread, { body: 'HOLD for no answer' });
      expect((await desk().reply(id, '')).status).toBe(400);
      expect(await commentOf(app, id)).toMatchObject({ status: 'pending', revision: 1 });
    });
  });

  describe('on what has changed meanwhile', () => {
    test('writes nothing, and says what happened', async () => {
      const ada = await app.createAdmin({ firstname: 'Ada', lastname: 'Moderator' });
      const { id } = await posted(app, thread, { body: 'HOLD for two' });
      await desk().decide(id, { to: 'spam' }, { admin: ada.token });
      const before = [await commentOf(app, id), await rowsOf(app, uids.decision, id)];
      const as = { revision: 1 };
      for (const { status, body } of [
        await desk().decide(id, { to: 'approved' }, as),
        await desk().undo(id, as),
        await desk().pin(id, true, as),
        await desk().edit(id, 'Unseen', as),
        await desk().reply(id, 'Unseen', as),
      ]) {
        expect(status).toBe(409);
        expect(body.error.details).toMatchObject({
          code: 'CHANGED_MEANWHILE',
          comment: { id, status: 'spam', revision: 2 },
          decision: { to: 'spam', actorName: 'Ada Moderator' },
        });
      }
      expect([await commentOf(app, id), await rowsOf(app, uids.decision, id)]).toEqual(before);
    });

    test('of several at once one stands', async () => {
      const { id } = await posted(app, thread, { body: 'HOLD for four' });
      const as = { revision: 1 };
      const answers = await Promise.all([
        desk().decide(id, { to: 'approved' }, as),
        desk().pin(id, true, as),
        desk().edit(id, 'One of four', as),
        desk().reply(id, 'An answer', as),
      ]);
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status === 409)).toHaveLength(3);
      expect(await rowsOf(app, uids.decision, id)).toHaveLength(2);
    });
  });

  test('needs the permission to moderate; and a comment that is there', async () => {
    const reader = await app.createAdmin({ permissions: ['plugin::newsroom.desk.read'] });
    const blind = await app.createAdmin({ permissions: ['plugin::newsroom.comments.moderate'] });
    const { id } = await posted(app, thread, { body: 'HOLD for those who may' });
    const all = (one: string, admin?: string) => {
      const as = { revision: 1, ...(admin !== undefined && { admin }) };
      return Promise.all([
        desk().decide(one, { to: 'approved' }, as),
        desk().undo(one, as),
        desk().pin(one, true, as),
        desk().edit(one, 'Edited', as),
        desk().reply(one, 'An answer', as),
      ]);
    };
    for (const { status } of await all(id, reader.token)) expect(status).toBe(403);
    expect(await commentOf(app, id)).toMatchObject({ revision: 1 });
    for (const path of ['conversation', 'history']) {
      const ask = (admin: string) => app.http.get(`/newsroom/comments/${id}/${path}`, { admin });
      expect((await ask(reader.token)).status).toBe(200);
      expect((await ask(blind.token)).status).toBe(403);
      const unknown = await app.http.get(`/newsroom/comments/nobody/${path}`, { admin: true });
      expect(unknown.body.error.details.code).toBe('COMMENT_UNKNOWN');
    }
    for (const { status, body } of await all('nobody')) {
      expect(status).toBe(404);
      expect(body.error.details.code).toBe('COMMENT_UNKNOWN');
    }
  });
});
