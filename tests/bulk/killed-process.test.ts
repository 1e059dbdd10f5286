import { afterAll, beforeAll, expect, test } from 'vitest';

import { assertTallies } from '../comments/assert-counts';
import { bulks, putPending } from '../fixtures/bulks';
import { byWords, openThread, type Thread } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { spawnNewsroom } from '../harness/spawn-newsroom';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('a bulk decision', (database) => {
  let app: Newsroom;
  let threads: Thread[];
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byWords() });
    await app.adminToken();
    threads = [await openThread(app, 'One'), await openThread(app, 'Two')];
  });
  afterAll(() => app.stop());

  const selection = () => ({
    filter: { queue: 'pending', threads: threads.map(({ id }) => id) },
  });
  /** Each comment once, and all of them. */
  const decidedOn = async (bulk: string): Promise<[number, number]> => {
    const of = () => app.strapi.db.connection('newsroom_decisions').where({ bulk });
    const [all] = await of().count({ count: '*' });
    const [each] = await of().countDistinct({ count: 'comment' });
    return [Number(all?.count), Number(each?.count)];
  };

  test('is gone on with by another process when one is lost, and nothing is done twice', async () => {
    const other = await spawnNewsroom(app);
    const there = { ...app, http: other.http };
    await putPending(app, threads, 6_000);
    const { body } = await bulks(there).start({ selection: selection(), to: 'spam' });
    const id = body.data.id as string;
    const seen = await bulks(there).until(id, ({ decided }) => decided > 0);
    await other.kill();
    expect(seen).toMatchObject({ state: 'running', total: 6_000 });
    expect(await bulks(app).until(id)).toMatchObject({
      state: 'done',
      decided: 6_000,
      skipped: 0,
    });
    expect(await decidedOn(id)).toEqual([6_000, 6_000]);
    await assertTallies(app);
  });

  test('is worked on by one of two that are there, and each may begin its own', async () => {
    const other = await spawnNewsroom(app);
    const there = { ...app, http: other.http };
    await putPending(app, threads, 3_000);
    const { body: first } = await bulks(app).start({ selection: selection(), to: 'approved' });
    // Of the same comments: what the one has decided, the other leaves alone.
    const { body: second } = await bulks(there).start({ selection: selection(), to: 'spam' });
    const [here, elsewhere] = await Promise.all([
      bulks(app).until(first.data.id as string),
      bulks(there).until(second.data.id as string),
    ]);
    await other.kill();
    expect([here.state, elsewhere.state]).toEqual(['done', 'done']);
    for (const { id, decided } of [here, elsewhere]) {
      expect(await decidedOn(id)).toEqual([decided, decided]);
    }
    expect(here.decided + elsewhere.decided).toBe(3_000);
    await assertTallies(app);
  });

  test('is gone on with after a stop in the midst of it', async () => {
    await putPending(app, threads, 6_000);
    const { body } = await bulks(app).start({ selection: selection(), to: 'spam' });
    const id = body.data.id as string;
    await bulks(app).until(id, ({ decided }) => decided > 0);
    await app.stop({ keep: true });
    app = await startNewsroom({ on: app, config: byWords() });
    expect(await bulks(app).until(id)).toMatchObject({ state: 'done', decided: 6_000 });
    expect(await decidedOn(id)).toEqual([6_000, 6_000]);
    await assertTallies(app);
  });
});
