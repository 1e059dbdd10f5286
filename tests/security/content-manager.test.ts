import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { editorsQuestions, waysToFilter } from '../fixtures/hidden-questions';
import { fillHiddenSite, hiddenSiteOptions, type HiddenSite } from '../fixtures/hidden-site';
import { bytesOf, leaksIn } from '../fixtures/leaks';
import { queryTricks } from '../fixtures/query-tricks';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const of = (uid: string) => `/content-manager/collection-types/${uid}`;
const hiddenTypes = [uids.thread, uids.decision, uids.report, uids.revision, uids.claim];

describe('in the Content Manager', () => {
  let app: Newsroom;
  let site: HiddenSite;
  let editor: string;
  let author: string;
  beforeAll(async () => {
    app = await startNewsroom(hiddenSiteOptions);
    site = await fillHiddenSite(app);
    editor = (await app.createAdmin({ role: 'strapi-editor' })).token;
    author = (await app.createAdmin({ role: 'strapi-author' })).token;
  });
  afterAll(() => app.stop());

  /** Hashes, keys and e-mails; counts of reports may be seen here. */
  const secrets = () => site.secrets.filter((secret) => !secret.startsWith('9100'));
  const answerTo = async (path: string, admin: string): Promise<string> => {
    const answer = await app.http.get(path, { admin });
    expect(answer.status, path).toBeLessThan(500);
    return bytesOf({ ...answer, headers: new Headers() });
  };

  test('editors see the texts of comments, and nothing that is kept of people', async () => {
    const id = site.hidden.pending;
    const paths = [
      ...queryTricks.map((trick) => `${of(uids.comment)}?pageSize=100&${trick}`),
      `${of(uids.comment)}/${id}?populate=*`,
      `${of(uids.comment)}/${id}/actions/countDraftRelations`,
      `/content-manager/content-types/${uids.comment}/configuration`,
      `${of(uids.article)}?populate=*`,
      `${of(uids.article)}/${site.article}?populate=*`,
    ];
    const seen: string[] = [];
    for (const path of paths) {
      const bytes = await answerTo(path, editor);
      seen.push(bytes);
      const allowed = { kinds: ['public', 'hidden'] as const, secrets: secrets() };
      expect(leaksIn(bytes, allowed), path).toEqual([]);
    }
    expect(seen.join()).toContain('canary-hidden-bob-bodyrejected');
  });

  test('authors see no comment but their own', async () => {
    const asked = ['_q=canary', 'populate=*', 'filters[$or][0][id][$gt]=0', 'pageSize=-1'];
    const paths = [
      ...asked.map((trick) => `${of(uids.comment)}?${trick}`),
      ...[...site.shown, ...Object.values(site.hidden)].map((id) => `${of(uids.comment)}/${id}`),
    ];
    for (const path of paths) {
      const bytes = await answerTo(path, author);
      expect(leaksIn(bytes, { kinds: [], secrets: secrets() }), path).toEqual([]);
    }
    const total = await app.http.get(`${of(uids.comment)}?_q=canary`, { admin: author });
    expect(total.body.pagination.total).toBe(0);
  });

  test('neither reaches the types that are hidden there', async () => {
    for (const uid of hiddenTypes) {
      const [row] = await app.strapi.db.query(uid).findMany({ limit: 1 });
      for (const admin of [editor, author]) {
        for (const [method, path] of [
          ['GET', of(uid)],
          ['GET', `${of(uid)}/${row.documentId}`],
          ['GET', `${of(uid)}?_q=canary&populate=*`],
          ['POST', of(uid)],
          ['PUT', `${of(uid)}/${row.documentId}`],
          ['DELETE', `${of(uid)}/${row.documentId}`],
          ['POST', `${of(uid)}/clone/${row.documentId}`],
          ['POST', `${of(uid)}/actions/bulkDelete`],
        ] as const) {
          const body = method === 'GET' ? undefined : { documentIds: [row.documentId] };
          const answer = await app.http.request(method, path, { admin, body });
          expect(answer.status, `${method} ${path}`).toBe(403);
          expect(leaksIn(bytesOf(answer), { kinds: [], secrets: site.secrets })).toEqual([]);
        }
      }
    }
  });

  test('filters on private attributes change no answer', async () => {
    for (const admin of [editor, author]) {
      for (const [filter, fits, fitsNot] of editorsQuestions) {
        for (const way of waysToFilter) {
          const path = (value: string) => `${of(uids.comment)}?pageSize=1&${way(filter)}=${value}`;
          const yes = await answerTo(path(fits), admin);
          expect(yes, path(fits)).toBe(await answerTo(path(fitsNot), admin));
        }
      }
    }
  });

  test('sorting by them orders nothing, and searching does not look there', async () => {
    const list = `${of(uids.comment)}?pageSize=100`;
    for (const name of ['authorEmail', 'ipHash', 'userAgent', 'textHash', 'authorKey', 'path']) {
      for (const way of [`sort=${name}`, `sort[0]=${name}`, `sort= ${name}`]) {
        const up = await answerTo(`${list}&${way}:asc`, editor);
        const down = await answerTo(`${list}&${way}:desc`, editor);
        expect(up, way).toBe(down);
      }
    }
    const nothing = await answerTo(`${list}&_q=zzzzzz`, editor);
    for (const text of ['canary-private', 'example.test', 'guest:', site.secrets[0] ?? '']) {
      expect(await answerTo(`${list}&_q=${text}`, editor), text).toBe(nothing);
    }
  });
});
