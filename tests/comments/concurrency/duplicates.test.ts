import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { uids } from '../../../content-types';
import {
  byMarks,
  commentOf,
  openThread,
  post,
  posted,
  report,
  rowsOf,
  someAddress,
  threadOf,
  type Thread,
} from '../../fixtures/discussion';
import { describeOnEachDatabase } from '../../harness/databases';
import type { HttpAnswer } from '../../harness/http';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { assertCounts } from '../assert-counts';

const times = <Result>(count: number, make: (number: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, number) => make(number)));

describeOnEachDatabase('the same, many times at once', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
  });
  beforeEach(async () => {
    thread = await openThread(app);
  });
  afterAll(() => app.stop());
  afterEach(() => assertCounts(app));

  const expectOneOf = async (answers: readonly HttpAnswer[], body: string) => {
    const [taken, ...others] = [...answers].sort((a, b) => a.status - b.status);
    expect(taken?.status).toBe(201);
    for (const { status, body: answer } of others) {
      expect(status).toBe(409);
      expect(answer.error.details).toEqual({ code: 'DUPLICATE', field: 'body' });
    }
    const stored = await app.strapi.db
      .query(uids.comment)
      .findMany({ where: { thread: thread.id, body } });
    expect(stored.map(({ documentId }) => documentId)).toEqual([taken?.body.data.id]);
  };

  test('by one author: one is stored', async () => {
    const { guest } = await posted(app, thread, { body: 'Something else before' });
    const body = 'Sent by an impatient finger';
    await expectOneOf(await times(12, () => post(app, thread, { body, guest })), body);
  });

  test('from one address: one is stored', async () => {
    const ip = someAddress();
    const body = 'Sent by a program';
    const sent = times(12, (number) => post(app, thread, { body, ip, name: `Guest ${number}` }));
    await expectOneOf(await sent, body);
  });

  test('as an answer, in several threads: one is stored in each', async () => {
    const threads = await times(4, (number) => openThread(app, `Of four, ${number}`));
    const ip = someAddress();
    const body = 'The same answer';
    for (thread of threads) await posted(app, thread, { body: 'Asked' });
    const sent = threads.map(async (one) => ({
      one,
      answers: await times(6, () => post(app, one, { body, ip })),
    }));
    for (const { one, answers } of await Promise.all(sent)) {
      thread = one;
      await expectOneOf(answers, body);
    }
  });

  test('report by one reader: one row, and the same answer each time', async () => {
    const { id } = await posted(app, thread, { body: 'Not to my liking' });
    const ip = someAddress();
    const answers = await times(12, () => report(app, id, ip));
    const [first] = answers;
    expect(first?.status).toBe(202);
    for (const { status, body } of answers) {
      expect({ status, body }).toEqual({ status: 202, body: first?.body });
    }
    expect(await rowsOf(app, uids.report, id)).toHaveLength(1);
    expect(await commentOf(app, id)).toMatchObject({ reportCount: 1 });
    expect(await threadOf(app, thread.subject)).toMatchObject({ reportedCount: 1 });
  });

  test('report by twelve readers: all are counted, the comment once', async () => {
    const { id } = await posted(app, thread, { body: 'Not to anybody’s liking' });
    const answers = await times(12, () => report(app, id));
    expect(answers.map(({ status }) => status)).toEqual(Array(12).fill(202));
    expect(await commentOf(app, id)).toMatchObject({ reportCount: 12 });
    expect(await threadOf(app, thread.subject)).toMatchObject({ reportedCount: 1 });
  });
});
