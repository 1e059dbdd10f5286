import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import {
  byMarks,
  commentOf,
  decide,
  documentsOf,
  historyOf,
  openThread,
  post,
  posted,
  rowsOf,
  threadOf,
  type Thread,
} from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { assertCounts } from './assert-counts';

describeOnEachDatabase('an edit', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());
  afterEach(() => assertCounts(app));

  const edit = (id: string, guest: string, body: string) =>
    app.http.put(`/api/newsroom/comments/${id}`, { guest, body: { body } });
  const publicHtml = async (id: string) =>
    (await app.http.get(`/api/newsroom/comments/${id}`)).body.data?.html as string | undefined;

  test('of an approved comment shows at once, if the rules would approve it', async () => {
    const { id, guest } = await posted(app, thread, { body: 'First *wording*' });
    const { version } = await threadOf(app, thread.subject);
    const answer = await edit(id, guest, 'Second **wording**');
    expect(answer).toMatchObject({
      status: 200,
      body: { data: { status: 'approved', html: '<p>Second <strong>wording</strong></p>' } },
    });
    expect(answer.body.data.editedAt).toEqual(expect.any(String));
    expect(await publicHtml(id)).toBe('<p>Second <strong>wording</strong></p>');
    expect((await threadOf(app, thread.subject)).version).toBeGreaterThan(version);
  });

  test('takes back an approval that a person gave, if the rules hold it', async () => {
    const { id, guest } = await posted(app, thread, { body: 'HOLD until read' });
    await decide(app, id, { to: 'approved' });
    expect(await publicHtml(id)).toBeDefined();
    expect(await edit(id, guest, 'HOLD, and now something else')).toMatchObject({
      status: 202,
      body: { data: { status: 'pending', reason: 'review' } },
    });
    expect(await publicHtml(id)).toBeUndefined();
    expect(await commentOf(app, id)).toMatchObject({ reviewedAt: null, revision: 3 });
    expect(await historyOf(app, id)).toEqual([
      'null→pending rules marks',
      'pending→approved staff null',
      'approved→pending rules marks',
    ]);
  });

  test('brings back to the desk what was taken down, never to the page', async () => {
    for (const mark of ['SPAM', 'REJECT']) {
      const { documentId } = await documentsOf(app).create({
        data: { thread: thread.id, body: `${mark} from a script` },
      });
      await documentsOf(app).update({
        documentId,
        data: { body: `Harmless after ${mark.toLowerCase()}` },
      });
      expect(await commentOf(app, documentId)).toMatchObject({ status: 'pending' });
    }
  });

  test('that changes nothing is none', async () => {
    const { id, guest } = await posted(app, thread, { body: 'The very same' });
    expect((await edit(id, guest, 'The very same')).status).toBe(200);
    expect(await commentOf(app, id)).toMatchObject({ revision: 1, editedAt: null });
    expect(await historyOf(app, id)).toHaveLength(1);
  });

  test('that is refused changes nothing', async () => {
    const { id, guest } = await posted(app, thread, { body: 'Long enough' });
    await posted(app, thread, { body: 'Said already', guest });
    expect((await edit(id, guest, ' ')).body.error.details.code).toBe('TOO_SHORT');
    expect((await edit(id, guest, 'x'.repeat(5001))).body.error.details.code).toBe('TOO_LONG');
    expect((await edit(id, guest, 'said ALREADY!')).body.error.details.code).toBe('DUPLICATE');
    expect(await commentOf(app, id)).toMatchObject({ body: 'Long enough', revision: 1 });
    expect(await rowsOf(app, uids.revision, id)).toEqual([]);
  });

  test('keeps each earlier text until the comment is deleted', async () => {
    const { id, guest } = await posted(app, thread, { body: 'Text one' });
    await edit(id, guest, 'Text two');
    await app.strapi.db
      .query(uids.comment)
      .updateMany({ where: { documentId: id }, data: { body: 'Text three' } });
    const revisions = await rowsOf(app, uids.revision, id);
    expect(
      revisions.map(({ revision, body, actorKind }) => [revision, body, actorKind] as unknown[])
    ).toEqual([
      [1, 'Text one', 'author'],
      [2, 'Text two', 'script'],
    ]);
    expect(revisions[0]?.html).toBe('<p>Text one</p>');
    const path = `/api/newsroom/comments/${id}`;
    expect((await app.http.delete(path, { guest })).status).toBe(204);
    expect(await rowsOf(app, uids.revision, id)).toEqual([]);
  });

  test('of a parent leaves its answers in place', async () => {
    const { id, guest } = await posted(app, thread, { body: 'Question?' });
    const { id: answer } = await posted(app, thread, { body: 'Answer.', parent: id });
    // Somebody has answered this very text, so only code or staff may still change it.
    expect((await edit(id, guest, 'Other question?')).body.error.details.code).toBe(
      'EDIT_WINDOW_OVER'
    );
    await documentsOf(app).update({ documentId: id, data: { body: 'HOLD the question' } });
    const page = await app.http.get(`${thread.path}/comments?sort=newest`);
    const [tombstone] = page.body.data;
    expect(tombstone).toMatchObject({ id, status: 'removed', html: null, author: null });
    expect(tombstone.replies).toMatchObject([{ id: answer, status: 'approved' }]);
    expect((await post(app, thread, { body: 'Late answer', parent: id })).status).toBe(400);
  });
});
