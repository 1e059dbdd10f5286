import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { permissions } from '../../server/desk/contract';
import {
  byMarks,
  openThread,
  posted,
  someAddress,
  type Row,
  type Thread,
} from '../fixtures/discussion';
import {
  addressKeyOf,
  authorKeyOf,
  authorPath,
  inHours,
  lift,
  sanction,
} from '../fixtures/sanctions';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('an author on the desk', (database) => {
  let app: Newsroom;
  let thread: Thread;
  let editor: { id: number; name: string; token: string };
  let identifier: string;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
    editor = await app.createAdmin({ role: 'strapi-editor', firstname: 'Ed', lastname: 'Itor' });
    const all = Object.values(permissions);
    identifier = (await app.createAdmin({ permissions: all })).token;
  });
  afterAll(() => app.stop());

  const read = (key: string, admin: true | string = true) =>
    app.http.get(authorPath(key), { admin });
  const codeOf = ({ status, body }: { status: number; body: Row }) => [
    status,
    body.error?.details?.code,
  ];
  const someone = async (body = `First ${Math.random()}`, ip = someAddress()) => {
    const answer = await app.http.post(`${thread.path}/comments`, {
      body: {
        body,
        author: { name: 'Ann', email: 'ann@readers.test', url: 'https://ann.example' },
      },
      ip,
    });
    const { id } = answer.body.data;
    return { id, ip, guest: answer.body.meta.guestToken, key: await authorKeyOf(app, id) };
  };
  const inForce = async (key: string) =>
    (await read(key)).body.data.sanctions.filter((one: Row) => one.isInForce);

  test('is told with counts, names, addresses and times, by a fixed number of statements', async () => {
    const ann = await someone('Hello');
    for (const body of ['HOLD one', 'HOLD two', 'SPAM three', 'REJECT four', 'Fine']) {
      await posted(app, thread, { body, guest: ann.guest, name: 'Annie', ip: ann.ip });
    }
    const { result, statements } = await app.statements(() => read(ann.key));
    expect(result.status).toBe(200);
    expect(statements.on('newsroom_*')).toHaveLength(5);
    const { data } = result.body;
    expect(data).toMatchObject({
      kind: 'guest',
      key: ann.key,
      name: 'Annie',
      counts: { approved: 2, pending: 2, rejected: 1, spam: 1, deleted: 0 },
      sanction: null,
      names: ['Annie', 'Ann'],
      emails: ['ann@readers.test'],
      addresses: [{ hash: expect.stringMatching(/^[0-9a-f]{64}$/), count: 6 }],
      keys: [],
      sanctions: [],
      notes: [],
    });
    expect(Date.parse(data.firstSeenAt)).toBeLessThan(Date.parse(data.lastSeenAt));
  });

  test('has no e-mails and addresses for who may not identify authors', async () => {
    const ann = await someone();
    const { status, body } = await read(ann.key, editor.token);
    expect([status, body.data.emails, body.data.addresses]).toEqual([200, null, null]);
    expect(JSON.stringify(body)).not.toContain('ann@readers.test');
  });

  test('may be an address, for who may identify authors', async () => {
    const ip = someAddress();
    const [ann, bo] = [await someone('From one', ip), await someone('From two', ip)];
    const key = await addressKeyOf(app, ann.id);
    const { body } = await read(key, identifier);
    expect(body.data).toMatchObject({
      key,
      counts: { approved: 2 },
      addresses: [{ hash: key.slice('address:'.length), count: 2 }],
      keys: [
        { key: bo.key, name: 'Ann' },
        { key: ann.key, name: 'Ann' },
      ],
    });
    const refused = [
      await read(key, editor.token),
      await sanction(app, key, { kind: 'ban' }, editor.token),
      await app.http.post(`${authorPath(key)}/notes`, {
        admin: editor.token,
        body: { body: 'Hm' },
      }),
    ];
    expect(refused.map(codeOf)).toEqual(Array(3).fill([403, 'NOT_ALLOWED']));
    const put = await sanction(app, key, { kind: 'hold' }, identifier);
    expect(put.status).toBe(201);
    expect(codeOf(await lift(app, put.body.data.id, editor.token))).toEqual([403, 'NOT_ALLOWED']);
    expect((await read(key, identifier)).body.data.sanction).toEqual({ kind: 'hold', until: null });
  });

  test('counts to a thousand and says that there are more', async () => {
    const ann = await someone();
    const [row] = await app.strapi.db
      .connection('newsroom_comments')
      .where({ document_id: ann.id });
    // Neither the id nor what the database works out itself.
    const columns = Object.fromEntries(
      Object.entries(row as Row).filter(([name]) => name !== 'id' && !name.startsWith('newsroom_'))
    );
    const many = Array.from({ length: 1_005 }, (_, index) => ({
      ...columns,
      signals: null,
      document_id: `many${database}${String(index).padStart(10, '0')}`,
    }));
    for (let from = 0; from < many.length; from += 100) {
      await app.strapi.db.connection('newsroom_comments').insert(many.slice(from, from + 100));
    }
    const { body } = await read(ann.key);
    expect(body.data.counts.approved).toBe(1_001);
    expect(body.data.addresses).toMatchObject([{ count: 100 }]);
  });

  test('is unknown where nobody wrote under the key', async () => {
    for (const key of ['guest:nobody', 'user:nobody', 'nonsense', 'address:0000']) {
      expect(codeOf(await read(key, identifier))).toEqual([404, 'AUTHOR_UNKNOWN']);
      expect(codeOf(await sanction(app, key, { kind: 'ban' }, identifier))).toEqual([
        404,
        'AUTHOR_UNKNOWN',
      ]);
      const note = { admin: identifier, body: { body: 'Who?' } };
      expect(codeOf(await app.http.post(`${authorPath(key)}/notes`, note))).toEqual([
        404,
        'AUTHOR_UNKNOWN',
      ]);
    }
  });

  test('is on record with every sanction, put, replaced and lifted', async () => {
    const ann = await someone();
    const until = inHours(2);
    const first = await sanction(app, ann.key, { kind: 'ban', note: 'Third time' }, editor.token);
    expect(first).toMatchObject({
      status: 201,
      body: {
        data: {
          kind: 'ban',
          until: null,
          reason: 'abuse',
          note: 'Third time',
          actorName: editor.name,
          liftedAt: null,
          liftedByName: null,
          isInForce: true,
        },
      },
    });
    const second = await sanction(app, ann.key, { kind: 'ban', until });
    await sanction(app, ann.key, { kind: 'hold' });
    const { data } = (await read(ann.key)).body;
    expect(data.sanction).toEqual({ kind: 'ban', until });
    expect(data.sanctions).toMatchObject([
      { kind: 'hold', isInForce: true },
      { id: second.body.data.id, kind: 'ban', until, isInForce: true },
      { id: first.body.data.id, kind: 'ban', isInForce: false, liftedByName: 'First Admin' },
    ]);

    const lifted = await lift(app, second.body.data.id, editor.token);
    expect(lifted.body.data).toMatchObject({ isInForce: false, liftedByName: editor.name });
    const again = await lift(app, second.body.data.id);
    expect(again.body).toEqual(lifted.body);
    const after = (await read(ann.key)).body.data;
    expect(after.sanction).toEqual({ kind: 'hold', until: null });
    expect(after.sanctions).toHaveLength(3);
    expect(codeOf(await lift(app, 'nothing'))).toEqual([404, 'SANCTION_UNKNOWN']);
  });

  test('has one sanction of a kind in force, however many put one at once', async () => {
    const ann = await someone();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        sanction(app, ann.key, { kind: index % 2 ? 'ban' : 'hold' })
      )
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(201));
    const kinds = (await inForce(ann.key)).map(({ kind }: Row) => kind).sort();
    expect(kinds).toEqual(['ban', 'hold']);
    expect((await read(ann.key)).body.data.sanctions).toHaveLength(8);
  });

  test('shows its sanction on each of its comments in the queue', async () => {
    const ann = await someone();
    const until = inHours(3);
    await sanction(app, ann.key, { kind: 'mute', until });
    const query = `author=${encodeURIComponent(ann.key)}&queue=all`;
    const queue = await app.http.get(`/newsroom/queue?${query}`, { admin: true });
    expect(queue.body.data[0].author.sanction).toEqual({ kind: 'mute', until });
  });

  test('is not staff: those cannot be sanctioned', async () => {
    const key = `staff:${editor.id}`;
    expect(codeOf(await sanction(app, key, { kind: 'ban' }))).toEqual([403, 'STAFF_EXEMPT']);
  });

  test('is sanctioned by what fits', async () => {
    const ann = await someone();
    const refused = [
      { kind: 'silence' },
      { kind: 'mute' },
      { kind: 'mute', until: null },
      { kind: 'ban', until: inHours(-1) },
      { kind: 'ban', until: '9999-12-31T23:59:59Z' },
      { kind: 'ban', until: 'tomorrow' },
      { kind: 'ban', reason: 'dislike' },
      { kind: 'ban', note: 'x'.repeat(1_001) },
      { kind: 'ban', actorName: 'Somebody else' },
    ];
    for (const given of refused) {
      const answer = await sanction(app, ann.key, given as never);
      expect([given, ...codeOf(answer)]).toEqual([given, 400, 'INVALID_INPUT']);
    }
    expect(await inForce(ann.key)).toEqual([]);
  });

  test('is kept on record by every path', async () => {
    const ann = await someone();
    const { body } = await sanction(app, ann.key, { kind: 'ban' });
    const query = app.strapi.db.query(uids.sanction);
    const where = { documentId: body.data.id };
    await expect(query.delete({ where })).rejects.toThrow('append-only');
    await expect(query.update({ where, data: { reason: 'other' } })).rejects.toThrow('append-only');
    expect(await inForce(ann.key)).toHaveLength(1);
  });

  test('has notes, each taken back by who wrote it alone', async () => {
    const ann = await someone();
    const write = (body: string, admin: true | string) =>
      app.http.post(`${authorPath(ann.key)}/notes`, { admin, body: { body } });
    const first = await write('  Knows the area well.  ', editor.token);
    expect(first).toMatchObject({
      status: 201,
      body: {
        data: {
          body: 'Knows the area well.',
          actorKey: `staff:${editor.id}`,
          actorName: editor.name,
        },
      },
    });
    await write('Second', true);
    const bodies = async () =>
      (await read(ann.key)).body.data.notes.map(({ body }: Row) => body as string);
    expect(await bodies()).toEqual(['Second', 'Knows the area well.']);
    expect((await write(' \u200b ', true)).status).toBe(400);
    const path = `/newsroom/notes/${first.body.data.id}`;
    expect(codeOf(await app.http.delete(path, { admin: true }))).toEqual([403, 'NOT_ALLOWED']);
    expect(await app.http.delete(path, { admin: editor.token })).toMatchObject({
      status: 200,
      body: { data: { body: 'Knows the area well.' } },
    });
    expect(codeOf(await app.http.delete(path, { admin: editor.token }))).toEqual([
      404,
      'NOTE_UNKNOWN',
    ]);
    expect(await bodies()).toEqual(['Second']);
  });

  test('is nothing for roles that lack the permission', async () => {
    const ann = await someone();
    const { body } = await sanction(app, ann.key, { kind: 'hold' });
    const note = await app.http.post(`${authorPath(ann.key)}/notes`, {
      admin: true,
      body: { body: 'Stays' },
    });
    const without = async (permission: string) => {
      const others = Object.values(permissions).filter((other) => other !== permission);
      return (await app.createAdmin({ permissions: others })).token;
    };
    const { readDesk, moderate, sanction: put } = permissions;
    expect((await read(ann.key, await without(readDesk))).status).toBe(403);
    const noSanction = await without(put);
    expect((await sanction(app, ann.key, { kind: 'ban' }, noSanction)).status).toBe(403);
    expect((await lift(app, body.data.id, noSanction)).status).toBe(403);
    const admin = await without(moderate);
    const written = { admin, body: { body: 'No' } };
    expect((await app.http.post(`${authorPath(ann.key)}/notes`, written)).status).toBe(403);
    const removed = await app.http.delete(`/newsroom/notes/${note.body.data.id}`, { admin });
    expect(removed.status).toBe(403);
    const { data } = (await read(ann.key)).body;
    expect([data.sanction, data.notes.length]).toEqual([{ kind: 'hold', until: null }, 1]);
  });
});
