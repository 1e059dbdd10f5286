import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { uids } from '../../../content-types';
import {
  byMarks,
  commentOf,
  decide,
  historyOf,
  openThread,
  posted,
  rowsOf,
  type Thread,
} from '../../fixtures/discussion';
import type { Account } from '../../harness/accounts';
import { describeOnEachDatabase } from '../../harness/databases';
import type { HttpAnswer } from '../../harness/http';
import { startNewsroom, type Newsroom } from '../../harness/start-newsroom';
import { assertCounts } from '../assert-counts';

describeOnEachDatabase('two who decide at once', (database) => {
  let app: Newsroom;
  let threads: Thread[];
  let ada: Account;
  let ben: Account;
  beforeAll(async () => {
    app = await startNewsroom({ database, config: byMarks() });
    threads = [await openThread(app, 'One'), await openThread(app, 'Two')];
    ada = await app.createAdmin({ firstname: 'Ada', lastname: 'Moderator' });
    ben = await app.createAdmin({ firstname: 'Ben', lastname: 'Moderator' });
  });
  afterAll(() => app.stop());
  afterEach(() => assertCounts(app));

  const waiting = (text: string) =>
    Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        posted(app, threads[number % 2] as Thread, { body: `HOLD ${text} ${number}` })
      )
    );
  const detailsOf = ({ body }: HttpAnswer) => body.error.details;

  test('one decision stands, and the other moderator is told of it', async () => {
    const comments = await waiting('for a decision');
    const answers = await Promise.all(
      comments.map(({ id }) =>
        Promise.all([
          decide(app, id, { to: 'approved', revision: 1, admin: ada.token }),
          decide(app, id, { to: 'spam', revision: 1, admin: ben.token }),
        ])
      )
    );
    for (const [index, [byAda, byBen]] of answers.entries()) {
      const { id } = comments[index] as { id: string };
      expect([byAda.status, byBen.status].sort()).toEqual([200, 409]);
      const isAdas = byAda.status === 200;
      const [to, actorName] = isAdas ? ['approved', ada.name] : ['spam', ben.name];
      expect(await commentOf(app, id)).toMatchObject({ status: to, revision: 2 });
      expect(await rowsOf(app, uids.decision, id)).toMatchObject([
        { from: null, to: 'pending' },
        { from: 'pending', to, actorKind: 'staff', actorName },
      ]);
      expect(detailsOf(isAdas ? byBen : byAda)).toMatchObject({
        code: 'CHANGED_MEANWHILE',
        comment: { id, status: to, revision: 2 },
        decision: { to, actorName },
      });
    }
  });

  test('a moderator never approves a text that they have not seen', async () => {
    const comments = await waiting('until it is edited');
    const answers = await Promise.all(
      comments.map(async ({ id, guest }) => {
        const edit = { guest, body: { body: `HOLD what nobody saw of ${id}` } };
        return Promise.all([
          app.http.put(`/api/newsroom/comments/${id}`, edit),
          decide(app, id, { to: 'approved', revision: 1 }),
        ]);
      })
    );
    for (const [index, [edited, decided]] of answers.entries()) {
      const { id } = comments[index] as { id: string };
      expect(edited.status).toBe(202);
      const after = await commentOf(app, id);
      expect(after).toMatchObject({ status: 'pending', body: `HOLD what nobody saw of ${id}` });
      const history = (await historyOf(app, id)).slice(1);
      if (decided.status === 200) {
        expect(history).toEqual(['pending→approved staff null', 'approved→pending rules marks']);
      } else {
        expect(decided.status).toBe(409);
        expect(history).toEqual(['pending→pending rules marks']);
        expect(detailsOf(decided)).toMatchObject({
          code: 'CHANGED_MEANWHILE',
          comment: { id, revision: 2, body: after?.body },
          decision: { to: 'pending', actorKind: 'rules' },
        });
      }
    }
  });
});
