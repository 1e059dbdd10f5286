import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { byMarks, openThread, posted, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpAnswer } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const texts = {
  tram: 'The tram line reopens, at last. Tramway stops follow.',
  cafe: 'Le café de la gare sert du thé.',
  dash: 'A well-known state-of-the-art argument',
  link: 'See https://example.com/library/opening-hours for more',
  quote: 'He said "never again" (and meant it)',
  percent: 'Up by 100% this year_end',
  apostrophe: "Don't touch O'Brien's harbour",
  japanese: '図書館は九時に開きます。',
  arabic: 'المكتبة تفتح في الصباح',
  russian: 'Трамвай снова ходит',
  both: 'harbour and library together',
  number: 'Number 9 tram costs 12345 crowns',
} as const;
type Name = keyof typeof texts;

describeOnEachDatabase('searching the desk', (database) => {
  let app: Newsroom;
  let thread: Thread;
  const ids = {} as Record<string, string>;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
    for (const [name, body] of Object.entries(texts))
      ids[name] = await plant(app, thread, { body });
    ({ id: ids.signed } = await posted(app, thread, { body: 'Nothing', name: 'Zoë Quartermain' }));
  });
  afterAll(() => app.stop());

  const ask = (search: string, more = ''): Promise<HttpAnswer> =>
    app.http.get(
      `/newsroom/queue?queue=approved&limit=100&search=${encodeURIComponent(search)}${more}`,
      { admin: true }
    );
  const find = async (search: string): Promise<[names: string[], by: string]> => {
    const { status, body } = await ask(search);
    if (status !== 200) throw new Error(`${search}: ${JSON.stringify(body)}`);
    const found = body.data.map(({ id }: { id: string }) => id);
    const names = Object.keys(ids).filter((name) => found.includes(ids[name]));
    expect(names).toHaveLength(found.length);
    return [names.sort(), body.meta.searchedBy];
  };

  const indexed: readonly (readonly [search: string, ...names: (Name | 'signed')[]])[] = [
    ['reopens', 'tram'],
    ['REOPENS', 'tram'],
    ['tram', 'number', 'tram'],
    // The last word may be the beginning of one, the others are whole.
    ['tramw', 'tram'],
    ['line tramw', 'tram'],
    ['tramw line'],
    ['tram line', 'tram'],
    ['reopens nowhere'],
    ['harbour library', 'both'],
    ['library', 'both', 'link'],
    ['café', 'cafe'],
    ['CAFÉ gare', 'cafe'],
    ['cafe\u0301', 'cafe'],
    ['well-known', 'dash'],
    ['"never again"', 'quote'],
    ['(meant', 'quote'],
    ['last.', 'tram'],
    ['example.com', 'link'],
    ['opening', 'link'],
    ['quartermain', 'signed'],
    ['quarterm', 'signed'],
    ['المكتبة', 'arabic'],
    ['الصباح تفتح', 'arabic'],
    ['трамвай', 'russian'],
    ['12345', 'number'],
    ['123', 'number'],
  ];
  test.each(indexed)('the index finds %s', async (search, ...names) => {
    expect(await find(search)).toEqual([[...names].sort(), 'index']);
  });

  const scanned: readonly (readonly [search: string, ...names: Name[]])[] = [
    ['図書館', 'japanese'],
    ['九時に', 'japanese'],
    ['%', 'percent'],
    ['""', ...([] as Name[])],
    ['!!!'],
  ];
  test.each(scanned)('reading finds %s', async (search, ...names) => {
    expect(await find(search)).toEqual([[...names].sort(), 'scan']);
  });

  test('signs inside a word are meant', async () => {
    expect((await find("O'Brien"))[0]).toEqual(['apostrophe']);
    expect((await find("don't"))[0]).toEqual(['apostrophe']);
    expect((await find('year_end'))[0]).toEqual(['percent']);
    expect((await find('yearXend'))[0]).toEqual([]);
    expect((await find('state-of-the-art'))[0]).toEqual(['dash']);
    expect((await find('art-state'))[0]).toEqual([]);
  });

  test('short and common words are looked for too', async () => {
    expect((await find('at last'))[0]).toEqual(['tram']);
    expect((await find('de la gare'))[0]).toEqual(['cafe']);
    expect((await find('9 tram'))[0]).toEqual(['number']);
  });

  test.each([
    'tram & line',
    'tram | cafe',
    '!tram',
    '-tram',
    '+tram -line',
    'tram*',
    '*',
    '(tram',
    '"tram',
    'tram"',
    "tram'",
    "'; drop table newsroom_comments; --",
    'tram:*',
    'tram:A',
    'tram <-> line',
    'NEAR(tram line)',
    'tram AND line',
    'tram NOT line',
    'body:tram',
    '{body} : tram',
    '^tram',
    '@4 tram',
    '~tram >line <x',
    '\\',
    '\\\\',
    '%',
    '_',
    '[a-z]',
    '$1',
    '?',
    ':name',
    '😀',
    '\u202Etram',
    'a\u0301\u0301\u0301',
    'x'.repeat(200),
    'tram '.repeat(39),
    'ك',
    '1e309',
    '\u{10FFFF}',
  ])('nothing in %j means anything to the database', async (search) => {
    const { status, body } = await ask(search);
    expect([search, status]).toEqual([search, 200]);
    const count = await app.http.get(
      `/newsroom/queue/count?queue=approved&search=${encodeURIComponent(search)}`,
      { admin: true }
    );
    expect(count.body).toEqual({ data: { count: body.data.length } });
  });

  test('signs narrow nothing: `-line` still wants the line', async () => {
    expect((await find('+tram -line'))[0]).toEqual(['tram']);
    expect((await find('body:tram'))[0]).toEqual([]);
  });

  test('goes together with filters, and goes on from page to page', async () => {
    const read: string[] = [];
    for (let after = ''; ;) {
      const path = `/newsroom/queue?queue=approved&sort=oldest&limit=1&search=tram&threads=${thread.id}`;
      const { body } = await app.http.get(`${path}${after}`, { admin: true });
      read.push(...body.data.map(({ id }: { id: string }) => id));
      if (body.meta.next === null) break;
      after = `&after=${body.meta.next}`;
    }
    expect(read).toEqual([ids.tram, ids.number]);
    const none = await ask('tram', '&locale=de');
    expect(none.body.data).toEqual([]);
  });

  test('whatever writes a comment, the index follows', async () => {
    const table = app.strapi.db.connection(app.strapi.db.metadata.get(uids.comment).tableName);
    const id = await plant(app, thread, { body: 'A zeppelin over town' });
    expect((await ask('zeppelin')).body.data).toHaveLength(1);
    await app.strapi.db.query(uids.comment).update({
      where: { documentId: id },
      data: { body: 'A balloon over town' },
    });
    expect((await ask('zeppelin')).body.data).toHaveLength(0);
    expect((await ask('balloon')).body.data).toHaveLength(1);
    await table.clone().where({ document_id: id }).update({ body: 'A glider over town' });
    expect((await ask('balloon')).body.data).toHaveLength(0);
    expect((await ask('glider')).body.data).toHaveLength(1);
    await table.clone().where({ document_id: id }).delete();
    expect((await ask('glider')).body.data).toHaveLength(0);
  });

  test('the longest and the emptiest comment can be stored and searched', async () => {
    const { tableName } = app.strapi.db.metadata.get(uids.comment);
    const words = Array.from({ length: 40_000 }, (_, index) => `w${index}`).join(' ');
    await app.strapi.db.connection(tableName).insert([
      {
        document_id: 'long',
        thread: thread.id,
        status: 'spam',
        body: words,
        created_at: new Date(),
      },
      { document_id: 'empty', thread: thread.id, status: 'spam', created_at: new Date() },
    ]);
    const path = '/newsroom/queue?queue=spam&search=w17';
    // MariaDB takes a moment to index so many words.
    const found = async () => {
      const { data } = (await app.http.get(path, { admin: true })).body;
      return data.map(({ id }: { id: string }) => id);
    };
    await expect.poll(found, { timeout: 60_000 }).toEqual(['long']);
  });

  test('an index that is gone is made again at the next start', async () => {
    const { connection } = app.strapi.db;
    if (database === 'sqlite') {
      // As Strapi does when a column changes: SQLite takes the triggers with the old table.
      await connection.raw('drop trigger newsroom_search_insert');
      await connection.raw('drop trigger newsroom_search_update');
    } else if (database === 'postgres') {
      await connection.raw('alter table newsroom_comments drop column newsroom_words');
      await connection.raw('drop index newsroom_comments_reported');
      await connection.raw('drop index newsroom_comments_reported_rules');
    } else {
      await connection.raw('alter table newsroom_comments drop index newsroom_comments_search');
      await connection.raw('alter table newsroom_comments drop index newsroom_comments_reported');
    }
    await connection('newsroom_comments')
      .where({ document_id: ids.cafe })
      .update({ body: 'A lighthouse' });
    await app.stop({ keep: true });
    app = await startNewsroom({ on: app });
    expect(await find('lighthouse')).toEqual([['cafe'], 'index']);
    expect(await find('gare')).toEqual([[], 'index']);
    expect((await app.http.get('/newsroom/queue?queue=reported', { admin: true })).status).toBe(
      200
    );
    await posted(app, thread, { body: 'A windmill by the sea' });
    expect((await ask('windmill')).body.data).toHaveLength(1);
  });

  test('words are found alike, however many have them', async () => {
    const { connection } = app.strapi.db;
    if (database === 'postgres') {
      // Statistics of words, by which PostgreSQL is told where to look first.
      await connection.raw('analyze newsroom_comments');
      await app.stop({ keep: true });
      app = await startNewsroom({ on: app });
    }
    const ways: string[] = [];
    for (const search of ['lighthouse a', 'a lighthouse', 'lighthouse']) {
      const { result, statements } = await app.statements(() => find(search));
      expect([search, ...result]).toEqual([search, ['cafe'], 'index']);
      const sql = statements.on('newsroom_comments')[0]?.sql ?? '';
      ways.push(/is true/.test(sql) ? 'tested' : /offset 0/.test(sql) ? 'first' : 'planned');
    }
    if (database !== 'postgres') expect(new Set(ways)).toEqual(new Set(['planned']));
    else expect(ways[0]).toBe('tested');
  });

  test('it outlives a start with the plugin disabled', async () => {
    await app.stop({ keep: true });
    app = await startNewsroom({ on: app, enabled: false });
    const { connection } = app.strapi.db;
    await connection('newsroom_comments')
      .where({ document_id: ids.cafe })
      .update({ body: 'A drawbridge' });
    await app.stop({ keep: true });
    app = await startNewsroom({ on: app, enabled: true });
    expect(await find('drawbridge')).toEqual([['cafe'], 'index']);
  });
});
