import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { assertCounts } from '../comments/assert-counts';
import { asModerator } from '../fixtures/desk';
import {
  byMarks,
  commentOf,
  historyOf,
  openThread,
  posted,
  report,
  rowsOf,
  type Row,
  type Thread,
} from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('taking a decision back', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());
  afterEach(() => assertCounts(app));

  const desk = () => asModerator(app);
  /** What an undo restores. */
  const standingOf = async (id: string): Promise<Row> => {
    const row = (await commentOf(app, id)) as Row;
    const { status, reviewedAt, reason, pinned, body, reportCount, shown } = row;
    return { status, reviewedAt, reason, pinned, body, reportCount, shown };
  };

  test.each([
    ['approved', 'HOLD this'],
    ['spam', 'HOLD that'],
    ['rejected', 'Fine by the rules'],
    ['pending', 'SPAM by the rules'],
    // Looked at, and left where it is.
    ['approved', 'Fine already'],
  ] as const)('to %s, and that back again', async (to, text) => {
    const { id } = await posted(app, thread, { body: text });
    const before = await standingOf(id);
    await desk().decide(id, { to, ...(to === 'rejected' && { reason: 'abuse', note: 'No.' }) });
    const decided = await standingOf(id);
    expect(decided).toMatchObject({ status: to });
    const { status, body } = await desk().undo(id);
    expect(status).toBe(200);
    expect(body.data).toMatchObject({
      status: before.status,
      reviewedAt: null,
      revision: 3,
      decision: { from: to, to: before.status, reason: 'undo', actorKind: 'staff' },
    });
    expect(await standingOf(id)).toEqual(before);
    // Undone once more it stands, undone again it does not.
    expect((await desk().undo(id)).status).toBe(200);
    expect(await standingOf(id)).toEqual(decided);
    await desk().undo(id);
    expect(await standingOf(id)).toEqual(before);
    expect((await historyOf(app, id)).slice(2)).toEqual([
      `${to}→${before.status} staff undo`,
      `${before.status}→${to} staff undo`,
      `${to}→${before.status} staff undo`,
    ]);
  });

  test('goes back to what a person had decided before', async () => {
    const ada = await app.createAdmin({ firstname: 'Ada', lastname: 'Moderator' });
    const { id } = await posted(app, thread, { body: 'HOLD for two people' });
    await desk().decide(id, { to: 'rejected', reason: 'hate' }, { admin: ada.token });
    const before = await standingOf(id);
    expect(before.reviewedAt).not.toBeNull();
    await desk().decide(id, { to: 'approved' });
    await desk().undo(id);
    expect(await standingOf(id)).toEqual(before);
  });

  test('opens the reports again that it had settled, and those alone', async () => {
    const { id } = await posted(app, thread, { body: 'Reported thrice' });
    const openReports = async () =>
      (await rowsOf(app, uids.report, id)).map(({ resolvedAt }) => resolvedAt === null);
    await report(app, id);
    await desk().decide(id, { to: 'approved' });
    await report(app, id);
    await report(app, id);
    expect(await openReports()).toEqual([false, true, true]);
    await desk().decide(id, { to: 'approved' });
    expect(await openReports()).toEqual([false, false, false]);
    expect((await desk().undo(id)).body.data).toMatchObject({
      reportCount: 2,
      reports: [{ reason: 'abuse', count: 2 }],
      queues: expect.arrayContaining(['reported']) as unknown,
    });
    expect(await openReports()).toEqual([false, true, true]);
    await desk().undo(id);
    expect(await openReports()).toEqual([false, false, false]);
    await desk().undo(id);
    expect(await openReports()).toEqual([false, true, true]);
  });

  test('unpins what was pinned, and puts a text back', async () => {
    const { id } = await posted(app, thread, { body: 'First words' });
    const before = await standingOf(id);
    await desk().pin(id, true);
    await desk().undo(id);
    expect(await standingOf(id)).toEqual(before);
    await desk().undo(id);
    expect(await standingOf(id)).toEqual({ ...before, pinned: true });
    await desk().edit(id, 'SPAM words');
    const { body } = await desk().undo(id);
    expect(body.data).toMatchObject({ body: 'First words', signals: [], status: 'approved' });
    expect(body.data.html).toContain('First words');
    expect(await standingOf(id)).toEqual({ ...before, pinned: true });
    await desk().undo(id);
    expect((await commentOf(app, id))?.body).toBe('SPAM words');
    expect(await rowsOf(app, uids.revision, id)).toHaveLength(3);
  });

  test('is one’s own right, and for one’s own word alone', async () => {
    const ada = await app.createAdmin({ firstname: 'Ada', lastname: 'Moderator' });
    const { id, guest } = await posted(app, thread, { body: 'HOLD for its author' });
    const refused = async (as = {}) => {
      const before = await standingOf(id);
      const { status, body } = await desk().undo(id, as);
      expect([status, body.error?.details.code]).toEqual([403, 'NOT_ALLOWED']);
      expect(await standingOf(id)).toEqual(before);
    };
    // The rules' word …
    await refused();
    await desk().decide(id, { to: 'approved' });
    // … another moderator's …
    await refused({ admin: ada.token });
    // … the author's after it …
    await app.http.put(`/api/newsroom/comments/${id}`, { guest, body: { body: 'HOLD a new one' } });
    await refused();
    await desk().decide(id, { to: 'approved' });
    await desk().undo(id);
    // … and what another moderator took back.
    await refused({ admin: ada.token });
  });
});
