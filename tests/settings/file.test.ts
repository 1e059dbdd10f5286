import { describe, expect, test } from 'vitest';

import { openThread, post } from '../fixtures/discussion';
import { startNewsroom } from '../harness/start-newsroom';

const rule = { name: 'my-rule', check: () => ({ kind: 'pass', evidence: {} }) };

const refusals: [what: string, config: Record<string, unknown>, words: string[]][] = [
  ['an unknown key', { thread: {} }, ['thread', 'not known']],
  ['an unknown nested key', { threads: { depth: 2 } }, ['threads.depth', 'not known']],
  ['a wrong type', { threads: { maxDepth: 'deep' } }, ['threads.maxDepth', '"deep"', 'number']],
  ['too large a number', { threads: { maxDepth: 80 } }, ['threads.maxDepth', '80', 'at most 8']],
  ['an unknown choice', { authors: { guestEmail: 'maybe' } }, ['authors.guestEmail', 'optional']],
  ['a short secret', { secret: 'short' }, ['secret', 'at least 32']],
  ['no address of Redis', { redis: { url: 'localhost:6379' } }, ['redis.url', 'redis://127.0.0.1']],
  ['no address at all', { redis: {} }, ['redis.url', 'string']],
  ['no full name', { commentable: ['posts'] }, ['commentable.0', 'api::post.post']],
  ['a type that is not there', { commentable: ['api::no.no'] }, ['commentable', 'api::no.no']],
  ['no rule', { moderation: { rules: [{ name: 'x' }] } }, ['moderation.rules.0', 'check']],
  [
    'a rule named like another',
    { moderation: { rules: [{ ...rule, name: 'links' }] } },
    ['moderation.rules', '"links"'],
  ],
  [
    'options of no rule',
    { moderation: { options: { liks: {} } } },
    ['moderation.options.liks', 'not known'],
  ],
];

describe('the file configuration', () => {
  test.each(refusals)('with %s stops the boot and says why', async (_what, config, words) => {
    const error = await startNewsroom({ config }).then(
      async (app) => {
        await app.stop();
        return null;
      },
      (reason: unknown) => reason
    );
    expect(error).toBeInstanceOf(Error);
    for (const word of words) expect((error as Error).message).toContain(word);
  });

  test.each([
    ['a secret', { secret: 'correct horse' }],
    ['the address of Redis', { redis: { url: 'redis//:correct horse@cache:6379' } }],
    ['the address of Redis, in the wrong place', { redis: 'redis://:correct horse@cache:6379' }],
  ])('never prints %s', async (_what, config) => {
    const refused = startNewsroom({ config }).then((app) => app.stop());
    await expect(refused).rejects.toThrow(/^(?![^]*correct horse)[^]*(secret|redis)/);
  });

  test('brings rules of the project, whose signals stand beside the others', async () => {
    const app = await startNewsroom({
      config: {
        moderation: {
          rules: [
            {
              name: 'no-short-links',
              check: ({ links }: { links: { host: string }[] }) =>
                links.some(({ host }) => host === 'bit.ly')
                  ? { kind: 'hold', evidence: { found: 1 } }
                  : { kind: 'pass', evidence: {} },
            },
          ],
        },
      },
    });
    try {
      const thread = await openThread(app);
      const { status } = await post(app, thread, { body: 'See https://bit.ly/abc' });
      expect(status).toBe(202);
      const queue = await app.http.get('/newsroom/queue', { admin: true });
      expect(queue.body.data[0].signals).toEqual([
        expect.objectContaining({ rule: 'new-author', outcome: 'hold' }),
        { rule: 'no-short-links', outcome: 'hold', evidence: { found: 1 } },
      ]);
    } finally {
      await app.stop();
    }
  });
});
