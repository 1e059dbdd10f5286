import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, decide, openThread, post, posted, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { idsOf, walkPages } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** Faults known from other comment plugins: pages that come twice, comments on what nobody can read,
 * replies that must be in the very locale of what they answer. */
describeOnEachDatabase('comments stand where readers look for them', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({
      database,
      config: { ...byMarks(), commentable: ['api::post.post'] },
    });
    await app.addLocale('de');
  });
  afterAll(() => app.stop());

  test('pages do not repeat, on the desk either', async () => {
    const thread = await openThread(app, 'Pages');
    const roots: string[] = [];
    for (let number = 0; number < 7; number += 1) roots.push(await plant(app, thread));
    const pages = await walkPages(app, `${thread.path}/comments`, { query: { limit: 2 } });
    expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 1]);
    expect(pages.flatMap(idsOf).sort()).toEqual([...roots].sort());

    const queued: string[] = [];
    let after = '';
    do {
      const path = `/newsroom/queue?queue=approved&threads=${thread.id}&limit=3${after}`;
      const { data, meta } = (await app.http.get(path, { admin: true })).body;
      queued.push(...idsOf(data));
      after = meta.next === null ? '' : `&after=${meta.next}`;
    } while (after !== '');
    expect(queued.sort()).toEqual([...roots].sort());
  });

  test('what is new is on the first page, for readers as they ask, and on the desk', async () => {
    const thread = await openThread(app, 'New');
    for (let number = 0; number < 30; number += 1) await plant(app, thread);
    const latest = await plant(app, thread);
    const readers = await app.http.get(`${thread.path}/comments?limit=5`);
    expect(readers.body.data[0].id).toBe(latest);
    const held = await plant(app, thread, { body: 'HOLD the latest' });
    const path = `/newsroom/queue?threads=${thread.id}&sort=newest`;
    expect((await app.http.get(path, { admin: true })).body.data[0].id).toBe(held);
  });

  describe.each([uids.article, 'api::post.post'])('of %s', (uid) => {
    const param = (id: string) => (uid === uids.article ? id : `${uid}:${id}`);
    const send = (id: string, body: object) =>
      app.http.post(`/api/newsroom/threads/${param(id)}/comments`, {
        body: { author: { name: 'Ann' }, ...body },
      });

    test('comments on drafts and after unpublish are refused, and those there hidden', async () => {
      const { documentId } = await app.contentManager.create({ title: 'A draft' }, { uid });
      expect((await send(documentId, { body: 'On a draft' })).status).toBe(404);
      await app.contentManager.publish(documentId, { uid });
      const first = await send(documentId, { body: 'On what is published' });
      expect(first.status).toBe(201);
      const { id } = first.body.data;

      await app.contentManager.unpublish(documentId, { uid });
      expect((await send(documentId, { body: 'Afterwards' })).status).toBe(404);
      expect((await send(documentId, { body: 'A reply', parent: id })).status).toBe(404);
      for (const path of [`threads/${param(documentId)}/comments`, `comments/${id}`]) {
        expect((await app.http.get(`/api/newsroom/${path}`)).status).toBe(404);
      }
      const { guestToken: guest } = first.body.meta;
      const path = `/api/newsroom/comments/${id}`;
      expect((await app.http.put(path, { guest, body: { body: 'Edited' } })).status).toBe(404);
      // Code of the project is refused too.
      const [thread] = await app.strapi.db
        .query(uids.thread)
        .findMany({ where: { subjectDocumentId: documentId } });
      const draft = { id: thread.documentId as string } as Thread;
      await expect(plant(app, draft)).rejects.toMatchObject({
        details: { code: 'THREAD_UNKNOWN' },
      });
    });

    test('the desk still shows and decides on comments of what is unpublished', async () => {
      const { documentId } = await app.contentManager.publish({ title: 'Taken back' }, { uid });
      const { id } = (await send(documentId, { body: 'HOLD this' })).body.data;
      await app.contentManager.unpublish(documentId, { uid });
      const { data } = (await app.http.get('/newsroom/queue?sort=newest', { admin: true })).body;
      expect(data[0]).toMatchObject({
        id,
        thread: { subjectUid: uid, subjectDocumentId: documentId, title: 'Taken back' },
      });
      expect(data[0].thread).toMatchObject({ published: false, open: false });
      expect((await decide(app, id, { to: 'approved' })).status).toBe(200);
    });
  });

  test('replies need no exact locale', async () => {
    const { documentId: subject } = await app.contentManager.publish({ title: 'English' });
    await app.contentManager.update(subject, { title: 'Deutsch' }, { locale: 'de' });
    await app.contentManager.publish(subject, { locale: 'de' });
    const path = `/api/newsroom/threads/${subject}`;
    const send = (body: object) =>
      app.http.post(`${path}/comments`, { body: { author: { name: 'Ann' }, ...body } });
    const first = await send({ body: 'In English', locale: 'en' });
    expect(first.status).toBe(201);
    const ids = [first.body.data.id];
    for (const locale of ['de', 'en', 'fr', undefined]) {
      const answer = await send({ body: `From ${locale}`, locale, parent: ids[0] });
      expect([locale, answer.status]).toEqual([locale, 201]);
      ids.push(answer.body.data.id);
    }
    for (const search of ['', '&locale=de', '&locale=en', '&locale=fr']) {
      const { data, meta } = (await app.http.get(`${path}/comments?replies=20${search}`)).body;
      expect(idsOf([data[0], ...data[0].replies]).sort()).toEqual([...ids].sort());
      expect(meta.commentCount).toBe(5);
    }
  });

  test('the desk shows comments of every locale, and of titles in any', async () => {
    const { documentId } = await app.contentManager.create(
      { title: 'Nur deutsch' },
      { locale: 'de' }
    );
    await app.contentManager.publish(documentId, { locale: 'de' });
    const path = `/api/newsroom/threads/${documentId}`;
    const { id } = await posted(app, { path, id: '', subject: documentId }, { body: 'HOLD es' });
    const { data } = (await app.http.get('/newsroom/queue?sort=newest', { admin: true })).body;
    expect(data[0]).toMatchObject({ id, thread: { title: 'Nur deutsch' } });
  });

  test('a reply stands in the thread of what it answers, and in no other', async () => {
    const [one, other] = [await openThread(app, 'One'), await openThread(app, 'Other')];
    const { id } = await posted(app, one, { body: 'Here' });
    expect((await post(app, other, { body: 'There', parent: id })).status).toBe(400);
    expect((await app.http.get(other.path)).body.data.commentCount).toBe(0);
  });
});
