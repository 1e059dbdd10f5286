import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import {
  byMarks,
  decide,
  openThread,
  posted,
  report,
  rowsOf,
  threadsOf,
} from '../fixtures/discussion';
import { runJob } from '../fixtures/jobs';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('what is left of a deleted article', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: { ...byMarks(), retention: { days: 0 } } });
  });
  afterAll(() => app.stop());

  test('goes when its time is over, and nothing else does', async () => {
    const [gone, kept] = [await openThread(app, 'Gone'), await openThread(app, 'Kept')];
    const { id } = await posted(app, gone, { body: 'To be purged' });
    await report(app, id);
    await decide(app, id, { to: 'approved' });
    const other = await posted(app, kept, { body: 'To be kept' });
    await app.contentManager.delete(gone.subject);
    expect(await threadsOf(app, gone.subject)).toHaveLength(1);
    expect(await runJob(app, 'purge')).toMatchObject({ state: 'idle', lastError: null });
    expect(await threadsOf(app, gone.subject)).toEqual([]);
    for (const uid of [uids.decision, uids.report, uids.revision] as const) {
      expect(await rowsOf(app, uid, id)).toEqual([]);
    }
    const left = await app.strapi.db.query(uids.comment).findMany();
    expect(left.map(({ documentId }) => documentId)).toEqual([other.id]);
    expect(await rowsOf(app, uids.decision, other.id)).toHaveLength(1);
  });
});
