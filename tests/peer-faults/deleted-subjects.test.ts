import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, documentsOf, type Row } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const post = 'api::post.post';
const note = 'api::note.note';
const collection = (uid: string) => `/content-manager/collection-types/${uid}`;

/** A fault known from other comment plugins: most ways to delete an entry leave its comments online,
 * and a deletion that fails takes them down all the same. */
describeOnEachDatabase('deleting an entry', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: { ...byMarks(), commentable: [post, note] } });
    await app.addLocale('de');
    await app.grant(
      'public',
      'plugin::newsroom.article.delete',
      `${post}.delete`,
      `${note}.delete`
    );
  });
  afterAll(() => app.stop());

  type Subject = { uid: string; documentId: string; param: string; comment: string };
  const make = async (uid: string): Promise<Subject> => {
    const data = uid === note ? { name: 'An entry' } : { title: 'An entry' };
    const { documentId } =
      uid === note
        ? await app.contentManager.create(data, { uid })
        : await app.contentManager.publish(data, { uid });
    const param = uid === uids.article ? documentId : `${uid}:${documentId}`;
    const answer = await app.http.post(`/api/newsroom/threads/${param}/comments`, {
      body: { body: 'Still here?', author: { name: 'Ann' } },
    });
    expect(answer.status).toBe(201);
    return { uid, documentId, param, comment: answer.body.data.id };
  };
  const statuses = async ({ param, comment }: Subject): Promise<number[]> => {
    const paths = [
      `threads/${param}`,
      `threads/${param}/comments`,
      `comments/${comment}`,
      `comments/${comment}/replies`,
    ];
    const answers = await Promise.all(paths.map((path) => app.http.get(`/api/newsroom/${path}`)));
    const counted = await app.http.get(`/api/newsroom/counts?threads=${param}`);
    const posted = await app.http.post(`/api/newsroom/threads/${param}/comments`, {
      body: { body: 'Too late', author: { name: 'Bob' } },
    });
    expect(Object.keys(counted.body.data as Row)).toEqual(
      answers[0]?.status === 200 ? [param] : []
    );
    return [...answers, posted].map(({ status }) => status);
  };

  let isFailing = false;

  const bulk = (uid: string, documentId: string) =>
    app.http.post(`${collection(uid)}/actions/bulkDelete`, {
      admin: true,
      body: { documentIds: [documentId] },
    });
  const rest: Record<string, string> = {
    [uids.article]: '/api/newsroom/articles',
    [post]: '/api/posts',
    [note]: '/api/notes',
  };
  const ways: Record<string, (subject: Subject) => Promise<unknown>> = {
    'the Content Manager': ({ uid, documentId }) => app.contentManager.delete(documentId, { uid }),
    'the Content Manager, all locales': ({ uid, documentId }) =>
      app.http.delete(`${collection(uid)}/${documentId}?locale=*`, { admin: true }),
    'the Content Manager, in bulk': ({ uid, documentId }) => bulk(uid, documentId),
    REST: ({ uid, documentId }) => app.http.delete(`${rest[uid]}/${documentId}`),
    'the Document Service': ({ uid, documentId }) => documentsOf(app, uid).delete({ documentId }),
    'the Document Service, all locales': ({ uid, documentId }) =>
      documentsOf(app, uid).delete({ documentId, locale: '*' }),
    'db.query': ({ uid, documentId }) =>
      app.strapi.db.query(uid).deleteMany({ where: { documentId } }),
  };

  describe.each([uids.article, post, note])('of %s', (uid) => {
    test.each(Object.keys(ways))('by %s hides its comments at once', async (way) => {
      const subject = await make(uid);
      expect(await statuses(subject)).toEqual([200, 200, 200, 200, 201]);
      await ways[way]?.(subject);
      expect(
        await app.strapi.db.query(uid).count({ where: { documentId: subject.documentId } })
      ).toBe(0);
      expect(await statuses(subject)).toEqual([404, 404, 404, 404, 404]);
    });

    test('that fails removes nothing', async () => {
      const subject = await make(uid);
      app.strapi.db.lifecycles.subscribe({
        models: [uid],
        afterDelete: () => {
          if (isFailing) throw new Error('The disk is full');
        },
      });
      isFailing = true;
      try {
        const { status } = await app.http.delete(
          `${collection(uid)}/${subject.documentId}?locale=*`,
          { admin: true }
        );
        expect(status).toBe(500);
        await expect(
          documentsOf(app, uid).delete({ documentId: subject.documentId, locale: '*' })
        ).rejects.toThrow('The disk is full');
      } finally {
        isFailing = false;
      }
      expect(await statuses(subject)).toEqual([200, 200, 200, 200, 201]);
    });
  });

  test('of one locale leaves the comments of an article that has another', async () => {
    const subject = await make(uids.article);
    const articles = app.strapi.documents(uids.article);
    const { documentId } = subject;
    await articles.update({ documentId, locale: 'de', data: { title: 'Deutsch' } as never });
    await articles.publish({ documentId, locale: 'de' });
    await articles.delete({ documentId, locale: 'en' });
    expect(await statuses(subject)).toEqual([200, 200, 200, 200, 201]);
    await articles.delete({ documentId, locale: 'de' });
    expect(await statuses(subject)).toEqual([404, 404, 404, 404, 404]);
  });
});
