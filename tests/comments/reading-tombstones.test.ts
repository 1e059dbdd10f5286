import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import type { CommentStatus } from '../../content-types';
import type { PublicComment } from '../../server/comments/contract';
import { byMarks, openThread, post, posted, type Thread } from '../fixtures/discussion';
import { plant, settle } from '../fixtures/plant';
import { flatten, idsOf, walkPages } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const hidden: readonly CommentStatus[] = ['deleted', 'rejected', 'spam', 'pending'];

describeOnEachDatabase('what is no longer approved', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
  });
  afterAll(() => app.stop());

  const list = async ({ path }: Thread): Promise<PublicComment[]> =>
    (await app.http.get(`${path}/comments?sort=oldest&replies=20`)).body.data;
  const countOf = async ({ path }: Thread): Promise<number> =>
    (await app.http.get(path)).body.data.commentCount;
  const link = (id: string, rest = '') => app.http.get(`/api/newsroom/comments/${id}${rest}`);

  const stone = {
    status: 'removed',
    html: null,
    author: null,
    editedAt: null,
    score: 0,
    pinned: false,
  };

  describe.each(hidden)('but %s', (status) => {
    test('stands as a tombstone over approved replies, and says nothing', async () => {
      const thread = await openThread(app, `Over replies: ${status}`);
      const said = { body: `A word on ${status}`, name: 'Zacharias' };
      const { id } = await posted(app, thread, said);
      const first = await plant(app, thread, { parent: id, body: 'First answer' });
      const second = await plant(app, thread, { parent: first, body: 'Second answer' });
      await settle(app, id, status);

      const [comment] = await list(thread);
      expect(comment).toEqual({
        ...stone,
        id,
        createdAt: comment?.createdAt,
        parent: null,
        depth: 0,
        replyCount: 2,
        replies: [expect.objectContaining({ id: first, status: 'approved' })],
      });
      expect(idsOf(flatten(comment?.replies ?? []))).toEqual([first, second]);
      const { replies: _nested, ...alone } = comment ?? {};
      expect((await link(id)).body.data).toEqual(alone);
      expect((await link(second)).body.meta.ancestors[0]).toEqual(alone);
      expect(idsOf((await link(id, '/replies')).body.data)).toEqual([first, second]);
      expect(await countOf(thread)).toBe(2);
      for (const { body } of [await link(id), await app.http.get(`${thread.path}/comments`)]) {
        expect(JSON.stringify(body)).not.toMatch(/Zacharias|A word on/);
      }
    });

    test('is gone where nothing approved hangs below', async () => {
      const thread = await openThread(app, `Alone: ${status}`);
      const id = await plant(app, thread);
      await plant(app, thread, { parent: id, body: 'HOLD this answer' });
      const stays = await plant(app, thread, { body: 'Another conversation' });
      await settle(app, id, status);
      expect(idsOf(await list(thread))).toEqual([stays]);
      for (const rest of ['', '/replies']) {
        expect(await link(id, rest)).toMatchObject({
          status: 404,
          body: { data: null, error: { details: { code: 'COMMENT_UNKNOWN' } } },
        });
      }
      expect(await countOf(thread)).toBe(1);
    });

    test('stands between others as a tombstone too, and goes with the last reply', async () => {
      const thread = await openThread(app, `Between: ${status}`);
      const root = await plant(app, thread);
      const middle = await plant(app, thread, { parent: root });
      const last = await plant(app, thread, { parent: middle });
      await settle(app, middle, status);
      const pages = await walkPages(app, `/api/newsroom/comments/${root}/replies`);
      expect(pages.flat()).toMatchObject([
        { ...stone, id: middle, parent: root, depth: 1, replyCount: 1 },
        { id: last, parent: middle, depth: 2, status: 'approved' },
      ]);
      expect((await list(thread))[0]).toMatchObject({ id: root, replyCount: 1 });

      await settle(app, last, 'rejected');
      expect((await link(middle)).status).toBe(404);
      expect((await list(thread))[0]).toMatchObject({ id: root, replyCount: 0, replies: [] });
      expect((await link(root, '/replies')).body).toEqual({
        data: [],
        meta: { next: null, votes: {}, mine: [] },
      });
    });
  });

  test.each(['rejected', 'spam', 'pending'] as const)(
    'but %s comes back with its text once approved again',
    async (status) => {
      const thread = await openThread(app, `Back: ${status}`);
      const id = await plant(app, thread, { body: 'Back again' });
      await plant(app, thread, { parent: id });
      const before = await list(thread);
      await settle(app, id, status);
      expect(await list(thread)).not.toEqual(before);
      await settle(app, id, 'approved');
      expect(await list(thread)).toEqual(before);
    }
  );

  test('is listed to its own author, newest first, wherever the page is', async () => {
    const thread = await openThread(app, 'Own');
    const { guest, id: first } = await posted(app, thread, { body: 'HOLD my first' });
    const texts = ['Fine', 'SPAM my third', 'REJECT my fourth', 'Fine as well'];
    const rest: string[] = [];
    for (const body of texts) rest.push((await post(app, thread, { body, guest })).body.data.id);
    const { body } = await app.http.get(`${thread.path}/comments?limit=1`, { guest });
    const { own, next } = body.meta;
    expect(own).toMatchObject([
      { id: rest[2], status: 'rejected', body: 'REJECT my fourth', reason: 'review' },
      { id: rest[1], status: 'pending', body: 'SPAM my third', reason: 'review' },
      { id: first, status: 'pending', body: 'HOLD my first', reason: 'review' },
    ]);
    expect(own[2]).toEqual({
      id: first,
      status: 'pending',
      reason: 'review',
      note: null,
      body: 'HOLD my first',
      html: '<p>HOLD my first</p>',
      author: { name: 'Ann', url: null, kind: 'guest', isSubjectAuthor: false },
      createdAt: expect.any(String),
      editedAt: null,
      parent: null,
      depth: 0,
      editableUntil: expect.any(String),
    });
    const second = await app.http.get(`${thread.path}/comments?limit=1&after=${next}`, { guest });
    expect(second.body.meta).toMatchObject({ own, next: null, commentCount: 2 });

    const elsewhere = await openThread(app, 'Elsewhere');
    const nothing = await app.http.get(`${elsewhere.path}/comments`, { guest });
    expect(nothing.body.meta.own).toEqual([]);
    const stranger = await posted(app, thread, { body: 'HOLD mine' });
    const theirs = await app.http.get(`${thread.path}/comments`, { guest: stranger.guest });
    expect(idsOf(theirs.body.meta.own)).toEqual([stranger.id]);
  });
});
