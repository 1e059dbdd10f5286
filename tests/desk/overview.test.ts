import { afterAll, beforeAll, expect, test } from 'vitest';

import { byMarks, decide, openThread, posted, report, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { idsOf } from '../fixtures/walk-pages';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('what the desk shows of comments', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());

  const get = async (path: string) =>
    (await app.http.get(`/newsroom/${path}`, { admin: true })).body;

  test('an overview of nothing', async () => {
    expect((await get('overview')).data).toEqual({
      counts: { pending: 0, reported: 0 },
      oldestPendingAt: null,
      latest: [],
    });
  });

  test('an overview: the numbers, the oldest that waits, the latest three', async () => {
    const held: string[] = [];
    for (let day = 1; day <= 5; day += 1) {
      const at = `2026-03-0${day}T10:00:00.000Z`;
      held.push(await plant(app, thread, { body: `HOLD ${day}`, at }));
      const { data } = await get('overview');
      expect(idsOf(data.latest)).toEqual(held.slice(-3).reverse());
      expect(data.oldestPendingAt).toBe('2026-03-01T10:00:00.000Z');
      expect(data.counts).toEqual({ pending: day, reported: 0 });
    }
    const { id } = await posted(app, thread, { body: 'Fine' });
    await report(app, id);
    expect((await get('overview')).data.counts).toEqual({ pending: 5, reported: 1 });
  });

  test('one comment, with what it answers and who decided last', async () => {
    const parent = await posted(app, thread, {
      body: `A long story ${'x'.repeat(300)}`,
      name: 'Ann',
    });
    const child = await posted(app, thread, { body: 'HOLD on', parent: parent.id, name: 'Ben' });
    const first = (await get(`comments/${child.id}`)).data;
    expect(first).toMatchObject({
      id: child.id,
      status: 'pending',
      depth: 1,
      parent: { id: parent.id, authorName: 'Ann', status: 'approved' },
      decision: { from: null, to: 'pending', actorKind: 'rules', reason: 'marks' },
      signals: [{ rule: 'marks', outcome: 'hold' }],
      thread: { id: thread.id },
      queues: ['pending', 'all'],
    });
    expect(first.parent.excerpt).toMatch(/^A long story x+…$/);
    expect([...first.parent.excerpt]).toHaveLength(200);
    await decide(app, child.id, { to: 'approved' });
    await decide(app, child.id, { to: 'rejected' });
    const { data } = await get(`comments/${child.id}`);
    expect(data).toMatchObject({
      status: 'rejected',
      decision: { from: 'approved', to: 'rejected', actorKind: 'staff', reason: 'abuse' },
    });
    const queue = (await get(`queue?queue=rejected&threads=${thread.id}`)).data;
    expect(queue).toEqual([data]);
  });

  test('an author’s sanction stands on the card', async () => {
    const { id } = await posted(app, thread, { body: 'Bad manners' });
    const { data } = await get(`comments/${id}`);
    expect(data.author.sanction).toBeNull();
    await app.strapi.db.connection('newsroom_sanctions').insert({
      document_id: 'sanction1',
      author: data.author.key,
      kind: 'ban',
      reason: 'abuse',
    });
    const wanted = { kind: 'ban', until: null };
    expect((await get(`comments/${id}`)).data.author.sanction).toEqual(wanted);
  });

  test('an unknown comment is unknown', async () => {
    const answer = await app.http.get('/newsroom/comments/unknown', { admin: true });
    expect([answer.status, answer.body.error.details.code]).toEqual([404, 'COMMENT_UNKNOWN']);
  });

  test('the names of the rules that run, in their order', async () => {
    const { data } = await get('rules');
    expect(data).toContain('links');
    expect(data).toContain('marks');
    expect(data).not.toContain('new-author');
    expect(data.indexOf('thread-open')).toBeLessThan(data.indexOf('links'));
  });
});
