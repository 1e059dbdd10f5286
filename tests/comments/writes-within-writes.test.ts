import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { uids } from '../../content-types';
import {
  byMarks,
  commentOf,
  historyOf,
  openThread,
  posted,
  type Row,
  type Thread,
} from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { assertCounts } from './assert-counts';

type Strapi = Newsroom['strapi'];

/** A project with a bot: it answers whoever asks for help, and lets through whoever knows the word. */
const withBot = ({ strapi }: { strapi: Strapi }): void => {
  const comments = strapi.db.query(uids.comment);
  const answer = ({ documentId, thread }: Row) =>
    comments.create({
      data: { thread, parent: documentId, body: 'A person will answer soon', authorName: 'Bot' },
    });
  strapi.db.lifecycles.subscribe({
    models: [uids.comment],
    async afterCreate({ result }) {
      const row = result as Row;
      if (row.body === 'Help, at once') await answer(row);
      if (row.body.endsWith('the magic word')) {
        await comments.update({ where: { id: row.id }, data: { status: 'approved' } });
      }
    },
  });
  strapi.eventHub.on('newsroom.comment.created', async ({ comment }: Row) => {
    const row = await comments.findOne({ where: { documentId: comment } });
    if (row?.body === 'Help, some time') await answer(row);
  });
};

let app: Newsroom;
let thread: Thread;
beforeAll(async () => {
  app = await startNewsroom({ config: byMarks(), bootstrap: withBot });
  thread = await openThread(app);
});
afterAll(() => app.stop());
afterEach(() => assertCounts(app));

const answersTo = (parent: string): Promise<Row[]> =>
  app.strapi.db.query(uids.comment).findMany({ where: { parent } });

const bot = { authorKind: 'script', authorName: 'Bot', authorKey: null, ipHash: null };

test('what a hook writes is not the word of the reader behind the request', async () => {
  const { id } = await posted(app, thread, { body: 'Help, at once' });
  expect(await answersTo(id)).toMatchObject([bot]);
  const { token } = await app.createUser();
  const { id: second } = await posted(app, thread, { body: 'Help, at once', token });
  expect(await answersTo(second)).toMatchObject([bot]);
});

test('neither is what a listener writes', async () => {
  const { id } = await posted(app, thread, { body: 'Help, some time' });
  await expect.poll(() => answersTo(id)).toMatchObject([bot]);
});

test('nor does a reader decide on their own comment through a hook', async () => {
  const { id } = await posted(app, thread, { body: 'HOLD unless you know the magic word' });
  expect(await commentOf(app, id)).toMatchObject({ status: 'approved', reviewedAt: null });
  expect(await historyOf(app, id)).toEqual([
    'null→pending rules marks',
    'pending→approved script null',
  ]);
});
