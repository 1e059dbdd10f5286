import { afterAll, beforeAll, expect, test } from 'vitest';

import { asModerator } from '../fixtures/desk';
import { byMarks, openThread, posted, someAddress, type Thread } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpAnswer, HttpOptions } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('what has not changed', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());

  const etagOf = ({ headers }: HttpAnswer): string => headers.get('etag') ?? '';
  const again = (path: string, etag: string, options: HttpOptions = {}): Promise<HttpAnswer> =>
    app.http.get(path, { ...options, headers: { ...options.headers, 'if-none-match': etag } });
  const vary = ({ headers }: HttpAnswer): string[] =>
    (headers.get('vary') ?? '').split(/,\s*/).map((name) => name.toLowerCase());

  test('is not sent again, by any read', async () => {
    const { id } = await posted(app, thread, { body: 'Something to read' });
    const article = thread.subject;
    const { body } = await app.http.get(`/api/newsroom/articles/${article}`);
    const base = '/api/newsroom';
    for (const path of [
      thread.path,
      `${thread.path}/comments`,
      `${thread.path}/comments?sort=top&limit=1`,
      `${base}/comments/${id}`,
      `${base}/comments/${id}/replies`,
      `${base}/counts?threads=${article}`,
      `${base}/articles`,
      `${base}/articles/${article}`,
      `${base}/articles/slug/${body.data.slug}`,
      `${base}/articles/${article}/related`,
      `${base}/tags`,
    ]) {
      const first = await app.http.get(path);
      expect([path, first.status]).toEqual([path, 200]);
      expect([path, etagOf(first)]).toEqual([path, expect.stringMatching(/^W\/".+"$/)]);
      expect(first.headers.get('cache-control')).toBe('public, no-cache');
      expect(vary(first)).toContain('authorization');
      const second = await again(path, etagOf(first));
      expect([path, second.status, second.body]).toEqual([path, 304, '']);
      expect(etagOf(second)).toBe(etagOf(first));
      expect((await again(path, `"other", ${etagOf(first)}`)).status).toBe(304);
      expect((await again(path, 'W/"other"')).status).toBe(200);
    }
  });

  test('of a page needs one statement, and one that is kept needs no more', async () => {
    const path = `${thread.path}/comments`;
    const first = await app.http.get(path);
    const asked: Record<string, string>[] = [{ 'if-none-match': etagOf(first) }, {}];
    for (const headers of asked) {
      const { result, statements } = await app.statements(() => app.http.get(path, { headers }));
      expect([200, 304]).toContain(result.status);
      expect(statements.on('newsroom_*')).toHaveLength(1);
    }
    const guest = (await posted(app, thread, { body: 'Now somebody' })).guest;
    await app.http.get(path);
    const { statements } = await app.statements(() => app.http.get(path, { guest }));
    expect(statements.on('newsroom_*')).toHaveLength(2);
  });

  test('is told from what has, whatever changed it', async () => {
    const other = await openThread(app, 'Changing');
    const path = `${other.path}/comments`;
    let before = await app.http.get(path);
    const desk = asModerator(app);
    let id = '';
    let held = '';
    const put = (body: object) =>
      app.http.put(`/newsroom/threads/${other.id}`, { admin: true, body });
    const changes: Record<string, () => Promise<unknown>> = {
      post: async () => ({ id } = await posted(app, other, { body: 'First' })),
      reply: () => posted(app, other, { body: 'Second', parent: id }),
      vote: () =>
        app.http.put(`/api/newsroom/comments/${id}/vote`, {
          body: { value: 1 },
          ip: someAddress(),
        }),
      edit: () => desk.edit(id, 'Other words'),
      pin: () => desk.pin(id, true),
      reject: () => desk.decide(id, { to: 'rejected', reason: 'abuse' }),
      restore: () => desk.decide(id, { to: 'approved' }),
      approve: async () => {
        held = (await posted(app, other, { body: 'HOLD this' })).id;
        await desk.decide(held, { to: 'approved' });
      },
      undo: () => desk.undo(held),
      erase: () => desk.decide(id, { to: 'deleted' }),
      close: () => put({ closed: true }),
      open: () => put({ closed: false }),
    };
    for (const [name, change] of Object.entries(changes)) {
      await change();
      const after = await again(path, etagOf(before));
      expect([name, after.status]).toEqual([name, 200]);
      expect([name, after.body]).not.toEqual([name, before.body]);
      expect([name, etagOf(after)]).not.toEqual([name, etagOf(before)]);
      before = after;
    }
  });

  test('stays the same while only moderators see a difference', async () => {
    const other = await openThread(app, 'Quiet');
    await posted(app, other, { body: 'Seen' });
    const path = `${other.path}/comments`;
    const before = await app.http.get(path);
    const { id } = await posted(app, other, { body: 'HOLD unseen' });
    await asModerator(app).decide(id, { to: 'spam' });
    await posted(app, other, { body: 'REJECT unseen' });
    expect((await again(path, etagOf(before))).status).toBe(304);
  });

  test('closes by date without anybody’s doing', async () => {
    const other = await openThread(app, 'Until soon');
    const path = `${other.path}/comments`;
    const soon = new Date(Date.now() + 1_500).toISOString();
    const body = { closesAt: soon };
    await app.http.put(`/newsroom/threads/${other.id}`, { admin: true, body });
    const before = await app.http.get(path);
    expect(before.body.meta.open).toBe(true);
    await expect.poll(async () => (await again(path, etagOf(before))).status).toBe(200);
    expect((await again(path, etagOf(before))).body.meta.open).toBe(false);
  });

  test('is each caller’s own', async () => {
    const other = await openThread(app, 'Whose');
    const path = `${other.path}/comments`;
    const { guest } = await posted(app, other, { body: 'HOLD mine' });
    const nobody = await app.http.get(path);
    const somebody = await app.http.get(path, { guest });
    expect(somebody.headers.get('cache-control')).toBe('private, no-cache');
    expect(etagOf(somebody)).not.toBe(etagOf(nobody));
    expect((await again(path, etagOf(nobody), { guest })).status).toBe(200);
    expect((await again(path, etagOf(somebody), { guest })).status).toBe(304);
    const { id } = somebody.body.meta.own[0];
    const edited = await app.http.put(`/api/newsroom/comments/${id}`, {
      guest,
      body: { body: 'HOLD mine, in other words' },
    });
    expect(edited.status).toBe(202);
    expect((await again(path, etagOf(somebody), { guest })).status).toBe(200);
  });

  test('is kept apart by what is asked for', async () => {
    const path = `${thread.path}/comments`;
    const asked = ['', '?sort=top', '?limit=1', '?replies=0', '?sort=oldest'];
    const answers = await Promise.all(asked.map((search) => app.http.get(path + search)));
    const html = await app.http.get(path, { headers: { accept: 'text/html' } });
    expect(vary(html)).toContain('accept');
    const etags = [...answers, html].map(etagOf);
    expect(new Set(etags).size).toBe(etags.length);
  });

  test('refusals are not kept', async () => {
    const answer = await app.http.get('/api/newsroom/threads/a1b2c3/comments');
    expect([answer.status, etagOf(answer)]).toEqual([404, '']);
  });
});
