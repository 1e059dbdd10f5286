import { afterAll, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import {
  byMarks,
  commentOf,
  documentsOf,
  openThread,
  post,
  posted,
  report,
  rowsOf,
  someAddress,
  type Thread,
} from '../fixtures/discussion';
import { addressKeyOf, authorKeyOf, inHours, lift, sanction } from '../fixtures/sanctions';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpAnswer } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const errorOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  (body.error as { details: unknown }).details,
];

describeOnEachDatabase('sanctions at the gate', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());

  const someone = async () => {
    const ip = someAddress();
    const first = await posted(app, thread, { body: `First ${Math.random()}`, ip });
    return { ...first, ip, key: await authorKeyOf(app, first.id) };
  };
  const refuse = (value: boolean) =>
    app.http.put('/newsroom/settings', {
      admin: true,
      body: { moderation: { options: { sanctions: { refuse: value } } } },
    });

  test('a banned guest is refused until the ban is lifted, and everybody else is not', async () => {
    const ann = await someone();
    const banned = await sanction(app, ann.key, { kind: 'ban' });
    expect(banned.status).toBe(201);
    const again = await post(app, thread, { body: 'Here again', guest: ann.guest });
    expect(errorOf(again)).toEqual([403, { code: 'AUTHOR_BANNED', until: null }]);
    expect((await post(app, thread, { body: 'Not me', ip: ann.ip })).status).toBe(201);
    await lift(app, banned.body.data.id);
    const back = await post(app, thread, { body: 'Here again', guest: ann.guest });
    expect(back.status).toBe(201);
  });

  test('a user with an account is refused like a guest', async () => {
    const { token } = await app.createUser();
    const { id } = await posted(app, thread, { body: 'By a user', token });
    const until = inHours(5);
    await sanction(app, await authorKeyOf(app, id), { kind: 'ban', until });
    const again = await post(app, thread, { body: 'By a user again', token });
    expect(errorOf(again)).toEqual([403, { code: 'AUTHOR_BANNED', until }]);
  });

  test('a mute ends by itself', async () => {
    const ann = await someone();
    const until = inHours(1);
    const { body } = await sanction(app, ann.key, { kind: 'mute', until });
    const muted = await post(app, thread, { body: 'Too early', guest: ann.guest });
    expect(errorOf(muted)).toEqual([403, { code: 'AUTHOR_MUTED', until }]);
    await app.strapi.db
      .connection('newsroom_sanctions')
      .where({ document_id: body.data.id })
      .update({ until: new Date(Date.now() - 1) });
    expect((await post(app, thread, { body: 'In time', guest: ann.guest })).status).toBe(201);
  });

  test('a hold lets every comment wait, and the desk is told why', async () => {
    const ann = await someone();
    await sanction(app, ann.key, { kind: 'hold' });
    const held = await post(app, thread, { body: 'Fine by me', guest: ann.guest });
    expect(held).toMatchObject({
      status: 202,
      body: { data: { status: 'pending', reason: 'review' } },
    });
    expect(await commentOf(app, held.body.data.id)).toMatchObject({
      status: 'pending',
      reason: 'sanctions',
      signals: [
        {
          rule: 'sanctions',
          outcome: 'hold',
          evidence: { kind: 'hold', by: 'author', until: null },
        },
      ],
    });
  });

  test('of several the hardest counts', async () => {
    const ann = await someone();
    await sanction(app, ann.key, { kind: 'ban' });
    await sanction(app, ann.key, { kind: 'mute', until: inHours(1) });
    await sanction(app, ann.key, { kind: 'hold' });
    const { status, body } = await post(app, thread, { body: 'Which?', guest: ann.guest });
    expect([status, body.error.details.code]).toEqual([403, 'AUTHOR_BANNED']);
  });

  test('on an address it meets all who write from there, and nobody who left', async () => {
    const ann = await someone();
    await sanction(app, await addressKeyOf(app, ann.id), { kind: 'ban' });
    const other = await post(app, thread, { body: 'New here', name: 'Bo', ip: ann.ip });
    expect(errorOf(other)).toEqual([403, { code: 'AUTHOR_BANNED', until: null }]);
    const elsewhere = await post(app, thread, { body: 'From elsewhere', guest: ann.guest });
    expect(elsewhere.status).toBe(201);
  });

  test('the author edits no more, and may delete; a moderator may edit', async () => {
    const ann = await someone();
    await sanction(app, ann.key, { kind: 'ban' });
    const path = `/api/newsroom/comments/${ann.id}`;
    const edited = await app.http.put(path, { body: { body: 'Worse' }, guest: ann.guest });
    expect(errorOf(edited)).toEqual([403, { code: 'AUTHOR_BANNED', until: null }]);
    expect((await app.http.delete(path, { guest: ann.guest })).status).toBe(204);

    const bo = await someone();
    await sanction(app, bo.key, { kind: 'ban' });
    const manage = `/content-manager/collection-types/${uids.comment}/${bo.id}`;
    const saved = await app.http.put(manage, { admin: true, body: { body: 'By a moderator' } });
    expect(saved.status).toBe(200);
    expect((await commentOf(app, bo.id))?.body).toBe('By a moderator');
  });

  test('code of the project that names the author is refused as well', async () => {
    const ann = await someone();
    await sanction(app, ann.key, { kind: 'ban' });
    const write = documentsOf(app).create({
      data: { thread: thread.id, body: 'For Ann', authorKey: ann.key, authorName: 'Ann' },
    });
    await expect(write).rejects.toThrow('banned');
  });

  test('a banned reader reports nothing', async () => {
    const ann = await someone();
    const target = await someone();
    await sanction(app, ann.key, { kind: 'ban' });
    const path = `/api/newsroom/comments/${target.id}/reports`;
    const told = await app.http.post(path, { body: { reason: 'abuse' }, guest: ann.guest });
    expect(errorOf(told)).toEqual([403, { code: 'AUTHOR_BANNED', until: null }]);
    await refuse(false);
    try {
      const quiet = await app.http.post(path, { body: { reason: 'abuse' }, guest: ann.guest });
      expect(quiet.status).toBe(202);
      expect(await rowsOf(app, uids.report, target.id)).toEqual([]);
    } finally {
      await refuse(true);
    }
    expect((await report(app, target.id)).status).toBe(202);
    expect(await rowsOf(app, uids.report, target.id)).toHaveLength(1);
  });

  test('held silently, the answer is that of any comment that waits', async () => {
    const [ann, bo] = [await someone(), await someone()];
    await sanction(app, ann.key, { kind: 'ban' });
    await sanction(app, bo.key, { kind: 'mute', until: inHours(1) });
    await refuse(false);
    try {
      const answers: HttpAnswer[] = [];
      for (const { guest } of [ann, bo]) {
        answers.push(await post(app, thread, { body: 'Do you see me?', guest }));
      }
      const plain = await post(app, thread, { body: 'HOLD me', guest: (await someone()).guest });
      const shape = ({ status, body }: HttpAnswer) => ({
        status,
        keys: Object.keys(body.data),
        state: body.data.status,
        reason: body.data.reason,
        meta: body.meta,
      });
      expect(answers.map(shape)).toEqual([shape(plain), shape(plain)]);
      expect(shape(plain).reason).toBe('review');
      const own = await app.http.get(`${thread.path}/comments`, { guest: ann.guest });
      expect(JSON.stringify(own.body)).not.toMatch(/sanction|"ban"/);
    } finally {
      await refuse(true);
    }
  });

  test('costs one statement, for whom it meets and for whom not', async () => {
    const ann = await someone();
    const { statements } = await app.statements(() =>
      post(app, thread, { body: 'How much?', guest: ann.guest })
    );
    expect(statements.on('newsroom_sanctions')).toHaveLength(1);
  });
});
