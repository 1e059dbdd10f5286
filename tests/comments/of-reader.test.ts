import { afterAll, beforeAll, expect, test } from 'vitest';

import { asModerator } from '../fixtures/desk';
import {
  byMarks,
  openThread,
  post,
  posted,
  someAddress,
  type Thread,
} from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { flatten } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpOptions } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('what an answer says to its caller', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
  });
  afterAll(() => app.stop());

  const page = async ({ path }: Thread, options: HttpOptions = {}, search = '') =>
    (await app.http.get(`${path}/comments${search}`, options)).body;
  const replies = async (id: string, options: HttpOptions = {}) =>
    (await app.http.get(`/api/newsroom/comments/${id}/replies`, options)).body;
  const link = async (id: string, options: HttpOptions = {}) =>
    (await app.http.get(`/api/newsroom/comments/${id}`, options)).body;
  const nothing = { votes: {}, mine: [] };

  test('is which comments they wrote, and how they voted', async () => {
    const thread = await openThread(app);
    const { id: root, guest } = await posted(app, thread, { body: 'Mine' });
    const { id: theirs } = await posted(app, thread, { body: 'Theirs', parent: root });
    const { id: answer } = await posted(app, thread, { body: 'Mine too', parent: theirs, guest });
    const path = `/api/newsroom/comments/${theirs}/vote`;
    await app.http.put(path, { guest, body: { value: -1 }, ip: someAddress() });

    const votes = { [theirs]: -1 };
    const { meta } = await page(thread, { guest });
    expect(meta.votes).toEqual(votes);
    expect([...meta.mine].sort()).toEqual([root, answer].sort());
    expect((await replies(root, { guest })).meta).toEqual({ next: null, votes, mine: [answer] });
    expect((await link(theirs, { guest })).meta).toMatchObject({ votes, mine: [root] });

    const { guest: other } = await posted(app, thread, { body: 'HOLD somebody else' });
    for (const options of [{}, { guest: other }]) {
      expect((await page(thread, options)).meta).toMatchObject(nothing);
      expect((await replies(root, options)).meta).toMatchObject(nothing);
      expect((await link(theirs, options)).meta).toMatchObject(nothing);
    }
  });

  test('is what of theirs is approved and can still be changed', async () => {
    const thread = await openThread(app);
    const { token } = await app.createUser();
    const { body: early } = await post(app, thread, { body: 'Answered soon', token });
    const { body: late } = await post(app, thread, { body: 'Not *answered*', token });
    const { body: held } = await post(app, thread, { body: 'HOLD this', token });
    await posted(app, thread, { body: 'An answer', parent: early.data.id });
    const { meta } = await page(thread, { token });
    expect(meta.editable).toEqual([late.data]);
    expect(meta.editable[0]).toMatchObject({
      status: 'approved',
      body: 'Not *answered*',
      editableUntil: expect.any(String),
    });
    expect(meta.own).toEqual([held.data]);
    expect((await page(thread)).meta).toMatchObject({ editable: [], own: [] });
    // Wherever the page is.
    const second = await page(
      thread,
      { token },
      `?limit=1&after=${(await page(thread, {}, '?limit=1')).meta.next}`
    );
    expect(second.meta.editable).toEqual([late.data]);

    await app.strapi.db
      .connection('newsroom_comments')
      .where({ document_id: late.data.id })
      .update({ created_at: new Date(Date.now() - 6 * 60_000) });
    expect((await page(thread, { token })).meta.editable).toEqual([]);
  });

  test('does not depend on who was answered before', async () => {
    const thread = await openThread(app);
    const { guest } = await posted(app, thread, { body: 'HOLD mine' });
    for (const [options, own] of [
      [{}, 0],
      [{ guest }, 1],
      [{}, 0],
    ] as const) {
      expect((await page(thread, options)).meta.own).toHaveLength(own);
    }
  });
});

describeOnEachDatabase('whoever wrote what is discussed', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
  });
  afterAll(() => app.stop());

  test('is known by their comments, and nobody else is', async () => {
    const permissions = { role: 'strapi-super-admin' } as const;
    const writer = await app.createAdmin({
      ...permissions,
      firstname: 'Wanda',
      lastname: 'Writer',
    });
    const other = await app.createAdmin({ ...permissions, firstname: 'Wanda', lastname: 'Other' });
    const { documentId } = await app.contentManager.publish(
      { title: 'By Wanda' },
      { admin: writer.token }
    );
    const path = `/api/newsroom/threads/${documentId}`;
    const [row] = await app.strapi.db
      .connection('newsroom_threads')
      .where({ subject_document_id: documentId });
    const thread = { subject: documentId, id: row.document_id as string, path };
    const { id } = await posted(app, thread, { body: 'A question' });
    const desk = asModerator(app);
    await desk.reply(id, 'By the writer', { admin: writer.token });
    await desk.reply(id, 'By another', { admin: other.token });
    await plant(app, thread, { parent: id, body: 'By a script' });

    const whose = async () => {
      const { data } = (await app.http.get(`${path}/comments?replies=20`)).body;
      return Object.fromEntries(
        flatten(data).map(({ html, author }) => [html, author?.isSubjectAuthor])
      );
    };
    const expected = {
      '<p>A question</p>': false,
      '<p>By the writer</p>': true,
      '<p>By another</p>': false,
      '<p>By a script</p>': false,
    };
    expect(await whose()).toEqual(expected);
    // Another editor's publishing makes them no author.
    await app.contentManager.publish(documentId, { admin: other.token });
    expect(await whose()).toEqual(expected);
  });
});
