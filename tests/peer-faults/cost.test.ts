import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { byMarks, openThread, posted, type Thread } from '../fixtures/discussion';
import { putTree } from '../fixtures/put-tree';
import { idsOf } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpOptions } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** A fault known from other comment plugins: a thread of a thousand comments costs thousands of
 * statements, by its shape and by the size of the page. */
const shapes: Record<string, (index: number) => number | null> = {
  'conversations only': () => null,
  'one conversation with 999 replies': (index) => (index === 0 ? null : 0),
  'a tree of threes': (index) => (index < 10 ? null : Math.floor((index - 10) / 3)),
  // As deep as the table can say: eight below the first.
  'chains, each as deep as they get': (index) => (index % 9 === 0 ? null : index - 1),
};

describeOnEachDatabase('a thread of 1,000 comments', (database) => {
  let app: Newsroom;
  let guest: string;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: { ...byMarks(), threads: { maxDepth: 8 } } });
    ({ guest } = await posted(app, await openThread(app, 'First'), { body: 'HOLD mine' }));
  });
  afterAll(() => app.stop());

  /** For nobody in particular, unless as somebody, who is told what is theirs by one statement more. */
  const costOf = async (path: string, as: HttpOptions = {}) => {
    const { result, statements } = await app.statements(() => app.http.get(path, as));
    expect([path, result.status]).toEqual([path, 200]);
    return { body: result.body, cost: statements.on('newsroom_*').length };
  };

  describe.each(Object.entries(shapes))('as %s', (name, above) => {
    let thread: Thread;
    let ids: string[];
    beforeAll(async () => {
      thread = await openThread(app, name);
      ids = await putTree(app, thread, { count: 1_000, above });
    });

    test.each(['', '?limit=1&replies=0', '?limit=100&replies=20', '?sort=oldest&limit=50'])(
      'answers a page (%s) in three statements at most, or four to who is someone',
      async (search) => {
        const path = `${thread.path}/comments${search}`;
        expect((await costOf(path, { guest })).cost).toBeLessThanOrEqual(4);
        // Votes, edits and the like have pages read anew.
        await posted(app, thread, { body: `After a page of ${search}` });
        const { body, cost } = await costOf(path);
        expect(body.meta.commentCount).toBeGreaterThan(1_000);
        expect(body.data.length).toBeGreaterThan(0);
        expect(cost).toBeLessThanOrEqual(3);
      }
    );

    test('answers a permanent link and a page of replies in three at most', async () => {
      const last = ids.at(-1) ?? '';
      const { body, cost } = await costOf(`/api/newsroom/comments/${last}`);
      expect(body.data.id).toBe(last);
      expect(body.meta.ancestors).toHaveLength(body.data.depth);
      expect(cost).toBeLessThanOrEqual(3);
      const replies = await costOf(`/api/newsroom/comments/${ids[0]}/replies?limit=100`);
      expect(replies.cost).toBeLessThanOrEqual(3);
      const below = ids.filter((_, index) => index > 0 && rootIndex(above, index) === 0);
      expect(below).toEqual(expect.arrayContaining(idsOf(replies.body.data)));
      expect(replies.body.data).toHaveLength(Math.min(below.length, 100));
    });

    test('is no dearer on the desk: as many statements for 1 as for 100', async () => {
      const queue = async (limit: number) => {
        const path = `/newsroom/queue?queue=approved&threads=${thread.id}&limit=${limit}`;
        const { result, statements } = await app.statements(() =>
          app.http.get(path, { admin: true })
        );
        expect(result.body.data).toHaveLength(limit);
        return statements.on('newsroom_*').length;
      };
      await queue(1);
      // One more for the comments that these answer, where there are any.
      expect(await queue(100)).toBeLessThanOrEqual((await queue(1)) + 1);
    });
  });
});

const rootIndex = (above: (index: number) => number | null, index: number): number => {
  const parent = above(index);
  return parent === null ? index : rootIndex(above, parent);
};
