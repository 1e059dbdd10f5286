import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { commentStatuses, queues, reportReasons } from '../../content-types';
import { permissions, queueSorts, type QueueFilter } from '../../server/desk/contract';
import { deskRules, deskStart, fillDesk, fits, inOrder, type Filed } from '../fixtures/full-desk';
import { idsOf } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpAnswer } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

type Asked = Partial<QueueFilter> & { sort?: string; limit?: number };

const toSearch = (asked: Record<string, string | number | string[] | undefined>): string =>
  new URLSearchParams(
    Object.entries(asked).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]]
    )
  ).toString();

describeOnEachDatabase('the queues of the desk', (database) => {
  let app: Newsroom;
  let filed: Filed[];
  let threads: string[];
  beforeAll(async () => {
    app = await startNewsroom({ database });
    ({ filed, threads } = await fillDesk(app, { comments: 400, threads: 5 }));
  });
  afterAll(() => app.stop());

  const get = (path: string, asked: Parameters<typeof toSearch>[0], admin: string | true = true) =>
    app.http.get(`/newsroom/${path}?${toSearch(asked)}`, { admin });

  /** All pages from the first to the last. */
  const walk = async (asked: Asked): Promise<string[]> => {
    const read: string[] = [];
    let after: string | undefined;
    do {
      const { status, body } = await get('queue', { ...asked, after });
      if (status !== 200) throw new Error(`${toSearch(asked)}: ${JSON.stringify(body)}`);
      read.push(...idsOf(body.data));
      after = body.meta.next ?? undefined;
      if (read.length > filed.length) throw new Error(`${toSearch(asked)} goes in circles`);
    } while (after !== undefined);
    return read;
  };
  const wanted = ({ sort, ...filter }: Asked): string[] => {
    const found = idsOf(inOrder(filed.filter((one) => fits(one, filter))));
    const isOldestFirst =
      (sort ?? ((filter.queue ?? 'pending') === 'pending' ? 'oldest' : '')) === 'oldest';
    return isOldestFirst ? found : found.reverse();
  };

  test.each(queues)('%s has what belongs there, and nothing else, either way', async (queue) => {
    for (const sort of [undefined, ...queueSorts]) {
      const all = wanted({ queue, sort });
      expect(all.length).toBeGreaterThan(10);
      expect(await walk({ queue, sort, limit: 37 })).toEqual(all);
    }
  });

  const date = fc
    .integer({ min: -1, max: 61 })
    .map((minute) => new Date(deskStart + minute * 60_000).toISOString());
  const optional = <Value>(value: fc.Arbitrary<Value>) =>
    fc.option(value, { nil: undefined, freq: 2 });
  /** Most leave most out: where everything is asked for at once, nothing is left to be wrong. */
  const filters = fc.record({
    queue: fc.constantFrom(...queues),
    threads: optional(
      fc.constantFrom(0, 1, 2, 3).map((index) => threads.slice(index, index + 1 + index))
    ),
    author: optional(fc.constantFrom('guest:1', 'guest:2', 'address:hash1', 'nobody')),
    status: optional(fc.constantFrom(...commentStatuses)),
    rule: optional(fc.constantFrom(...deskRules, 'unheard-of')),
    report: optional(fc.constantFrom(...reportReasons)),
    from: optional(date),
    to: optional(date),
    locale: optional(fc.constantFrom('en', 'de', 'fr')),
  });
  const names = ['threads', 'author', 'status', 'rule', 'report', 'from', 'to', 'locale'] as const;

  test.each(names)('each can be narrowed by %s alone', async (name) => {
    const values: Record<string, (string | string[])[]> = {
      threads: [threads.slice(0, 1), threads.slice(1, 4)],
      author: ['guest:1', 'address:hash1'],
      status: ['approved', 'deleted'],
      rule: ['links'],
      report: ['spam'],
      from: [new Date(deskStart + 20 * 60_000).toISOString()],
      to: [new Date(deskStart + 20 * 60_000).toISOString()],
      locale: ['de'],
    };
    for (const queue of queues) {
      for (const value of values[name] ?? []) {
        for (const sort of queueSorts) {
          const asked = { queue, [name]: value, sort } as Asked;
          expect([asked, await walk({ ...asked, limit: 25 })]).toEqual([asked, wanted(asked)]);
        }
      }
    }
  });

  test('any filters together give what fits them all, page by page, and its number', async () => {
    const asked = fc
      .tuple(
        filters,
        fc.subarray([...names]),
        fc.constantFrom(...queueSorts),
        fc.integer({ min: 3, max: 60 })
      )
      .map(([filter, kept, sort, limit]): Asked => ({
        queue: filter.queue,
        ...Object.fromEntries(kept.map((name) => [name, filter[name]])),
        sort,
        limit,
      }));
    await fc.assert(
      fc.asyncProperty(asked, async (one) => {
        const { limit: _limit, sort: _sort, ...filter } = one;
        const all = wanted(one);
        expect(await walk(one)).toEqual(all);
        expect((await get('queue/count', filter)).body).toEqual({ data: { count: all.length } });
        const ids = filed.slice(0, 100).map(({ id }) => id);
        const { data } = (await get('queue/matches', { ...filter, ids })).body;
        expect(data).toEqual(ids.filter((id) => all.includes(id)));
      }),
      { numRuns: 40 }
    );
  });

  test('the numbers are those of the site, or of the threads asked for', async () => {
    const counts = (some: readonly Filed[]) =>
      Object.fromEntries(
        queues.map((queue) => [queue, some.filter((one) => fits(one, { queue })).length])
      );
    const { meta } = (await get('queue', { queue: 'spam', rule: 'links' })).body;
    expect(meta.counts).toEqual(counts(filed));
    for (const some of [threads.slice(0, 1), threads.slice(2, 5)]) {
      const answer = await get('queue', { threads: some });
      const of = filed.filter(({ thread }) => some.includes(thread));
      expect(answer.body.meta.counts).toEqual(counts(of));
    }
  });

  test('a card counts what its author wrote, and says since when', async () => {
    const { data } = (await get('queue', { queue: 'all', author: 'guest:1', limit: 1 })).body;
    const own = inOrder(filed.filter(({ author }) => author === 'guest:1'));
    const counts = Object.fromEntries(
      commentStatuses.map((status) => [status, own.filter((one) => one.status === status).length])
    );
    expect(data[0].author).toMatchObject({
      key: 'guest:1',
      counts,
      firstSeenAt: new Date(own[0]?.at ?? 0).toISOString(),
      sanction: null,
    });
    const { data: anonymous } = (await get('queue', { queue: 'all', limit: 100 })).body;
    const nobody = anonymous.find(
      ({ author }: { author: { key: string | null } }) => author.key === null
    );
    expect(nobody.author).toMatchObject({ firstSeenAt: null, counts: { approved: 0 } });
  });

  test('a card says for which reasons readers reported it, and in which queues it is', async () => {
    const { data } = (await get('queue', { queue: 'reported', limit: 100 })).body;
    for (const card of data) {
      const one = filed.find(({ id }) => id === card.id);
      expect(card.reports.map(({ reason }: { reason: string }) => reason).sort()).toEqual(
        [...(one?.reports ?? [])].sort()
      );
      expect(card.queues).toEqual(
        expect.arrayContaining(queues.filter((queue) => one && fits(one, { queue })))
      );
    }
  });

  describe('by address', () => {
    const asked = { queue: 'all', author: 'address:hash1' };
    const codeOf = ({ status, body }: HttpAnswer) => [status, body.error?.details?.code];

    test('are for those who may identify authors', async () => {
      const { token } = await app.createAdmin({ permissions: [permissions.readDesk] });
      for (const path of ['queue', 'queue/count', 'queue/matches']) {
        const answer = await get(
          path,
          { ...asked, ...(path.endsWith('s') && { ids: 'a' }) },
          token
        );
        expect([path, ...codeOf(answer)]).toEqual([path, 403, 'NOT_ALLOWED']);
      }
      expect((await get('queue', { ...asked, author: 'guest:1' }, token)).status).toBe(200);
    });

    test('show no address', async () => {
      const { token } = await app.createAdmin({
        permissions: [permissions.readDesk, permissions.identify],
      });
      const { status, body } = await get('queue', asked, token);
      expect(status).toBe(200);
      expect(body.data.length).toBeGreaterThan(10);
      expect(JSON.stringify(body)).not.toContain('hash1');
    });
  });

  test.each(['queue', 'queue/count', 'queue/matches', 'threads'])(
    'unknown parameters of %s are named',
    async (path) => {
      const { status, body } = await get(path, { colour: 'red', ids: 'a' });
      expect(status).toBe(400);
      const fields = body.error.details.problems.map(({ field }: { field: string }) => field);
      expect(fields).toContain('colour');
    }
  );

  test.each([
    { queue: 'deleted' },
    { sort: 'best' },
    { limit: 101 },
    { after: 'x' },
    { from: 'yesterday' },
    { report: 'boredom' },
    { threads: Array.from({ length: 51 }, (_, index) => `t${index}`) },
    { search: ' ' },
  ])('what does not fit is refused: %o', async (asked) => {
    const { status, body } = await get('queue', asked);
    expect([status, body.error.details.code]).toEqual([400, 'INVALID_INPUT']);
    expect(body.error.details.problems[0].field).toMatch(Object.keys(asked)[0] ?? '');
  });
});
