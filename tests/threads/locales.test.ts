import { afterEach, beforeEach, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, documentsOf, threadsOf } from '../fixtures/discussion';
import type { HttpAnswer } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const note = 'api::note.note';
const config = (perLocale: boolean) => ({
  ...byMarks(),
  commentable: [note],
  threads: { perLocale },
});

let app: Newsroom;
beforeEach(async () => {
  app = await startNewsroom({ config: config(true) });
  await app.addLocale('de');
});
afterEach(() => app.stop());

const restart = async (perLocale: boolean) => {
  await app.stop({ keep: true });
  app = await startNewsroom({ on: app, config: config(perLocale) });
};

const say = (subject: string, body: string, locale?: string): Promise<HttpAnswer> =>
  app.http.post(`/api/newsroom/threads/${subject}/comments`, {
    body: { body, author: { name: 'Ann' }, ...(locale && { locale }) },
  });
const countOf = async (subject: string, locale?: string): Promise<number | undefined> => {
  const search = locale ? `?locale=${locale}` : '';
  const { body } = await app.http.get(`/api/newsroom/threads/${subject}${search}`);
  return body.data?.commentCount;
};

const publishInBoth = async (): Promise<string> => {
  const { documentId } = await app.contentManager.publish({ title: 'Trams' });
  await app.contentManager.update(documentId, { title: 'Bahnen' }, { locale: 'de' });
  await app.contentManager.publish(documentId, { locale: 'de' });
  return documentId;
};

test('who names no locale is in the default one', async () => {
  const id = await publishInBoth();
  expect((await say(id, 'In English')).status).toBe(201);
  expect([await countOf(id), await countOf(id, 'en'), await countOf(id, 'de')]).toEqual([1, 1, 0]);
  const counts = await app.http.get(`/api/newsroom/counts?threads=${id}`);
  expect(counts.body.data).toEqual({ [id]: 1 });
  const panel = `/newsroom/subjects/${uids.article}/${id}/thread`;
  expect((await app.http.get(panel, { admin: true })).body.data.title).toBe('Trams');
});

test('what is not localized has one thread, whatever locale is named', async () => {
  const { documentId } = await app.contentManager.create({ name: 'A note' }, { uid: note });
  const id = `${note}:${documentId}`;
  expect((await say(id, 'Noted', 'de')).status).toBe(201);
  expect([await countOf(id), await countOf(id, 'en'), await countOf(id, 'de')]).toEqual([1, 1, 1]);
  expect(await threadsOf(app, documentId, note)).toMatchObject([{ subjectLocale: '' }]);
});

test('switching it off and on again keeps every comment', async () => {
  const id = await publishInBoth();
  await say(id, 'In English', 'en');
  await say(id, 'Auf Deutsch', 'de');

  await restart(false);
  expect([await countOf(id), await countOf(id, 'de')]).toEqual([1, 1]);
  await documentsOf(app, uids.article).update({ documentId: id, data: { title: 'Trams again' } });
  await app.contentManager.publish(id);
  expect(await threadsOf(app, id)).toMatchObject([
    { subjectLocale: '', title: 'Trams again', purgeAt: null },
    { subjectLocale: 'de', purgeAt: null, approvedCount: 1 },
  ]);

  await restart(true);
  expect([await countOf(id, 'en'), await countOf(id, 'de')]).toEqual([1, 1]);
  expect(await threadsOf(app, id)).toMatchObject([
    { subjectLocale: 'de', published: true, purgeAt: null },
    { subjectLocale: 'en', published: true, purgeAt: null },
  ]);
});

test('a locale that came without hooks gets its thread at the next start', async () => {
  const { documentId } = await app.contentManager.publish({ title: 'Trams' });
  app.strapi.db.lifecycles.disable();
  await app.contentManager.update(documentId, { title: 'Bahnen' }, { locale: 'de' });
  app.strapi.db.lifecycles.enable();
  expect(await threadsOf(app, documentId)).toHaveLength(1);
  await restart(true);
  expect(await threadsOf(app, documentId)).toMatchObject([
    { subjectLocale: 'de', title: 'Bahnen', published: false },
    { subjectLocale: 'en', title: 'Trams', published: true },
  ]);
});
