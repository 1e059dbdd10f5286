import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { byMarks } from '../../fixtures/discussion';
import { describeOnEachDatabase } from '../../harness/databases';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { assertCounts } from '../assert-counts';
import { anyWrite, write, type Outcome } from './mixed-writes';
import { openSite } from './open-site';

/** Writes of a group run at once; groups, one after the other. */
const anyGroups = fc.array(fc.array(anyWrite, { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 6,
});

describeOnEachDatabase('writes in any order, alone and together', (database) => {
  let app: Newsroom;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
  });
  afterAll(() => app.stop());

  test('leave counts that are true', async () => {
    const leaveThem = fc.asyncProperty(anyGroups, async (groups) => {
      const site = await openSite(app, 2);
      const outcomes: Outcome[] = [];
      for (const group of groups) {
        outcomes.push(...(await Promise.all(group.map((one) => write(site, one)))));
      }
      expect(outcomes.filter(({ status }) => status >= 500)).toEqual([]);
      await assertCounts(app);
    });
    // Not shrunk: what failed once in a race need not fail again.
    await fc.assert(leaveThem, { numRuns: database === 'sqlite' ? 12 : 6, endOnFailure: true });
  });
});
