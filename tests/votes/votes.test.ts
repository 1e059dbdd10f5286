import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { asModerator } from '../fixtures/desk';
import {
  byMarks,
  commentOf,
  openThread,
  posted,
  someAddress,
  type Thread,
} from '../fixtures/discussion';
import { sanction } from '../fixtures/sanctions';
import { describeOnEachDatabase } from '../harness/databases';
import type { Account } from '../harness/accounts';
import type { HttpAnswer } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

type As = { readonly token?: string; readonly guest?: string; readonly ip?: string };

describeOnEachDatabase('a vote', (database) => {
  let app: Newsroom;
  let thread: Thread;
  let user: Account;
  beforeAll(async () => {
    const { limits, ...config } = byMarks();
    app = await startNewsroom({
      database,
      config: { ...config, limits: { ...limits, votesPerAddress: 100_000 } },
    });
    thread = await openThread(app);
    user = await app.createUser();
  });
  afterAll(() => app.stop());

  const vote = (id: string, value: unknown, as: As = {}): Promise<HttpAnswer> =>
    app.http.put(`/api/newsroom/comments/${id}/vote`, {
      ip: someAddress(),
      ...as,
      body: { value },
    });
  let numbers = 0;
  const comment = () => posted(app, thread, { body: `Something ${(numbers += 1)}` });
  const scoreOf = async (id: string): Promise<number> => (await commentOf(app, id))?.score;
  const votesOn = (id: string): Promise<{ value: number; voterKey: string }[]> =>
    app.strapi.db.query(uids.vote).findMany({ where: { comment: id }, orderBy: 'id' });
  const code = ({ status, body }: HttpAnswer) => [status, body.error.details.code];

  test('counts once per reader, who may change it or take it back', async () => {
    const { id } = await comment();
    const { token } = user;
    for (const [value, score] of [
      [1, 1],
      [1, 1],
      [-1, -1],
      [0, 0],
      [0, 0],
      [1, 1],
    ]) {
      expect(await vote(id, value, { token })).toMatchObject({
        status: 200,
        body: { data: { comment: id, value, score }, meta: {} },
      });
      expect(await scoreOf(id)).toBe(score);
      expect(await votesOn(id)).toHaveLength(value === 0 ? 0 : 1);
    }
    expect((await vote(id, 1)).body.data.score).toBe(2);
  });

  test('gives whoever has no name yet the token that it is theirs by', async () => {
    const { id } = await comment();
    const { body } = await vote(id, -1);
    expect(body).toMatchObject({ data: { value: -1, score: -1 } });
    const guest = body.meta.guestToken as string;
    const again = await vote(id, 1, { guest });
    expect(again.body).toEqual({ data: { comment: id, value: 1, score: 1 }, meta: {} });
    const page = await app.http.get(`${thread.path}/comments`, { guest });
    expect(page.body.meta.votes).toEqual({ [id]: 1 });
    // The token is no name: they sign their first comment as any guest does.
    const path = `${thread.path}/comments`;
    expect(code(await app.http.post(path, { guest, body: { body: 'And I' } }))).toEqual([
      400,
      'NAME_REQUIRED',
    ]);
    const first = await posted(app, thread, { body: 'And I', guest });
    expect((await commentOf(app, first.id))?.authorKey).toBe((await votesOn(id))[0]?.voterKey);
  });

  test('is one per address for those without an account, however often they forget who they are', async () => {
    const { id } = await comment();
    const ip = someAddress();
    for (const value of [1, 1, 1]) await vote(id, value, { ip });
    expect(await scoreOf(id)).toBe(1);
    await vote(id, -1, { ip });
    expect(await scoreOf(id)).toBe(-1);
    expect((await vote(id, -1, { ip, token: user.token })).body.data.score).toBe(-2);
    expect((await vote(id, 1)).body.data.score).toBe(-1);
  });

  test('is not for one’s own comment', async () => {
    const { id, guest } = await comment();
    expect(code(await vote(id, 1, { guest }))).toEqual([403, 'OWN_COMMENT']);
    const { token } = user;
    const own = await posted(app, thread, { body: 'By an account', token });
    expect(code(await vote(own.id, 1, { token }))).toEqual([403, 'OWN_COMMENT']);
    expect([await scoreOf(id), await scoreOf(own.id)]).toEqual([0, 0]);
  });

  test.each([[2], [-2], [0.5], ['1'], [null], [undefined], [true]])(
    'of %s is refused by name',
    async (value) => {
      const { id } = await comment();
      expect(await vote(id, value)).toMatchObject({
        status: 400,
        body: { error: { details: { code: 'INVALID_INPUT', problems: [{ field: 'value' }] } } },
      });
    }
  );

  test('on what readers do not see finds nothing', async () => {
    const held = await posted(app, thread, { body: 'HOLD this' });
    const gone = await comment();
    await posted(app, thread, { body: 'An answer', parent: gone.id });
    await asModerator(app).decide(gone.id, { to: 'spam' });
    for (const id of [held.id, gone.id, 'a1b2c3']) {
      expect(code(await vote(id, 1))).toEqual([404, 'COMMENT_UNKNOWN']);
    }
    const withdrawn = await openThread(app, 'Withdrawn');
    const { id } = await posted(app, withdrawn, { body: 'No longer here' });
    await app.contentManager.unpublish(withdrawn.subject);
    expect(code(await vote(id, 1))).toEqual([404, 'COMMENT_UNKNOWN']);
  });

  test('is not taken in a closed thread', async () => {
    const closed = await openThread(app, 'Closed soon');
    const { id } = await posted(app, closed, { body: 'In time' });
    await app.http.put(`/newsroom/threads/${closed.id}`, { admin: true, body: { closed: true } });
    expect(code(await vote(id, 1))).toEqual([403, 'THREAD_CLOSED']);
  });

  test('is not taken from the banned', async () => {
    const { id } = await comment();
    const { token, documentId } = await app.createUser();
    await posted(app, thread, { body: 'Not for long', token });
    const banned = await sanction(app, `user:${documentId}`, { kind: 'ban' });
    expect(banned.status).toBe(201);
    expect(code(await vote(id, 1, { token }))).toEqual([403, 'AUTHOR_BANNED']);
    expect(await scoreOf(id)).toBe(0);
  });

  test('goes with the comment once that is erased, and stays through other decisions', async () => {
    const { id } = await comment();
    await posted(app, thread, { body: 'An answer', parent: id });
    await vote(id, 1);
    await vote(id, 1);
    const desk = asModerator(app);
    await desk.decide(id, { to: 'rejected', reason: 'abuse' });
    await desk.decide(id, { to: 'approved' });
    expect([await scoreOf(id), await votesOn(id)]).toMatchObject([2, { length: 2 }]);
    await desk.decide(id, { to: 'deleted' });
    expect(await votesOn(id)).toEqual([]);
    expect(await commentOf(app, id)).toMatchObject({ status: 'deleted', score: 0, voteCount: 0 });
  });

  test('moves the version of its thread, and says nothing of who gave it', async () => {
    const { id } = await comment();
    const before = (await app.http.get(`${thread.path}/comments`)).body;
    await vote(id, 1);
    const after = (await app.http.get(`${thread.path}/comments`)).body;
    expect(after.meta.version).toBe(Number(before.meta.version) + 1);
    expect(after.meta.votes).toEqual({});
    expect(after.data.find((one: { id: string }) => one.id === id).score).toBe(1);
  });

  test('given by many at once, in any order, adds up', async () => {
    const { id: other } = await comment();
    const voters: { guest: string; key: string }[] = [];
    for (let number = 0; number < 6; number += 1) {
      const guest = (await vote(other, 1)).body.meta.guestToken as string;
      voters.push({ guest, key: (await votesOn(other)).at(-1)!.voterKey });
    }
    const step = fc.record({
      voter: fc.nat({ max: voters.length - 1 }),
      value: fc.constantFrom(1, 0, -1),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { id } = await comment();
        const answers = await Promise.all(
          steps.map(({ voter, value }) => vote(id, value, { guest: voters[voter]!.guest }))
        );
        expect(answers.every(({ status }) => status === 200)).toBe(true);
        const votes = await votesOn(id);
        const sum = votes.reduce((total, { value }) => total + value, 0);
        expect(await commentOf(app, id)).toMatchObject({ score: sum, voteCount: votes.length });
        for (const [index, { key }] of voters.entries()) {
          const given = steps.filter(({ voter }) => voter === index).map(({ value }) => value);
          const kept = votes.filter(({ voterKey }) => voterKey === key);
          expect(kept.length).toBeLessThanOrEqual(1);
          if (given.length === 1) expect(kept[0]?.value ?? 0).toBe(given[0]);
        }
      }),
      { numRuns: 8 }
    );
  });
});

