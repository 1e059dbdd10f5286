import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { readText } from '../../server/comments/read-text';
import { commentOf, documentsOf, openThread, post } from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describe('a body longer than is read', () => {
  test('is its own text, and has no links', () => {
    expect(readText('*so* a.com', 10)).toMatchObject({ text: 'so a.com', links: [{ start: 5 }] });
    expect(readText('*so* a.com', 9)).toEqual({ text: '*so* a.com', links: [] });
  });

  test('is so by its characters, of which an emoji is one', () => {
    expect(readText('😀 a.com', 7).links).toHaveLength(1);
    expect(readText('😀 a.com', 6).links).toEqual([]);
  });
});

describe('the greatest length', () => {
  let app: Newsroom;
  const lengthOf = (length: object) => ({ moderation: { options: { length } } });
  const policy = async (path: string) => (await app.http.get(path)).body.data.policy;
  const ending = ' a.com b.com';
  const bodyOf = (length: number) => 'x'.repeat(length - ending.length) + ending;

  describe('as the settings say', () => {
    beforeAll(async () => {
      app = await startNewsroom({ config: lengthOf({ min: 2, max: 6_000 }) });
    });
    afterAll(() => app.stop());

    test('is told to forms, and is the last one taken and read', async () => {
      const thread = await openThread(app);
      expect(await policy(thread.path)).toMatchObject({ minLength: 2, maxLength: 6_000 });
      const taken = await post(app, thread, { body: bodyOf(6_000) });
      expect(taken).toMatchObject({ status: 202, body: { data: { reason: 'links' } } });
      const refused = await post(app, thread, { body: bodyOf(6_001) });
      expect(refused.body.error.details).toMatchObject({ code: 'TOO_LONG', limit: 6_000 });
    });
  });

  describe('where the rule is off', () => {
    beforeAll(async () => {
      app = await startNewsroom({ config: lengthOf({ enabled: false }) });
    });
    afterAll(() => app.stop());

    test('is what a request takes', async () => {
      const thread = await openThread(app);
      expect(await policy(thread.path)).toMatchObject({ minLength: 0, maxLength: 200_000 });
      expect((await post(app, thread, { body: bodyOf(200_000) })).status).toBe(202);
      expect((await post(app, thread, { body: bodyOf(200_001) })).status).toBe(400);
    });

    test('is none for code of the project, and the links count', async () => {
      const thread = await openThread(app);
      const { documentId } = await documentsOf(app).create({
        data: { thread: thread.id, body: bodyOf(300_000), authorName: 'Import' },
      });
      const { signals } = (await commentOf(app, documentId))!;
      expect(signals.map(({ rule }: { rule: string }) => rule)).toContain('links');
    });
  });
});
