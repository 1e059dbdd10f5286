import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { byMarks, openThread, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { flatten, idsOf, walkPages } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** A comment of the tree below, by its name. */
type Name = 'root' | 'a' | 'b' | 'aa' | 'ab' | 'ba' | 'aaa' | 'aab' | 'aba' | 'aaaa' | 'lone';

/** In the order they are written: none is written before what it answers, and deep ones often before
 * shallow ones. All but two have one time. */
const tree: readonly [Name, Name | null][] = [
  ['root', null],
  ['a', 'root'],
  ['aa', 'a'],
  ['aaa', 'aa'],
  ['aaaa', 'aaa'],
  ['b', 'root'],
  ['ba', 'b'],
  ['ab', 'a'],
  ['aab', 'aa'],
  ['aba', 'ab'],
  ['lone', null],
];

const counts: Record<Name, number> = {
  root: 9,
  a: 6,
  b: 1,
  aa: 3,
  ab: 1,
  ba: 0,
  aaa: 1,
  aab: 0,
  aba: 0,
  aaaa: 0,
  lone: 0,
};

describeOnEachDatabase('replies', (database) => {
  let app: Newsroom;
  let thread: Thread;
  const ids = {} as Record<Name, string>;
  const nameOf = (id: string | null): string =>
    Object.entries(ids).find(([, one]) => one === id)?.[0] ?? 'nothing';
  beforeAll(async () => {
    app = await startNewsroom({ database, config: { ...byMarks(), threads: { maxDepth: 6 } } });
    thread = await openThread(app);
    for (const [name, parent] of tree) {
      const minute = name === 'b' ? 5 : name === 'aab' ? 1 : 3;
      const at = `2026-03-01T10:0${minute}:00.000Z`;
      ids[name] = await plant(app, thread, { at, ...(parent && { parent: ids[parent] }) });
    }
    // Not to be seen, at each depth.
    for (const name of ['root', 'a', 'aaa'] as const) {
      await plant(app, thread, { parent: ids[name], body: 'HOLD this reply' });
    }
  });
  afterAll(() => app.stop());

  const listed = async (replies: number) => {
    const { body } = await app.http.get(`${thread.path}/comments?sort=oldest&replies=${replies}`);
    return body.data as Parameters<typeof flatten>[0];
  };
  const below = (id: Name, limit: number) =>
    walkPages(app, `/api/newsroom/comments/${ids[id]}/replies`, { query: { limit } });

  test('are nested below what they answer, shallow ones first', async () => {
    const shape = (comments: Parameters<typeof flatten>[0]): unknown =>
      Object.fromEntries(comments.map(({ id, replies = [] }) => [nameOf(id), shape(replies)]));
    expect(shape(await listed(0))).toEqual({ root: {}, lone: {} });
    expect(shape(await listed(1))).toEqual({ root: { a: {} }, lone: {} });
    expect(shape(await listed(2))).toEqual({ root: { a: {}, b: {} }, lone: {} });
    expect(shape(await listed(9))).toEqual({
      root: { a: { aa: { aaa: { aaaa: {} }, aab: {} }, ab: { aba: {} } }, b: { ba: {} } },
      lone: {},
    });
    expect(await listed(20)).toEqual(await listed(9));
  });

  test.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])(
    'come %i per conversation, the first of them',
    async (replies) => {
      const root = (await listed(replies)).find(({ id }) => id === ids.root);
      const nested = flatten(root?.replies ?? []);
      const first = (await below('root', 100)).flat().slice(0, replies);
      expect(idsOf(nested).sort()).toEqual(idsOf(first).sort());
    }
  );

  test('are counted at every depth, whether listed or not', async () => {
    for (const replies of [0, 3, 20]) {
      for (const { id, replyCount } of flatten(await listed(replies))) {
        expect([nameOf(id), replyCount]).toEqual([nameOf(id), counts[nameOf(id) as Name]]);
      }
    }
    const { body } = await app.http.get(`${thread.path}/comments`);
    expect(body.meta.commentCount).toBe(tree.length);
  });

  describe.each([1, 2, 3, 4, 100])('%i at a time', (limit) => {
    test.each<[Name, string[]]>([
      ['root', ['a', 'b', 'aa', 'ab', 'ba', 'aaa', 'aab', 'aba', 'aaaa']],
      ['a', ['aa', 'ab', 'aaa', 'aab', 'aba', 'aaaa']],
      ['aa', ['aaa', 'aab', 'aaaa']],
      ['b', ['ba']],
      ['aaaa', []],
      ['lone', []],
    ])('have each below %s once, none before what it answers', async (name, expected) => {
      const pages = await below(name, limit);
      const read = pages.flat();
      expect(idsOf(read).map(nameOf).sort()).toEqual([...expected].sort());
      expect(pages.slice(0, -1).every((page) => page.length === limit)).toBe(true);
      const seen = new Set<string | null>([ids[name]]);
      for (const { id, parent } of read) {
        expect(seen, `${nameOf(id)} before ${nameOf(parent)}`).toContain(parent);
        seen.add(id);
      }
      const order = read.map(({ depth, createdAt, id }) => `${depth} ${createdAt} ${id}`);
      expect(order).toEqual([...order].sort());
      expect(read.every(({ replies }) => replies === undefined)).toBe(true);
    });
  });

  test('below a branch stay together while others are written around it', async () => {
    const busy = await openThread(app, 'Busy');
    const root = await plant(app, busy);
    const branch = await plant(app, busy, { parent: root });
    const early: string[] = [];
    for (let number = 0; number < 6; number += 1) {
      early.push(await plant(app, busy, { parent: early[number - 2] ?? branch }));
    }
    const late: string[] = [];
    const pages = await walkPages(app, `/api/newsroom/comments/${branch}/replies`, {
      query: { limit: 2 },
      between: async () => {
        await plant(app, busy, { parent: root });
        if (late.length < 3) late.push(await plant(app, busy, { parent: branch }));
      },
    });
    const read = pages.flatMap(idsOf);
    expect(new Set(read).size).toBe(read.length);
    expect(early.filter((id) => !read.includes(id))).toEqual([]);
    // What is new may stand before the page that was asked for; nothing else may be there.
    expect(read.filter((id) => !early.includes(id) && !late.includes(id))).toEqual([]);
  });

  test('have permanent links, with all they stand below', async () => {
    const link = async (name: Name) =>
      (await app.http.get(`/api/newsroom/comments/${ids[name]}`)).body;
    const answer = await link('aaaa');
    expect(answer.data).toMatchObject({ id: ids.aaaa, depth: 4, parent: ids.aaa, replyCount: 0 });
    expect(answer.meta.thread).toBe(thread.subject);
    expect(idsOf(answer.meta.ancestors).map(nameOf)).toEqual(['root', 'a', 'aa', 'aaa']);
    expect(answer.meta.ancestors).toEqual(
      await Promise.all(
        (['root', 'a', 'aa', 'aaa'] as const).map(async (name) => (await link(name)).data)
      )
    );
    expect((await link('lone')).meta).toEqual({
      thread: thread.subject,
      ancestors: [],
      votes: {},
      mine: [],
    });
    const root = (await listed(0)).find(({ id }) => id === ids.root);
    expect({ ...(await link('root')).data, replies: [] }).toEqual(root);
  });
});
