import { afterAll, beforeAll, expect, test } from 'vitest';

import { byMarks, openThread, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const cursor = (...values: unknown[]): string =>
  Buffer.from(JSON.stringify(values)).toString('base64url');

describeOnEachDatabase('a request to read', (database) => {
  let app: Newsroom;
  let thread: Thread;
  let root: string;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
    root = await plant(app, thread);
    for (let number = 0; number < 3; number += 1) await plant(app, thread);
    for (let number = 0; number < 3; number += 1) await plant(app, thread, { parent: root });
  });
  afterAll(() => app.stop());

  const comments = () => `${thread.path}/comments`;
  const replies = () => `/api/newsroom/comments/${root}/replies`;
  /** Names of the fields that a 400 `INVALID_INPUT` complains of. */
  const refused = async (path: string): Promise<string[]> => {
    const { status, body } = await app.http.get(path);
    expect([path, status, body.data]).toEqual([path, 400, null]);
    expect(body.error.details.code).toBe('INVALID_INPUT');
    return body.error.details.problems.map(({ field }: { field: string }) => field).sort();
  };
  const next = async (path: string): Promise<string> =>
    (await app.http.get(`${path}limit=1`)).body.meta.next;

  test.each(['0', '-1', '101', '1.5', 'ten', '1e3', ''])(
    'for a limit of "%s" is refused by name',
    async (limit) => {
      expect(await refused(`${comments()}?limit=${limit}`)).toEqual(['limit']);
      expect(await refused(`${replies()}?limit=${limit}`)).toEqual(['limit']);
    }
  );

  test.each(['-1', '21', '0.5', 'all'])('for "%s" replies is refused by name', async (value) => {
    expect(await refused(`${comments()}?replies=${value}`)).toEqual(['replies']);
  });

  test('at the bounds is answered', async () => {
    for (const search of ['limit=1', 'limit=100', 'replies=0', 'replies=20']) {
      expect((await app.http.get(`${comments()}?${search}`)).status).toBe(200);
    }
    for (const search of ['limit=1', 'limit=100']) {
      expect((await app.http.get(`${replies()}?${search}`)).status).toBe(200);
    }
  });

  test.each(['best', 'newest,oldest', 'createdAt:asc', ''])(
    'for the order "%s" is refused by name',
    async (sort) => {
      expect(await refused(`${comments()}?sort=${sort}`)).toEqual(['sort']);
    }
  );

  test('with parameters that the route does not know is refused, each by name', async () => {
    const unknown = 'filters[status]=pending&populate=*&page=2';
    const names = ['filters', 'page', 'populate'];
    expect(await refused(`${comments()}?${unknown}`)).toEqual(names);
    expect(await refused(`${replies()}?${unknown}&replies=3`)).toEqual([...names, 'replies']);
    expect(await refused(`/api/newsroom/comments/${root}?${unknown}`)).toEqual(names);
    expect(await refused(`${thread.path}?${unknown}`)).toEqual(names);
    expect(await refused(`/api/newsroom/counts?threads=${thread.subject}&${unknown}`)).toEqual(
      names
    );
    expect(await refused(`${comments()}?limit=0&sort=up&after=&other=1`)).toEqual([
      'after',
      'limit',
      'other',
      'sort',
    ]);
  });

  const time = '2026-03-01T10:00:00.000Z';
  test.each([
    ['text', 'no-cursor'],
    ['JSON that is no list', Buffer.from('{"a":1}').toString('base64url')],
    ['a list that is empty', cursor()],
    ['a time without an id', cursor(time)],
    ['a time that is none', cursor('yesterday', 'abc')],
    ['a day that is none', cursor('2026-13-45T10:00:00.000Z', 'abc')],
    ['nulls', cursor(null, null)],
    ['an id that is none', cursor(time, "' or 1=1 --")],
    ['a number for an id', cursor(time, 7)],
    ['an object for an id', cursor(time, { $gt: '' })],
    ['too much', cursor(time, 'abc', 'abc')],
    ['more than fits', cursor(time, 'a'.repeat(500))],
  ])('with a cursor of %s is refused by name', async (_what, after) => {
    for (const path of [comments(), replies()]) {
      expect(await refused(`${path}?after=${after}`)).toEqual(['after']);
    }
  });

  test('with a cursor of another list is refused by name', async () => {
    const ofComments = await next(`${comments()}?`);
    const ofReplies = await next(`${replies()}?`);
    expect(await refused(`${replies()}?after=${ofComments}`)).toEqual(['after']);
    expect(await refused(`${comments()}?after=${ofReplies}`)).toEqual(['after']);
    expect(await refused(`${comments()}?after=${ofComments}&after=${ofComments}`)).toEqual([
      'after',
    ]);
  });

  test('with a cursor of another thread shows nothing of that one', async () => {
    const other = await openThread(app, 'Another');
    const theirs = [await plant(app, other), await plant(app, other)];
    const after = await next(`${other.path}/comments?sort=oldest&`);
    const { body } = await app.http.get(`${comments()}?after=${after}&limit=100`);
    expect(body.data.every(({ id }: { id: string }) => !theirs.includes(id))).toBe(true);
  });
});
