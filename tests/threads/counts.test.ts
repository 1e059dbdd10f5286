import { afterAll, beforeAll, expect, test } from 'vitest';

import { byMarks, openThread, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('counts of many threads', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
    await plant(app, thread, { parent: await plant(app, thread) });
  });
  afterAll(() => app.stop());

  const refused = async (path: string): Promise<string[]> => {
    const { status, body } = await app.http.get(path);
    expect([path, status, body.error.details.code]).toEqual([path, 400, 'INVALID_INPUT']);
    return body.error.details.problems.map(({ field }: { field: string }) => field);
  };

  test('answers each thread it knows, once, and leaves out what it may not', async () => {
    const empty = await openThread(app, 'Empty');
    const held = await openThread(app, 'Held');
    await plant(app, held, { body: 'HOLD this' });
    const { documentId: draft } = await app.contentManager.create({ title: 'A draft' });
    const gone = await openThread(app, 'Taken back');
    await plant(app, gone);
    await app.contentManager.unpublish(gone.subject);
    const asked = [thread, empty, thread, held, gone].map(({ subject }) => subject);
    const all = [...asked, draft, 'nowhere0000000000000000', 'api::no.no:abc', '%20', '__proto__'];
    const { result, statements } = await app.statements(() =>
      app.http.get(`/api/newsroom/counts?threads=${all.join(',')}`)
    );
    expect(result).toMatchObject({ status: 200, body: { meta: {} } });
    expect(result.body.data).toEqual({
      [thread.subject]: 2,
      [empty.subject]: 0,
      [held.subject]: 0,
    });
    expect(statements.on('newsroom_*')).toHaveLength(1);
  });

  test('brings the words for a number along, in English where it has no others', async () => {
    const wordsIn = async (words: string) => {
      const query = new URLSearchParams({ threads: thread.subject, words });
      const { status, body } = await app.http.get(`/api/newsroom/counts?${String(query)}`);
      expect([status, body.data]).toEqual([200, { [thread.subject]: 2 }]);
      return body.meta.words;
    };
    const german = { comments: { one: '{n} Kommentar', other: '{n} Kommentare' } };
    const english = { comments: { one: '{n} comment', other: '{n} comments' } };
    expect(await wordsIn('de-CH')).toEqual({ locale: 'de-CH', texts: german });
    for (const none of ['nl', '', 'de_CH', '__proto__', '<b>', 'x'.repeat(100)]) {
      expect(await wordsIn(none)).toEqual({ locale: 'en', texts: english });
    }
    const path = `/api/newsroom/counts?threads=${thread.subject}&words=`;
    expect(await refused(path + 'x'.repeat(101))).toEqual(['words']);
  });

  test('takes a hundred threads, and no more', async () => {
    const ids = Array.from({ length: 100 }, (_, number) => `unknown${number}`);
    const path = '/api/newsroom/counts?threads=';
    const { body } = await app.http.get(`${path}${ids.join(',')}`);
    expect(body).toEqual({ data: {}, meta: {} });
    expect(await refused(`${path}${[...ids, 'one'].join(',')}`)).toEqual(['threads']);
    for (const none of ['', ',', ',,'])
      expect(await refused(`${path}${none}`)).toEqual(['threads']);
    expect(await refused('/api/newsroom/counts')).toEqual(['threads']);
  });
});
