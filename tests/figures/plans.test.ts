import { afterAll, beforeAll, describe, expect, test } from 'vitest';

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
const placeholders = (sql: string): number => sql.match(/\?|\$\d+/g)?.length ?? 0;
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
    const { connection, metadata } = app.strapi.db;
    const comments = metadata.get(uids.comment).tableName;
    const signals = metadata.get(uids.signal).tableName;
    // What the desk's queues are of: some reported, many looked at, a rule that spoke on all.
    await connection(comments).whereRaw('id % 5 = 0').update({ report_count: 1 });
    await connection(comments).whereRaw('id % 2 = 0').update({ reviewed_at: new Date() });
    await connection(comments).whereRaw('id % 3 = 0').update({ locale: 'en' });
    await connection(comments).update({ score: connection.raw('id % 7') });
    // What one who writes little wrote is sorted sooner than looked up.
    await connection(comments).whereRaw('id % 4 = 0').update({ author_key: 'guest:many' });
    await connection.raw(
      `insert into ${signals} (document_id, comment, thread, rule, status, written_at)
       select document_id, document_id, thread, 'links', status, created_at from ${comments}`
    );
    // SQLite goes without: nothing in Strapi ever asks it to.
    if (database === 'sqlite') return;
    const analyze = database === 'mysql' ? 'analyze table' : 'analyze';
    for (const table of [comments, signals]) await connection.raw(`${analyze} ${table}`);
  });
  afterAll(() => app.stop());

  /** Pieces of a statement that are limited each, before they are put together or other tables are
   * joined to them. */
  const piecesOf = ({ sql }: Statement): string[] =>
    [...sql.matchAll(/\) as .(page|pinned)\b/g)].map(([, name = '']) => name);

  /** @param piece the plan of this one alone */
  const planOf = async ({ sql, bindings }: Statement, piece?: string): Promise<string> => {
    const inner = piece
      ? new RegExp(`from \\((select (?:(?!from \\(select).)*? limit \\S+)\\) as .${piece}\\b`).exec(
          sql
        )
      : null;
    if (piece && !inner) throw new Error(`No ${piece} in ${sql}`);
    const page = inner?.[1] ?? sql;
    const skipped = inner ? placeholders(sql.slice(0, inner.index)) : 0;
    const asked = bindings.slice(skipped, skipped + placeholders(page));
    const plan: unknown = await app.strapi.db.connection.raw(
      `${explain[database]} ${page.replace(/\$\d+/g, '?')}`,
      asked as never
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
      .filter(
        ({ sql }) =>
          /order by/.test(sql) && !(admin ? /union|first_seen/ : / as .range\b/).test(sql)
      );
    expect(pages.length).toBeGreaterThan(0);
    for (const page of pages) {
      const pieces = piecesOf(page);
      expect(pieces.length > 0 || !admin).toBe(true);
      for (const piece of pieces.length > 0 ? pieces : [undefined]) {
        const plan = await planOf(page, piece);
        expect(plan).toMatch(/newsroom_(?:comments|signals)_/);
        expect(plan).not.toMatch(slow[database]);
      }
    }
    return encodeURIComponent(result.body.meta.next as string);
  };

  test.each(['newest', 'oldest', 'top'])(
    'a page of a thread (%s), first and later',
    async (sort) => {
      const path = `${thread.path}/comments?sort=${sort}&limit=50`;
      let next = await expectIndex(path);
      for (let page = 0; page < 3; page += 1) {
        next = await expectIndex(`${path}&after=${next}`);
      }
    }
  );

  describe.each(['newest', 'oldest'])('a page of a queue (%s), first and later', (sort) => {
    test.each([
      'queue=approved',
      'queue=all',
      'queue=new',
      'queue=reported',
      'queue=approved&locale=en',
      'queue=all&author=guest:many',
      'queue=all&rule=links',
    ])('%s', async (asked) => {
      const path = `/newsroom/queue?${asked}&sort=${sort}&limit=50`;
      const next = await expectIndex(path, true);
      if (next !== 'null') await expectIndex(`${path}&after=${next}`, true);
    });
  });
});
