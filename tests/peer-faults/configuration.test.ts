import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { openThread, post } from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** Faults known from other comment plugins: a file that counts for nothing until settings are saved,
 * a save that erases what its form does not show, and mistakes that nobody is told of. */

test('file configuration is in force from the first start', async () => {
  const app = await startNewsroom({
    config: {
      moderation: {
        holdAll: true,
        options: {
          'blocked-words': { words: ['gazump'] },
          'new-author': { enabled: false },
        },
      },
      authors: { guestEmail: 'required' },
      threads: { maxDepth: 1 },
    },
  });
  try {
    const thread = await openThread(app);
    expect((await app.http.get(thread.path)).body.data.policy).toMatchObject({
      guestEmail: 'required',
      maxDepth: 1,
    });
    expect((await post(app, thread, { body: 'No address' })).body.error.details.code).toBe(
      'EMAIL_REQUIRED'
    );
    const author = { name: 'Ann', email: 'ann@example.org' };
    const send = (body: string) =>
      app.http.post(`${thread.path}/comments`, { body: { body, author } });
    expect(await send('A calm remark')).toMatchObject({
      status: 202,
      body: { data: { status: 'pending', reason: 'hold-all' } },
    });
    await send('They gazump everybody');
    const { body } = await app.http.get('/newsroom/queue?queue=pending&sort=newest', {
      admin: true,
    });
    const blocked = await app.http.get('/newsroom/queue?queue=rejected', { admin: true });
    const all = [...body.data, ...blocked.body.data] as { body: string; signals: object[] }[];
    const found = all.find((comment) => comment.body.includes('gazump'));
    expect(found?.signals).toContainEqual(expect.objectContaining({ rule: 'blocked-words' }));
  } finally {
    await app.stop();
  }
});

describe('saving settings erases nothing', () => {
  let app: Newsroom;
  const file = {
    site: { hosts: ['news.example'] },
    retention: { days: 90 },
    moderation: { options: { 'held-words': { words: ['lawsuit'] }, links: { holdAt: 4 } } },
  };
  beforeAll(async () => {
    app = await startNewsroom({ config: file });
  });
  afterAll(() => app.stop());

  const read = async () =>
    (await app.http.get('/newsroom/settings', { admin: true })).body.data.values;
  const save = (body: unknown) => app.http.put('/newsroom/settings', { admin: true, body });

  test('neither a save of one value, nor a save of the whole form as it was read', async () => {
    const first = await read();
    expect(first).toMatchObject(file);
    expect((await save({ comments: { editWindowMinutes: 9 } })).status).toBe(200);
    expect(await read()).toEqual({
      ...first,
      comments: { ...first.comments, editWindowMinutes: 9 },
    });

    const before = await read();
    expect((await save(before)).status).toBe(200);
    expect(await read()).toEqual(before);
    await app.stop({ keep: true });
    app = await startNewsroom({ on: app });
    expect(await read()).toEqual(before);
  });

  test('nor does an empty save, or one of empty groups', async () => {
    const before = await read();
    for (const change of [{}, { moderation: {} }, { moderation: { options: { links: {} } } }]) {
      expect((await save(change)).status).toBe(200);
      expect(await read()).toEqual(before);
    }
  });
});

describe('bad configuration stops the boot', () => {
  test.each([
    ['a misspelt key', { moderaton: { holdAll: true } }, 'moderaton'],
    ['a wrong kind of value', { moderation: { holdAll: 'yes' } }, 'moderation.holdAll'],
    ['an unknown choice', { authors: { guestEmail: 'never' } }, 'authors.guestEmail'],
    ['a type that does not exist', { commentable: ['api::a.ab'] }, 'commentable'],
    ['an option of no rule', { moderation: { options: { links: { max: 2 } } } }, 'links.max'],
  ])('%s, and says which key', async (_what, config, key) => {
    const error: unknown = await startNewsroom({ config }).then(
      (app) => app.stop(),
      (reason: unknown) => reason
    );
    expect(error).toBeInstanceOf(Error);
    expect((error as Error).message).toContain(key);
  });

  test('a commentable type brings no type whose name only begins alike', async () => {
    const app = await startNewsroom({ config: { commentable: ['api::post.post'] } });
    try {
      const note = await app.contentManager.create({ name: 'A note' }, { uid: 'api::note.note' });
      for (const uid of ['api::note.note', 'api::post.pos', 'api::post.posts']) {
        const { status } = await app.http.get(`/api/newsroom/threads/${uid}:${note.documentId}`);
        expect([uid, status]).toEqual([uid, 404]);
      }
    } finally {
      await app.stop();
    }
  });
});
