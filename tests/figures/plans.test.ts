import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, openThread, type Thread } from '../fixtures/discussion';
import { putManyComments } from '../fixtures/many-comments';
import { describeOnEachDatabase, type DatabaseName } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import type { Statement } from '../harness/statements';

/** Words in a plan that tell of a table read as a whole, or of rows sorted beside the index. */
const slow: Record<DatabaseName, RegExp> = {
  sqlite: /SCAN newsroom|TEMP B-TREE FOR ORDER/,
  postgres: /Seq Scan|Sort Key/,
  mysql: /filesort|"type":"(?:ALL|index)"/,
};
const explain = { sqlite: 'explain query plan', postgres: 'explain', mysql: 'explain' };

/** Databases walk an index to what is asked for, and stop there: cost does not grow with the thread. */
describeOnEachDatabase('the plan of', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
    await putManyComments(app, thread, 10_000);
    await putManyComments(app, await openThread(app, 'Another'), 5_000);
    // SQLite goes without: nothing in Strapi ever asks it to.
    if (database === 'sqlite') return;
    const { tableName } = app.strapi.db.metadata.get(uids.comment);
    const analyze = database === 'mysql' ? 'analyze table' : 'analyze';
    await app.strapi.db.connection.raw(`${analyze} ${tableName}`);
  });
  afterAll(() => app.stop());

  const planOf = async ({ sql, bindings }: Statement): Promise<string> => {
    const plan: unknown = await app.strapi.db.connection.raw(
      `${explain[database]} ${sql.replace(/\$\d+/g, '?')}`,
      bindings as never
    );
    return JSON.stringify(
      database === 'postgres' ? (plan as { rows: unknown }).rows : (plan as unknown[])
    );
  };
  /** Of what lists comments; its `meta.next`. */
  const expectIndex = async (path: string, admin = false): Promise<string> => {
    const ask = () => app.http.get(path, admin ? { admin } : {});
    const { result, statements } = await app.statements(ask);
    expect(result.status).toBe(200);
    const pages = statements
      .on('newsroom_comments')
      .filter(({ sql }) => /order by/.test(sql) && !/union/.test(sql));
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      const plan = await planOf(page);
      expect(plan).toMatch(/newsroom_comments_(?:roots|queue)/);
      expect(plan).not.toMatch(slow[database]);
    }
    return encodeURIComponent(result.body.meta.next as string);
  };

  test.each(['newest', 'oldest'])('a page of a thread (%s), first and later', async (sort) => {
    const path = `${thread.path}/comments?sort=${sort}&limit=50`;
    let next = await expectIndex(path);
    for (let page = 0; page < 3; page += 1) {
      next = await expectIndex(`${path}&after=${next}`);
    }
  });

  test.each(['newest', 'oldest'])('a page of a queue (%s), first and later', async (sort) => {
    const path = `/newsroom/queue?queue=approved&sort=${sort}&limit=50`;
    const next = await expectIndex(path, true);
    await expectIndex(`${path}&after=${next}`, true);
  });
});
