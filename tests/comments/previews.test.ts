import { afterAll, beforeAll, expect, test } from 'vitest';

import { openThread, post, posted, someAddress, type Thread } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('a preview', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({
      database,
      config: {
        limits: { previewsPerAddress: 3 },
        moderation: { options: { length: { max: 30_000 }, 'new-author': { enabled: false } } },
      },
    });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());

  const preview = (body: unknown, ip = someAddress()) =>
    app.http.post('/api/newsroom/previews', { body, ip });

  test.each([
    ['marked up', '**Bold**, [a link](https://example.org) and <script>alert(1)</script>'],
    ['of several blocks', '> quoted\n\n- one\n- two\n\n`code`'],
    ['to be tidied up', '  a\u200b b \n\n\n\n c '],
    ['as long as can be posted', `a${'🚋'.repeat(29_998)}b`],
  ])('of a text %s is what a post of it becomes', async (_what, body) => {
    const { id } = await posted(app, thread, { body });
    const { data } = (await app.http.get(`/api/newsroom/comments/${id}`)).body;
    expect((await preview({ body })).body).toEqual({ data: { html: data.html }, meta: {} });
  });

  test('of more than can be posted is refused as the post would be', async () => {
    const body = 'x'.repeat(30_001);
    const answers = [await preview({ body }), await post(app, thread, { body })];
    for (const answer of answers) {
      expect(answer).toMatchObject({
        status: 400,
        body: {
          error: { details: { code: 'TOO_LONG', field: 'body', found: 30_001, limit: 30_000 } },
        },
      });
    }
  });

  test('stores nothing', async () => {
    const before = (await app.http.get(thread.path)).body;
    await preview({ body: 'Never posted' });
    expect((await app.http.get(thread.path)).body).toEqual(before);
  });

  test('is limited per address', async () => {
    const ip = someAddress();
    for (let number = 0; number < 3; number += 1) {
      expect((await preview({ body: 'Again' }, ip)).status).toBe(200);
    }
    const { status, body } = await preview({ body: 'Again' }, ip);
    expect(status).toBe(429);
    expect(body.error.details).toMatchObject({ code: 'TOO_FAST', limit: 3, by: 'address' });
    expect((await preview({ body: 'Again' })).status).toBe(200);
  });

  test.each([
    [{}, 'body'],
    [{ body: 7 }, 'body'],
    [{ body: 'x'.repeat(200_001) }, 'body'],
    [{ body: 'Hello', author: { name: 'Ann' } }, 'author'],
  ])('of what does not fit is refused by name', async (body, field) => {
    const answer = await preview(body);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { details: { code: 'INVALID_INPUT', problems: [{ field }] } } },
    });
  });
});
