import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import { mostSavedQueues } from '../../server/saved-queues/contract';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpAnswer } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const path = '/newsroom/saved-queues';
const queue = (name: string, filter: object = {}) => ({ name, filter, sort: 'newest' });

describeOnEachDatabase('saved queues', (database) => {
  let app: Newsroom;
  let mine: string;
  let theirs: string;
  beforeAll(async () => {
    app = await startNewsroom({ database });
    mine = (await app.createAdmin()).token;
    theirs = (await app.createAdmin()).token;
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await app.strapi.db.query(uids.savedQueue).deleteMany({});
  });

  const save = (body: unknown, admin = mine): Promise<HttpAnswer> =>
    app.http.post(path, { admin, body });
  const names = async (admin = mine): Promise<string[]> =>
    (await app.http.get(path, { admin })).body.data.map(({ name }: { name: string }) => name);
  const codeOf = ({ status, body }: HttpAnswer) => [status, body.error?.details?.code];

  test('are kept, changed and forgotten', async () => {
    const filter = { queue: 'all', threads: ['a', 'b'], search: ' two words ' };
    const { status, body } = await save(queue('  Watch list ', filter));
    expect(status).toBe(201);
    const kept = {
      id: expect.any(String),
      name: 'Watch list',
      filter: { ...filter, search: 'two words' },
      sort: 'newest',
    };
    expect(body.data).toEqual(kept);
    expect((await app.http.get(path, { admin: mine })).body.data).toEqual([kept]);
    const one = `${path}/${body.data.id}`;
    const changed = { ...queue('Held', { rule: 'links' }), sort: 'oldest' };
    expect((await app.http.put(one, { admin: mine, body: changed })).body.data).toEqual({
      id: body.data.id,
      name: 'Held',
      filter: { queue: 'pending', rule: 'links' },
      sort: 'oldest',
    });
    expect((await app.http.get(path, { admin: mine })).body.data[0]).toMatchObject(changed);
    expect((await app.http.delete(one, { admin: mine })).body.data).toMatchObject({ name: 'Held' });
    expect(await names()).toEqual([]);
    expect(codeOf(await app.http.delete(one, { admin: mine }))).toEqual([
      404,
      'SAVED_QUEUE_UNKNOWN',
    ]);
  });

  test('are one’s own: another’s cannot be seen, changed or forgotten', async () => {
    const { id } = (await save(queue('Mine'))).body.data;
    expect(await names(theirs)).toEqual([]);
    const other = { admin: theirs, body: queue('Theirs now') };
    const unknown = [404, 'SAVED_QUEUE_UNKNOWN'];
    expect(codeOf(await app.http.put(`${path}/${id}`, other))).toEqual(unknown);
    expect(codeOf(await app.http.delete(`${path}/${id}`, { admin: theirs }))).toEqual(unknown);
    expect(await names()).toEqual(['Mine']);
    expect((await save(queue('Mine'), theirs)).status).toBe(201);
  });

  test('have a name each, by name in the list', async () => {
    for (const name of ['b', 'c', 'a']) await save(queue(name));
    expect(await names()).toEqual(['a', 'b', 'c']);
    const taken = await save(queue('b'));
    expect(codeOf(taken)).toEqual([409, 'DUPLICATE']);
    expect(taken.body.error.details.field).toBe('name');
    const { data } = (await app.http.get(path, { admin: mine })).body;
    const rename = (name: string) =>
      app.http.put(`${path}/${data[0].id}`, { admin: mine, body: queue(name) });
    expect(codeOf(await rename('c'))).toEqual([409, 'DUPLICATE']);
    expect((await rename('a')).status).toBe(200);
    expect(await names()).toEqual(['a', 'b', 'c']);
  });

  test('of many at once with one name, one is kept', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => save(queue('Same'))));
    expect(answers.map(({ status }) => status).sort()).toEqual([
      201,
      ...Array.from({ length: 7 }, () => 409),
    ]);
    expect(await names()).toEqual(['Same']);
  });

  test('are so many at most, also when saved at once', async () => {
    for (let number = 0; number < mostSavedQueues - 2; number += 1) {
      await save(queue(`Queue ${number}`));
    }
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_, number) => save(queue(`One more ${number}`)))
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(2);
    const refused = answers.filter(({ status }) => status !== 201).map(codeOf);
    expect(refused).toEqual(Array.from({ length: 4 }, () => [409, 'LIMIT_REACHED']));
    expect(await names()).toHaveLength(mostSavedQueues);
    expect((await save(queue('Queue 0'), theirs)).status).toBe(201);
  });

  test('name what is wrong with them', async () => {
    for (const [body, field] of [
      [{ ...queue('x'), colour: 'red' }, 'colour'],
      [queue('x', { colour: 'red' }), 'filter.colour'],
      [queue('x', { queue: 'deleted' }), 'filter.queue'],
      [queue(' '), 'name'],
      [queue('x'.repeat(101)), 'name'],
      [{ ...queue('x'), sort: 'best' }, 'sort'],
    ] as const) {
      const answer = await save(body);
      expect(codeOf(answer)).toEqual([400, 'INVALID_INPUT']);
      expect(answer.body.error.details.problems).toMatchObject([{ field }]);
    }
  });

  test('by address are for those who may identify authors', async () => {
    const byAddress = queue('One address', { author: 'address:abc' });
    const refused = await save(byAddress);
    expect(codeOf(refused)).toEqual([403, 'NOT_ALLOWED']);
    const { id } = (await save(queue('Another'))).body.data;
    const changed = await app.http.put(`${path}/${id}`, { admin: mine, body: byAddress });
    expect(codeOf(changed)).toEqual([403, 'NOT_ALLOWED']);
    const { token } = await app.createAdmin({
      permissions: [permissions.readDesk, permissions.identify],
    });
    expect((await save(byAddress, token)).status).toBe(201);
  });

  test('of another version do not break the list', async () => {
    await save(queue('Good'));
    const [row] = await app.strapi.db.connection('newsroom_saved_queues').select('owner');
    for (const [index, filter] of ['[]', '{"filter":{"mood":1},"sort":"newest"}'].entries()) {
      await app.strapi.db.connection('newsroom_saved_queues').insert({
        document_id: `odd${index}`,
        owner: row.owner,
        name: `Odd ${index}`,
        filter,
      });
    }
    expect(await names()).toEqual(['Good']);
  });
});
