import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids, type CommentStatus } from '../../content-types';
import { byMarks, openThread, type Thread } from '../fixtures/discussion';
import { plant, settle } from '../fixtures/plant';
import { flatten, idsOf, walkPages } from '../fixtures/walk-pages';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

let app: Newsroom;
beforeAll(async () => {
  app = await startNewsroom({ config: { ...byMarks(), threads: { maxDepth: 8 } } });
});
afterAll(() => app.stop());

type Node = {
  /** Which of the comments before it answers, if that is not too deep: 0 for none. */
  readonly under: number;
  /** Milliseconds: few, so that many share one. */
  readonly at: number;
  readonly status: CommentStatus;
};

const tree: fc.Arbitrary<Node[]> = fc.array(
  fc.record({
    under: fc.nat({ max: 12 }),
    at: fc.nat({ max: 3 }),
    status: fc.constantFrom<CommentStatus>(
      'approved',
      'approved',
      'approved',
      'pending',
      'rejected',
      'spam',
      'deleted'
    ),
  }),
  { maxLength: 18 }
);

type Grown = { id: string; parent: string | null; status: CommentStatus; depth: number };

/** Grows it in a thread: first all comments, approved, then what becomes of each. */
const grow = async (thread: Thread, nodes: readonly Node[]): Promise<Grown[]> => {
  const grown: Grown[] = [];
  for (const { under, at, status } of nodes) {
    const above = grown[under - 1];
    const parent = above && above.depth < 8 ? above : undefined;
    const id = await plant(app, thread, {
      at: new Date(Date.parse('2026-03-01T10:00:00.000Z') + at),
      ...(parent && { parent: parent.id }),
    });
    grown.push({ id, parent: parent?.id ?? null, status, depth: parent ? parent.depth + 1 : 0 });
  }
  for (const { id, status } of grown) if (status !== 'approved') await settle(app, id, status);
  return grown;
};

type Placed = { id: string; parent: string | null };

/** Whether something stands below `id`, at any depth. */
const isBelow =
  (all: readonly Placed[], id: string) =>
  ({ parent }: Placed): boolean => {
    const above = all.find((other) => other.id === parent);
    return above !== undefined && (above.id === id || isBelow(all, id)(above));
  };

/** What readers must find: approved comments, and tombstones over them. `id parent status count`. */
const visible = (grown: readonly Grown[]): string[] =>
  grown.flatMap((one) => {
    const below = grown.filter(isBelow(grown, one.id));
    const replies = below.filter(({ status }) => status === 'approved').length;
    if (one.status !== 'approved' && replies === 0) return [];
    const status = one.status === 'approved' ? 'approved' : 'removed';
    return [`${one.id} ${one.parent ?? '-'} ${status} ${replies}`];
  });

type Read = { id: string; parent: string | null; status: string; replyCount: number };
const asRead = (comments: readonly Read[]): string[] =>
  comments.map(({ id, parent, status, replyCount }) =>
    [id, parent ?? '-', status, replyCount].join(' ')
  );

test('all pages with all replies are the approved tree, whatever its shape', async () => {
  const asked = fc.record({
    sort: fc.constantFrom('newest', 'oldest'),
    limit: fc.integer({ min: 1, max: 6 }),
    replies: fc.nat({ max: 6 }),
  });
  await fc.assert(
    fc.asyncProperty(tree, asked, async (nodes, { sort, limit, replies }) => {
      const thread = await openThread(app);
      const grown = await grow(thread, nodes);
      const expected = visible(grown).sort();

      const query = { sort, limit, replies };
      const roots = (await walkPages(app, `${thread.path}/comments`, { query })).flat();
      const read: Read[] = [...roots];
      for (const root of roots) {
        const path = `/api/newsroom/comments/${root.id}/replies`;
        const below = (await walkPages(app, path, { query: { limit } })).flat();
        const nested = flatten(root.replies ?? []);
        // What is nested is where the walk begins.
        expect(idsOf(nested).sort()).toEqual(idsOf(below).slice(0, replies).sort());
        read.push(...below);
      }
      expect(asRead(read).sort()).toEqual(expected);
      for (const { id, parent } of read) {
        if (parent === null) continue;
        const path = `/api/newsroom/comments/${id}/replies`;
        const below = (await walkPages(app, path, { query: { limit } })).flat();
        expect(idsOf(below).sort()).toEqual(idsOf(read.filter(isBelow(read, id))).sort());
      }

      const { meta } = (await app.http.get(`${thread.path}/comments`)).body;
      expect(meta.commentCount).toBe(grown.filter(({ status }) => status === 'approved').length);
      // One row per comment, however it was read.
      expect(await app.strapi.db.query(uids.comment).count({ where: { thread: thread.id } })).toBe(
        grown.length
      );
    }),
    { numRuns: 50 }
  );
});
