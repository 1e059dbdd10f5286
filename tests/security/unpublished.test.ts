import { afterAll, beforeAll, expect, test, describe } from 'vitest';

import { uids } from '../../content-types';
import { createStrangers, type Viewer } from '../fixtures/viewers';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const unknown = 'zzzzzzzzzzzzzzzzzzzzzzzz';

/** What is not published answers like what does not exist. */
describe('threads and articles that readers may not know of', () => {
  let app: Newsroom;
  let viewers: Record<string, Viewer>;
  let guest: string | undefined;
  /** By why they are hidden: `:thread` of each. */
  let hidden: Record<string, string>;
  let comments: string[];
  beforeAll(async () => {
    const note = { uid: 'api::note.note' };
    const post = { uid: 'api::post.post' };
    app = await startNewsroom({ config: { commentable: [note.uid, post.uid] } });
    const cm = app.contentManager;
    const comment = async (thread: string): Promise<string> => {
      const path = `/api/newsroom/threads/${thread}/comments`;
      const body = { body: `Text ${Math.random()}`, author: { name: 'Ann' } };
      const answer = await app.http.post(path, { guest, body, ip: `192.0.2.${comments.length}` });
      guest ??= answer.body.meta.guestToken;
      const { id } = answer.body.data;
      await app.strapi.db
        .query(uids.comment)
        .update({ where: { documentId: id }, data: { status: 'approved' } });
      return id;
    };
    comments = [];
    const shown = async (title: string) => {
      const { documentId } = await cm.publish({ title });
      comments.push(await comment(documentId));
      return documentId;
    };
    const open = await cm.publish({ title: 'Open to all' });
    viewers = await createStrangers(app, open.documentId);
    const unpublished = await shown('Taken back');
    await cm.unpublish(unpublished);
    const deleted = await shown('Deleted');
    await cm.delete(deleted);
    const postId = (await cm.publish({ title: 'A post' }, post)).documentId;
    comments.push(await comment(`${post.uid}:${postId}`));
    await cm.unpublish(postId, post);
    const noteId = (await cm.create({ name: 'A note' }, note)).documentId;
    comments.push(await comment(`${note.uid}:${noteId}`));
    await cm.delete(noteId, note);
    hidden = {
      draft: (await cm.create({ title: 'Not yet' })).documentId,
      unpublished,
      deleted,
      'an unpublished post': `${post.uid}:${postId}`,
      'a deleted note': `${note.uid}:${noteId}`,
      'an article as a post': `${post.uid}:${open.documentId}`,
      'of a type without threads': `plugin::users-permissions.user:${open.documentId}`,
    };
  });
  afterAll(() => app.stop());

  const answersFor = async (thread: string, viewer: Viewer): Promise<string> => {
    const path = `/api/newsroom/threads/${thread}`;
    const id = thread.split(':').at(-1) ?? '';
    const body = { body: 'Am I heard?', author: { name: 'Stranger' } };
    const answers = [
      await app.http.get(path, viewer),
      await app.http.get(`${path}/comments`, viewer),
      await app.http.post(`${path}/comments`, { ...viewer, body }),
      await app.http.get(`/api/newsroom/counts?threads=${thread}`, viewer),
      ...(thread.includes(':') || id === unknown
        ? []
        : [
            await app.http.get(`/api/newsroom/articles/${id}`, viewer),
            await app.http.get(`/api/newsroom/articles/${id}/related`, viewer),
          ]),
    ];
    return JSON.stringify(answers.map(({ status, body: said }) => [status, said]));
  };

  test('answer as if they were not there, to everybody', async () => {
    for (const [name, viewer] of Object.entries({ ...viewers, author: { guest } })) {
      for (const [why, thread] of Object.entries(hidden)) {
        const expected = await answersFor(thread.includes(':') ? unknown : 'yyyyyyyyyyyy', viewer);
        expect(await answersFor(thread, viewer), `${why}, to ${name}`).toBe(expected);
      }
    }
    expect(await app.strapi.db.query(uids.thread).count({})).toBe(6);
  });

  test('take their comments with them, from their authors too', async () => {
    for (const viewer of [{}, { guest }]) {
      for (const id of comments) {
        const path = `/api/newsroom/comments/${id}`;
        for (const answer of [
          await app.http.get(path, viewer),
          await app.http.get(`${path}/replies`, viewer),
          await app.http.put(path, { ...viewer, body: { body: 'Edited' } }),
          await app.http.delete(path, viewer),
          await app.http.post(`${path}/reports`, { ...viewer, body: { reason: 'spam' } }),
        ]) {
          expect(answer.status).toBe(404);
          expect(answer.body.error.details).toEqual({ code: 'COMMENT_UNKNOWN' });
        }
      }
    }
  });
});
