import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { hostileTexts } from '../fixtures/hostile-values';
import { decide } from '../fixtures/moderate';
import { instability } from '../fixtures/stable-answers';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** Pieces from which rules make signals, with characters that are two units long between them. */
const pieces = [
  'badword',
  'b\u{1F3AD}adword',
  'b.a.d.w.o.r.d',
  'heldword',
  'SHOUTING ALL THE TIME',
  'http://example.com/\u{1F600}',
  'https://пример.рф/ж?q=\u{1F600}',
  '\u{1F9D1}\u200D\u{1F680}',
  '\u{1F1E9}\u{1F1EA}',
  '\ud83d',
  '\ude00',
  '\0',
  '\u202E',
  'é́́́',
  '> ',
  '\n',
  '*',
  '`',
  '[x](http://a.example)',
  ' ',
];
const hostileBody = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 20 })), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 70 }),
  fc.string({ unit: 'grapheme', maxLength: 70 }),
  fc.constantFrom(...hostileTexts)
);

describeOnEachDatabase('any text', (database) => {
  let app: Newsroom;
  let path: string;
  beforeAll(async () => {
    app = await startNewsroom({
      database,
      config: {
        limits: { perAuthor: 100_000, perAddress: 100_000, reportsPerAddress: 100_000 },
        moderation: {
          options: {
            'blocked-words': { words: ['badword'] },
            'held-words': { words: ['heldword'] },
          },
        },
      },
    });
    const { documentId } = await app.contentManager.publish({ title: 'Tram line reopens' });
    path = `/api/newsroom/threads/${documentId}/comments`;
  });
  afterAll(() => app.stop());

  /** Nothing that a database, a feed or a page would stumble over, and the same on every read. */
  const expectClean = (...texts: unknown[]) => {
    for (const text of texts) {
      if (typeof text !== 'string') continue;
      expect(text).not.toMatch(/\p{Surrogate}/u);
      // eslint-disable-next-line no-control-regex -- what must not be there
      expect(text).not.toMatch(/[\0-\x08\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/);
    }
  };

  test('in a comment: refused, or stored clean and read back as it was answered', async () => {
    const author = fc.record(
      {
        name: anyText,
        email: fc.oneof(
          anyText,
          anyText.map((part) => `${part}@example.test`)
        ),
        url: anyText.map((part) => `https://example.test/${part}`),
      },
      { requiredKeys: ['name'] }
    );
    let stored = 0;
    await fc.assert(
      fc.asyncProperty(hostileBody, author, async (body, given) => {
        const answer = await app.http.post(path, { body: { body, author: given } });
        expect(instability(answer)).toBeNull();
        if (answer.status >= 300) return;
        stored += 1;
        const { data, meta } = answer.body;
        const row = await app.strapi.db
          .query(uids.comment)
          .findOne({ where: { documentId: data.id } });
        expectClean(row.body, row.html, row.authorName, row.authorEmail, row.authorUrl);
        const own = (await app.http.get(path, { guest: meta.guestToken })).body.meta.own;
        if (data.status !== 'approved') expect(own).toContainEqual(data);
        const desk = await app.http.get(`/newsroom/queue?queue=${row.status}&limit=1&sort=newest`, {
          admin: true,
        });
        expect(desk.body.data[0]).toMatchObject({ body: row.body, html: row.html });
      }),
      { numRuns: 40, seed: 5 }
    );
    expect(stored).toBeGreaterThan(5);
  });

  test('in notes: refused, or stored clean', async () => {
    const posted = await app.http.post(path, { body: { body: 'Fine', author: { name: 'Ann' } } });
    const { id } = posted.body.data;
    await decide(app, id, { to: 'approved' });
    for (const [index, note] of hostileTexts.entries()) {
      const ip = `192.0.2.${index}`;
      const report = { body: { reason: 'other', note }, ip };
      expect(
        instability(await app.http.post(`/api/newsroom/comments/${id}/reports`, report))
      ).toBeNull();
      const { revision } = await app.strapi.db
        .query(uids.comment)
        .findOne({ where: { documentId: id } });
      const decision = { admin: true, body: { revision, to: 'approved', note } } as const;
      expect(
        instability(await app.http.post(`/newsroom/comments/${id}/decisions`, decision))
      ).toBeNull();
    }
    const reports = await app.strapi.db.query(uids.report).findMany({});
    const decisions = await app.strapi.db.query(uids.decision).findMany({ where: { comment: id } });
    expect(reports.length).toBeGreaterThan(10);
    expect(decisions.length).toBeGreaterThan(10);
    expectClean(...[...reports, ...decisions].map(({ note }) => note as unknown));
  });

  test('in an edit: refused, or stored clean', async () => {
    const author = { name: 'Bea' };
    const posted = await app.http.post(path, { body: { body: 'Start', author } });
    const { data, meta } = posted.body;
    await fc.assert(
      fc.asyncProperty(hostileBody, async (body) => {
        const options = { guest: meta.guestToken, body: { body } };
        const answer = await app.http.put(`/api/newsroom/comments/${data.id}`, options);
        expect(instability(answer)).toBeNull();
        const [row] = await app.strapi.db
          .query(uids.comment)
          .findMany({ where: { documentId: data.id } });
        expectClean(row.body, row.html);
      }),
      { numRuns: 20, seed: 7 }
    );
  });

  test('leaves counts that are true', async () => {
    const [thread] = await app.strapi.db.query(uids.thread).findMany({});
    const recount = `/newsroom/threads/${thread.documentId}/recount`;
    expect((await app.http.post(recount, { admin: true })).body.data.repaired).toEqual([]);
  });
});
