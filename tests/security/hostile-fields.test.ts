import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { hostileTexts, hostileValues } from '../fixtures/hostile-values';
import { decide } from '../fixtures/moderate';
import { instability } from '../fixtures/stable-answers';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpAnswer, HttpOptions } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

type Form = {
  readonly method: 'POST' | 'PUT';
  readonly path: () => string;
  readonly options: () => HttpOptions;
  /** A body that is accepted. */
  readonly valid: () => Record<string, unknown>;
  /** Fields that the valid body leaves out; a dot leads into an object. */
  readonly optional: readonly string[];
};

describeOnEachDatabase('anything at all in any field', (database) => {
  let app: Newsroom;
  let article: string;
  let comment: string;
  let guest: string;
  let thread: string;
  let texts = 0;
  const values = database === 'sqlite' ? hostileValues : hostileTexts;
  beforeAll(async () => {
    app = await startNewsroom({
      database,
      config: {
        limits: {
          perAuthor: 100_000,
          perAddress: 100_000,
          reportsPerAddress: 100_000,
          previewsPerAddress: 100_000,
        },
        comments: { editWindowMinutes: 60 },
        moderation: { options: { length: { max: 100_000 } } },
      },
    });
    ({ documentId: article } = await app.contentManager.publish({ title: 'Tram line reopens' }));
    const posted = await app.http.post(`/api/newsroom/threads/${article}/comments`, {
      body: { body: 'First', author: { name: 'Ann' } },
    });
    comment = posted.body.data.id;
    guest = posted.body.meta.guestToken;
    await decide(app, comment, { to: 'approved' });
    thread = (await app.strapi.db.query(uids.thread).findMany({}))[0].documentId;
  });
  afterAll(() => app.stop());

  const forms: Record<string, Form> = {
    'a comment': {
      method: 'POST',
      path: () => `/api/newsroom/threads/${article}/comments`,
      options: () => ({}),
      valid: () => ({ body: `Text ${(texts += 1)}`, author: { name: 'Ann' } }),
      optional: ['parent', 'author.email', 'author.url', 'startedAt', 'website', 'locale', 'other'],
    },
    'an edit': {
      method: 'PUT',
      path: () => `/api/newsroom/comments/${comment}`,
      options: () => ({ guest }),
      valid: () => ({ body: `Edited ${(texts += 1)}` }),
      optional: ['status'],
    },
    'a report': {
      method: 'POST',
      path: () => `/api/newsroom/comments/${comment}/reports`,
      options: () => ({ guest }),
      valid: () => ({ reason: 'spam' }),
      optional: ['note', 'reporterKey'],
    },
    'a preview': {
      method: 'POST',
      path: () => '/api/newsroom/previews',
      options: () => ({}),
      valid: () => ({ body: 'Text' }),
      optional: ['html'],
    },
    'a decision': {
      method: 'POST',
      path: () => `/newsroom/comments/${comment}/decisions`,
      options: () => ({ admin: true }),
      valid: () => ({ revision: 1, to: 'rejected', reason: 'other' }),
      optional: ['note', 'status'],
    },
    'a thread': {
      method: 'PUT',
      path: () => `/newsroom/threads/${thread}`,
      options: () => ({ admin: true }),
      valid: () => ({ policy: 'default' }),
      optional: ['closed', 'closesAt', 'published'],
    },
    settings: {
      method: 'PUT',
      path: () => '/newsroom/settings',
      options: () => ({ admin: true }),
      valid: () => ({ comments: { editWindowMinutes: 60 } }),
      optional: ['site.hosts', 'moderation.options', 'moderation.options.length', 'secret'],
    },
  };

  /** The body with one field set. */
  const having = (body: Record<string, unknown>, field: string, value: unknown) => {
    const whole = structuredClone(body);
    const keys = field.split('.');
    const last = keys.pop()!;
    let inner = whole;
    for (const key of keys) inner = (inner[key] ??= {}) as Record<string, unknown>;
    inner[last] = value;
    return whole;
  };
  const fieldsOf = (value: unknown, prefix = ''): string[] =>
    Object.entries(value as object).flatMap(([key, inner]) => [
      `${prefix}${key}`,
      ...(typeof inner === 'object' && inner ? fieldsOf(inner, `${prefix}${key}.`) : []),
    ]);

  // What else there is does not get as far as the database.
  const names = database === 'sqlite' ? Object.keys(forms) : ['a comment', 'a thread'];

  test.each(names)('%s', async (name) => {
    const { method, path, options, valid, optional } = forms[name]!;
    const send = (body: unknown): Promise<HttpAnswer> =>
      app.http.request(method, path(), { ...options(), body });
    const problems: string[] = [];
    for (const field of [...fieldsOf(valid()), ...optional]) {
      for (const value of values) {
        const problem = instability(await send(having(valid(), field, value)));
        if (problem) problems.push(`${field} = ${JSON.stringify(value).slice(0, 60)}: ${problem}`);
      }
    }
    for (const whole of values.filter((value) => typeof value === 'object')) {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify(whole);
      const answer = await app.http.request(method, path(), { ...options(), headers, body });
      if (answer.status >= 500) problems.push(`${body.slice(0, 60)}: ${answer.status}`);
    }
    expect(problems).toEqual([]);
  });

  test('leaves rows that are clean and counts that are true', async () => {
    const rows = await app.strapi.db.query(uids.comment).findMany({});
    expect(rows.length).toBeGreaterThan(10);
    for (const row of rows) {
      const stored = JSON.stringify([row.body, row.html, row.authorName, row.authorEmail]);
      expect(stored).not.toMatch(/\\u0000|\\ud[89a-f]/);
      const first = await app.strapi.db
        .query(uids.decision)
        .count({ where: { comment: row.documentId, from: null } });
      expect(first).toBe(1);
    }
    const recount = await app.http.post(`/newsroom/threads/${thread}/recount`, { admin: true });
    expect(recount.body.data.repaired).toEqual([]);
  });
});