describe('what votes a site takes', () => {
  let app: Newsroom;
  afterAll(() => app.stop());

  test('is a setting, which a thread tells its forms', async () => {
    app = await startNewsroom({ config: { ...byMarks(), comments: { votes: 'up' } } });
    const thread = await openThread(app);
    const { id } = await posted(app, thread, { body: 'Only up' });
    const vote = (value: number, ip = someAddress()) =>
      app.http.put(`/api/newsroom/comments/${id}/vote`, { body: { value }, ip });
    const votes = async () => (await app.http.get(thread.path)).body.data.policy.votes;
    expect(await votes()).toBe('up');
    expect((await vote(1)).status).toBe(200);
    expect(await vote(-1)).toMatchObject({
      status: 400,
      body: { error: { details: { problems: [{ field: 'value', accepts: '1 or 0', got: -1 }] } } },
    });
    const change = (values: object) =>
      app.http.put('/newsroom/settings', { admin: true, body: values });
    expect((await change({ comments: { votes: 'off' } })).status).toBe(200);
    expect(await votes()).toBe('off');
    expect(await vote(1)).toMatchObject({
      status: 403,
      body: { error: { details: { code: 'NOT_ALLOWED' } } },
    });
    await change({ comments: { votes: 'up-and-down' }, authors: { guests: false } });
    expect((await vote(1)).body.error.details.code).toBe('NOT_ALLOWED');
    await change({ authors: { guests: true }, limits: { votesPerAddress: 2 } });
    const ip = someAddress();
    const statuses = [];
    for (const value of [1, 0, 1]) statuses.push((await vote(value, ip)).status);
    expect(statuses).toEqual([200, 200, 429]);
  });
});
