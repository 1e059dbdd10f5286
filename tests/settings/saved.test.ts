import { afterAll, beforeAll, expect, test } from 'vitest';

import { openThread, post } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('settings saved in the admin', (database) => {
  let app: Newsroom;
  const path = '/newsroom/settings';

  beforeAll(async () => {
    app = await startNewsroom({
      database,
      config: {
        threads: { maxDepth: 2 },
        moderation: { options: { links: { holdAt: 3 }, 'held-words': { words: ['lawsuit'] } } },
      },
    });
  });
  afterAll(() => app.stop());

  const read = async () => (await app.http.get(path, { admin: true })).body.data;
  const save = (body: unknown) => app.http.put(path, { admin: true, body });

  test('go over the file, which goes over the defaults; each says where it comes from', async () => {
    expect(await read()).toMatchObject({
      values: {
        threads: { maxDepth: 2, closeAfterDays: null },
        moderation: { options: { links: { holdAt: 3, rejectAt: 10 } } },
      },
      sources: {
        'threads.maxDepth': 'file',
        'threads.closeAfterDays': 'default',
        'moderation.options.links.holdAt': 'file',
        'moderation.options.links.rejectAt': 'default',
        'moderation.options.held-words.words': 'file',
      },
    });
    const saved = await save({ threads: { maxDepth: 1 } });
    expect(saved.status).toBe(200);
    expect(saved.body.data).toMatchObject({
      values: { threads: { maxDepth: 1 } },
      sources: { 'threads.maxDepth': 'saved', 'moderation.options.links.holdAt': 'file' },
    });
  });

  test('merge: what a save does not name stays', async () => {
    await save({ comments: { editWindowMinutes: 7 } });
    await save({ moderation: { options: { links: { rejectAt: 20 } } } });
    expect((await read()).values).toMatchObject({
      threads: { maxDepth: 1 },
      comments: { editWindowMinutes: 7 },
      moderation: {
        options: { links: { holdAt: 3, rejectAt: 20 }, 'held-words': { words: ['lawsuit'] } },
      },
    });
  });

  test('of several at once all stay', async () => {
    const changes = [
      { authors: { anonymousName: 'A reader' } },
      { limits: { perAuthor: 11 } },
      { limits: { perAddress: 22 } },
      { retention: { days: 33 } },
      { comments: { editWindowMinutes: 44 } },
    ];
    for (const { status } of await Promise.all(changes.map(save))) expect(status).toBe(200);
    expect((await read()).values).toMatchObject({
      authors: { anonymousName: 'A reader' },
      limits: { perAuthor: 11, perAddress: 22 },
      retention: { days: 33 },
      comments: { editWindowMinutes: 44 },
    });
    await save({ comments: { editWindowMinutes: 7 } });
  });

  test('are in force at once, and after a restart', async () => {
    await save({ moderation: { options: { 'new-author': { enabled: false } } } });
    const thread = await openThread(app);
    expect((await post(app, thread, { body: 'Fine by me' })).status).toBe(201);
    await app.stop({ keep: true });
    app = await startNewsroom({ on: app });
    expect((await post(app, thread, { body: 'Still fine' })).status).toBe(201);
    expect((await read()).values.threads.maxDepth).toBe(1);
  });

  test.each([
    [{ threads: { maxDepth: 99 } }, 'threads.maxDepth'],
    [{ threads: { maxdepth: 1 } }, 'threads.maxdepth'],
    [{ moderation: { options: { links: { holdAt: 'two' } } } }, 'moderation.options.links.holdAt'],
    [{ moderation: { options: { nonsense: {} } } }, 'moderation.options.nonsense'],
    [
      { moderation: { options: { 'blocked-words': { words: ['*'] } } } },
      'moderation.options.blocked-words.words.0',
    ],
  ])('that do not fit (%j) are refused by name, and nothing is saved', async (change, field) => {
    const before = await read();
    const { status, body } = await save({ ...change, comments: { editWindowMinutes: 55 } });
    expect(status).toBe(400);
    expect(body.error.details.code).toBe('INVALID_INPUT');
    expect(body.error.details.problems.map((one: { field: string }) => one.field)).toContain(field);
    expect(await read()).toEqual(before);
  });

  test.each([[[]], ['text'], [7]])('that are no object (%j) are a 400', async (body) => {
    expect((await save(JSON.stringify(body))).status).toBe(400);
  });

  test('of an older version that no longer fit are left aside, not lost', async () => {
    const store = app.strapi.store({ type: 'plugin', name: 'newsroom' });
    const saved = (await store.get({ key: 'settings' })) as object;
    await store.set({ key: 'settings', value: { ...saved, gone: { since: 'version 1' } } });
    await app.stop({ keep: true });
    app = await startNewsroom({ on: app });
    expect((await app.http.get(path, { admin: true })).status).toBe(200);
    const kept = await app.strapi
      .store({ type: 'plugin', name: 'newsroom' })
      .get({ key: 'settings' });
    expect(kept).toMatchObject({
      gone: { since: 'version 1' },
      comments: { editWindowMinutes: 7 },
    });
  });
});
