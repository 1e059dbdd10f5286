import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Conversation, History } from '../../server/desk/contract';
import { asModerator } from '../fixtures/desk';
import { byMarks, openThread, posted, report, type Thread } from '../fixtures/discussion';
import { plant } from '../fixtures/plant';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('what the desk says around a comment', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());

  const ask = async (id: string, search = ''): Promise<Conversation> => {
    const path = `/newsroom/comments/${id}/conversation${search}`;
    const { status, body } = await app.http.get(path, { admin: true });
    expect(status).toBe(200);
    return body as Conversation;
  };

  test('its conversation, of every status, oldest first, page by page', async () => {
    const at = new Date('2026-01-01T12:00:00Z');
    const root = await plant(app, thread, { body: 'Root', at });
    const reply = await plant(app, thread, { body: 'Reply', parent: root, at });
    const all = [root, reply];
    // Of one time, so that the id decides.
    for (const body of ['HOLD', 'SPAM', 'REJECT', 'Fine', 'Fine too']) {
      all.push(await plant(app, thread, { body, parent: reply, at }));
    }
    const last = all.at(-1) as string;
    await asModerator(app).decide(all[5] as string, { to: 'deleted' });
    await plant(app, thread, { body: 'Another conversation', at });

    const whole = await ask(last);
    expect(whole.data.map(({ id }) => id)).toEqual([...all].sort());
    expect(whole.meta.next).toBeNull();
    expect(whole.meta.ancestors.map(({ id }) => id)).toEqual([root, reply, last]);
    expect(new Set(whole.data.map(({ status }) => status))).toEqual(
      new Set(['approved', 'pending', 'spam', 'rejected', 'deleted'])
    );
    const walked: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: Conversation = await ask(
        root,
        `?limit=3${next && `&after=${encodeURIComponent(next)}`}`
      );
      walked.push(...page.data.map(({ id }) => id));
      next = page.meta.next;
    }
    expect(walked).toEqual([...all].sort());
    const refused = await app.http.get(`/newsroom/comments/${root}/conversation?after=x`, {
      admin: true,
    });
    expect(refused.status).toBe(400);
  });

  test('its history: decisions, texts and reports, oldest first', async () => {
    const desk = asModerator(app);
    const { id, guest } = await posted(app, thread, { body: 'First' });
    await app.http.put(`/api/newsroom/comments/${id}`, { guest, body: { body: 'Second' } });
    await report(app, id);
    await desk.edit(id, 'Third');
    await desk.decide(id, { to: 'rejected', reason: 'other', note: 'As agreed.' });
    const { body } = await app.http.get(`/newsroom/comments/${id}/history`, { admin: true });
    const { decisions, revisions, reports } = body.data as History;
    expect(decisions).toMatchObject([
      { from: null, to: 'approved', actorKind: 'rules' },
      { from: 'approved', to: 'approved', actorKind: 'rules' },
      { from: 'approved', to: 'approved', reason: 'edited', actorName: 'First Admin' },
      { from: 'approved', to: 'rejected', reason: 'other', note: 'As agreed.' },
    ]);
    expect(revisions).toMatchObject([
      { revision: 1, body: 'First', actorKind: 'author', actorName: 'Ann' },
      { revision: 2, body: 'Second', actorKind: 'staff', actorName: 'First Admin' },
    ]);
    expect(reports).toEqual([
      {
        reason: 'abuse',
        note: null,
        createdAt: expect.any(String) as unknown,
        resolvedAt: decisions[3]?.createdAt,
      },
    ]);
    expect(JSON.stringify(body)).not.toContain('reporter');
  });
});
