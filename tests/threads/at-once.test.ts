import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, documentsOf, post, threadOf, threadsOf } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const note = 'api::note.note';
const times = <Result>(count: number, make: (number: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, number) => make(number)));

describeOnEachDatabase('threads of entries that are written at once', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: { ...byMarks(), commentable: [note] } });
    await app.adminToken();
  });
  afterAll(() => app.stop());

  test('each of many new articles has its own', async () => {
    const articles = await times(12, (number) =>
      app.contentManager.publish({ title: `At once ${number % 3}` })
    );
    for (const { documentId, title } of articles) {
      expect(await threadOf(app, documentId)).toMatchObject({ published: true, title });
    }
  });

  test('so has each of many new entries by scripts', async () => {
    const made = await times(12, (number) => {
      const data = { name: `Note ${number}` };
      return number % 2
        ? documentsOf(app, note).create({ data })
        : app.strapi.db.query(note).create({ data });
    });
    for (const { documentId, name } of made) {
      expect(await threadOf(app, documentId, note)).toMatchObject({ published: true, title: name });
    }
  });

  test('an article without a thread gets one from many first readers', async () => {
    const { documentId } = await app.contentManager.publish({ title: 'Imported' });
    await app.strapi.db.query(uids.thread).deleteMany({ where: { subjectDocumentId: documentId } });
    const path = `/api/newsroom/threads/${documentId}`;
    const answers = await times(12, (number) =>
      number % 2
        ? app.http.get(`${path}/comments`)
        : post(app, { subject: documentId, id: '', path }, { body: `First, says ${number}` })
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toEqual(statuses.map((_, number) => (number % 2 ? 200 : 201)));
    expect(await threadOf(app, documentId)).toMatchObject({ published: true, approvedCount: 6 });
  });

  test('an article published and unpublished at once has one, which says what it is', async () => {
    const { documentId } = await app.contentManager.create({ title: 'To and fro' });
    for (let round = 0; round < 3; round += 1) {
      const answers = await times(6, (number) => {
        const action = number % 2 ? 'unpublish' : 'publish';
        const path = `/content-manager/collection-types/${uids.article}/${documentId}`;
        return app.http.post(`${path}/actions/${action}`, { admin: true, body: {} });
      });
      expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
      const published = await app.strapi.db
        .query(uids.article)
        .count({ where: { documentId, publishedAt: { $notNull: true } } });
      // On MySQL the last word is spoken just after the commit.
      await expect
        .poll(() => threadsOf(app, documentId), { timeout: 30_000 })
        .toMatchObject([{ published: published > 0 }]);
    }
  });
});
