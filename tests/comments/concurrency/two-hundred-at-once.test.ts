import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { byMarks } from '../../fixtures/discussion';
import { describeOnEachDatabase } from '../../harness/databases';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { assertCounts } from '../assert-counts';
import { anyWrite, write, writeKinds } from './mixed-writes';
import { openSite } from './open-site';

describeOnEachDatabase('two hundred writes at once', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
  });
  afterAll(() => app.stop());

  test('are answered, and leave counts that are true', async () => {
    const site = await openSite(app, 16);
    const writes = fc.sample(anyWrite, { numRuns: 200, seed: 1 });
    const outcomes = await Promise.all(writes.map((one) => write(site, one)));

    expect(outcomes.filter(({ status }) => status >= 500)).toEqual([]);
    await assertCounts(app);
    const done = new Set(outcomes.filter(({ status }) => status < 300).map(({ kind }) => kind));
    expect([...done].sort()).toEqual([...writeKinds].sort());
  });
});
