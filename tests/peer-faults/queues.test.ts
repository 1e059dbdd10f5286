import { afterAll, beforeAll, expect, test } from 'vitest';

import { commentStatuses, type CommentStatus } from '../../content-types';
import { byMarks, openThread, type Thread } from '../fixtures/discussion';
import { plant, settle } from '../fixtures/plant';
import { idsOf } from '../fixtures/walk-pages';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** A fault known from other comment plugins: a switch that shows what is removed shows the rest. */
let app: Newsroom;
let thread: Thread;
const ids = {} as Record<CommentStatus, string[]>;
beforeAll(async () => {
  app = await startNewsroom({ config: byMarks() });
  thread = await openThread(app);
  for (const [index, status] of commentStatuses.entries()) {
    ids[status] = [];
    // A different number of each, so that none can stand in for another.
    for (let number = 0; number <= index; number += 1) {
      const id = await plant(app, thread);
      if (status !== 'approved') await settle(app, id, status);
      ids[status].push(id);
    }
  }
});
afterAll(() => app.stop());

test.each(commentStatuses)(
  'the queue of what is %s shows that and nothing else',
  async (status) => {
    const path = `/newsroom/queue?queue=all&status=${status}&sort=oldest&threads=${thread.id}`;
    const { data, meta } = (await app.http.get(path, { admin: true })).body;
    expect(idsOf(data)).toEqual(ids[status]);
    expect(data.every((comment: { status: string }) => comment.status === status)).toBe(true);
    expect(meta.counts).toMatchObject({ approved: 1, pending: 2, rejected: 3, spam: 4, all: 15 });
  }
);

test('without a status asked for, it is what waits', async () => {
  const { data } = (await app.http.get('/newsroom/queue', { admin: true })).body;
  expect(idsOf(data)).toEqual(ids.pending);
});
