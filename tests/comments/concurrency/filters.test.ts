import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { uids } from '../../../content-types';
import {
  byMarks,
  commentOf,
  historyOf,
  openThread,
  posted,
  type Thread,
} from '../../fixtures/discussion';
import { describeOnEachDatabase } from '../../harness/databases';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { assertCounts } from '../assert-counts';

// Not SQLite: with one connection, nobody else writes between a look and a write.
describeOnEachDatabase(
  'a script that writes by a filter',
  (database) => {
    let app: Newsroom;
    let thread: Thread;
    let restored: string;
    let left: string;
    beforeAll(async () => {
      app = await startNewsroom({ database, config: byMarks() });
    });
    afterAll(() => app.stop());
    beforeEach(async () => {
      thread = await openThread(app);
      restored = (await posted(app, thread, { body: 'SPAM, or so it seems' })).id;
      left = (await posted(app, thread, { body: 'SPAM indeed' })).id;
    });
    afterEach(() => assertCounts(app));

    const query = () => app.strapi.db.query(uids.comment);

    /** Runs the script while a restored comment is not committed yet, until it waits for that. */
    const restoreDuring = async (script: () => Promise<unknown>): Promise<void> => {
      const { connection } = app.strapi.db;
      let begin = (): void => undefined;
      let end = (): void => undefined;
      const begun = new Promise<void>((resolve) => (begin = resolve));
      const isWaiting = new Promise<void>((resolve) => (end = resolve));
      const restoring = app.strapi.db.transaction(async () => {
        await query().update({ where: { documentId: restored }, data: { status: 'approved' } });
        begin();
        await isWaiting;
      });
      await begun;
      const onQuery = ({ sql }: { sql: string }) => {
        if (/newsroom_threads.* for update$/.test(sql)) end();
      };
      connection.on('query', onQuery);
      await Promise.all([restoring, script()]);
      connection.removeListener('query', onQuery);
    };

    const where = { status: 'spam' };
    const isRestored = async () => {
      expect(await historyOf(app, restored)).toEqual([
        'null→spam rules marks',
        'spam→approved script null',
      ]);
      expect(await commentOf(app, restored)).toMatchObject({ status: 'approved' });
    };

    test('deletes nothing that was restored meanwhile', async () => {
      await restoreDuring(() => query().deleteMany({ where }));
      await isRestored();
      expect(await commentOf(app, left)).toBeNull();
    });

    test('changes nothing that was restored meanwhile', async () => {
      await restoreDuring(() => query().updateMany({ where, data: { status: 'rejected' } }));
      await isRestored();
      expect(await commentOf(app, left)).toMatchObject({ status: 'rejected' });
    });

    test('deletes nothing by a filter over relations that no longer fits', async () => {
      const filtered = { ...where, $or: [{ createdBy: null }, { createdBy: { firstname: 'Ed' } }] };
      await restoreDuring(() => query().deleteMany({ where: filtered }));
      await isRestored();
      expect(await commentOf(app, left)).toBeNull();
    });

    test('changes one comment only if that still fits', async () => {
      await restoreDuring(() =>
        query().update({ where: { ...where, documentId: restored }, data: { status: 'rejected' } })
      );
      await isRestored();
    });
  },
  ['postgres', 'mysql']
);
