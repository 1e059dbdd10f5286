import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readersQuestions, waysToFilter } from '../fixtures/hidden-questions';
import { fillHiddenSite, hiddenSiteOptions, type HiddenSite } from '../fixtures/hidden-site';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const ways = [
  ...waysToFilter,
  (filter: string) => `populate[tags][filters]${filter}`,
  (filter: string) => `populate[tags][filters][articles]${filter}`,
];

const hiddenSorts = [
  'createdBy.email',
  'updatedBy.id',
  'tags.createdBy.email',
  'commentCount',
  'comments.createdAt',
];

/** Whether something hidden is so cannot be told from an answer either. */
describe.each([{ strict: true }, { strict: false }])(
  'asking about what is hidden (strictParams: $strict)',
  ({ strict }) => {
    let app: Newsroom;
    let site: HiddenSite;
    beforeAll(async () => {
      app = await startNewsroom({ ...hiddenSiteOptions, strict });
      site = await fillHiddenSite(app);
      // Another editor's article with the same tag and no comments: sorting could tell them apart.
      const { token: admin } = await app.createAdmin({ role: 'strapi-super-admin' });
      await app.contentManager.publish(
        { title: 'Trams again', tags: { connect: [{ documentId: site.tag }] } },
        { admin }
      );
    });
    afterAll(() => app.stop());

    const answerTo = async (path: string): Promise<string> => {
      const { status, body } = await app.http.get(path);
      expect(status, path).toBeLessThan(500);
      return JSON.stringify([status, body]);
    };
    const lists = () => ['/api/newsroom/articles?', '/api/newsroom/tags?'];
    const entries = () => [
      `/api/newsroom/articles/${site.article}?`,
      '/api/newsroom/articles/slug/tram-line-reopens?',
      `/api/newsroom/articles/${site.article}/related?`,
      `/api/newsroom/tags/${site.tag}?`,
    ];

    test('filters on hidden attributes change no answer', async () => {
      for (const path of [...lists(), ...entries()]) {
        const chosen = lists().includes(path) ? ways : ways.slice(-1);
        for (const [filter, fits, fitsNot] of readersQuestions) {
          for (const way of chosen) {
            const asked = (value: string) => `${path}${way(filter)}=${value}`;
            const yes = await answerTo(asked(fits));
            const no = await answerTo(asked(fitsNot));
            expect(yes.replaceAll(fits, 'value'), asked(fits)).toBe(
              no.replaceAll(fitsNot, 'value')
            );
          }
        }
      }
    });

    test('sorting by hidden attributes orders nothing', async () => {
      for (const path of lists()) {
        for (const sort of hiddenSorts) {
          for (const way of [`sort=${sort}`, `sort[0]=${sort}`, `populate[tags][sort]=${sort}`]) {
            const up = await answerTo(`${path}${way}:asc`);
            const down = await answerTo(`${path}${way}:desc`);
            expect(up.replaceAll('asc', 'order'), way).toBe(down.replaceAll('desc', 'order'));
          }
        }
      }
    });

    test('searching finds only what can be read', async () => {
      for (const path of lists()) {
        const nothing = await answerTo(`${path}_q=zzzzzz`);
        for (const text of ['admin@', 'canary', '910002', 'First', '$2']) {
          expect(await answerTo(`${path}_q=${text}`), text).toBe(nothing);
        }
      }
    });
  }
);
