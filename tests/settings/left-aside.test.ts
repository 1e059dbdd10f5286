import { afterAll, beforeAll, expect, test } from 'vitest';

import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

let app: Newsroom;
const path = '/newsroom/settings';
const read = async () => (await app.http.get(path, { admin: true })).body.data;
const save = (body: unknown) => app.http.put(path, { admin: true, body });
const store = () => app.strapi.store({ type: 'plugin', name: 'newsroom' });

beforeAll(async () => {
  app = await startNewsroom();
  const saved = await save({ threads: { maxDepth: 1 }, comments: { editWindowMinutes: 7 } });
  expect(saved.status).toBe(200);
});
afterAll(() => app.stop());

/** As another version, or a rule that is gone, has left it. */
const leave = async (settings: object) => {
  const before = (await store().get({ key: 'settings' })) as object;
  await store().set({ key: 'settings', value: { ...before, ...settings } });
  await app.stop({ keep: true });
  app = await startNewsroom({ on: app });
};

test('what does not fit is left aside alone: all else that was saved stays in force', async () => {
  const moderation = { holdAll: true, options: { 'rule-that-is-gone': { level: 3 } } };
  await leave({ moderation, comments: { editWindowMinutes: 'seven' }, later: { key: [1] } });
  expect(await read()).toMatchObject({
    values: {
      threads: { maxDepth: 1 },
      comments: { editWindowMinutes: 5 },
      moderation: { holdAll: true },
    },
    sources: {
      'threads.maxDepth': 'saved',
      'comments.editWindowMinutes': 'default',
      'moderation.holdAll': 'saved',
    },
  });
});

test('saving goes on beside it, and keeps it', async () => {
  const saved = await save({ threads: { maxDepth: 2 } });
  expect(saved).toMatchObject({
    status: 200,
    body: { data: { values: { threads: { maxDepth: 2 } } } },
  });
  expect(await store().get({ key: 'settings' })).toMatchObject({
    threads: { maxDepth: 2 },
    comments: { editWindowMinutes: 'seven' },
    moderation: { options: { 'rule-that-is-gone': { level: 3 } } },
    later: { key: [1] },
  });
  expect((await save({ later: { key: [2] } })).status).toBe(400);
  expect((await save({ comments: { editWindowMinutes: 9 } })).status).toBe(200);
  expect((await read()).values.comments.editWindowMinutes).toBe(9);
});

test('it is in force again once the rule is back', async () => {
  const { z } = await import('@strapi/utils');
  await app.stop({ keep: true });
  const rule = {
    name: 'rule-that-is-gone',
    options: z.strictObject({ level: z.number().default(1) }),
    check: () => ({ kind: 'pass', evidence: {} }),
  };
  app = await startNewsroom({ on: app, config: { moderation: { rules: [rule] } } });
  const { values, sources } = await read();
  expect(values.moderation.options['rule-that-is-gone']).toEqual({ enabled: true, level: 3 });
  expect(sources['moderation.options.rule-that-is-gone.level']).toBe('saved');
});
