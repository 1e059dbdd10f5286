import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { decide, openThread, post, posted, someAddress, type Thread } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** Every refusal that the API names, as a client meets it. */
describeOnEachDatabase('a post that is refused', (database) => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({
      database,
      config: {
        limits: { perAuthor: 50, perAddress: 3 },
        threads: { maxDepth: 1 },
        moderation: { options: { length: { min: 3, max: 40 } } },
      },
    });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());

  const refusal = async (body: unknown, ip = someAddress()) => {
    const answer = await app.http.post(`${thread.path}/comments`, { body, ip });
    expect(answer.body.data).toBeNull();
    return { status: answer.status, details: answer.body.error.details, headers: answer.headers };
  };
  const author = { name: 'Ann' };

  test.each([
    ['too long', 'x'.repeat(41), 400, { code: 'TOO_LONG', field: 'body', found: 41, limit: 40 }],
    ['too short', 'no', 400, { code: 'TOO_SHORT', field: 'body', found: 2, limit: 3 }],
    ['blank', ' \u200b \n', 400, { code: 'TOO_SHORT', field: 'body', found: 0, limit: 3 }],
  ])('is %s', async (_what, body, status, details) => {
    expect(await refusal({ body, author })).toMatchObject({ status, details });
  });

  test('names what the contract does not know or what does not fit', async () => {
    const { status, details } = await refusal({ body: 7, autor: author, startedAt: 'yesterday' });
    expect(status).toBe(400);
    expect(details.code).toBe('INVALID_INPUT');
    expect(details.problems.map((one: { field: string }) => one.field).sort()).toEqual([
      'autor',
      'body',
      'startedAt',
    ]);
  });

  test('answers what is not there, not approved, elsewhere or too deep', async () => {
    const unusable = { status: 400, details: { code: 'PARENT_UNUSABLE', field: 'parent' } };
    const reply = (parent: string) => refusal({ body: 'A reply', author, parent });
    expect(await reply('nowhere0000000000000000')).toMatchObject(unusable);

    const { id } = await posted(app, thread, { body: 'Waiting' });
    expect(await reply(id)).toMatchObject(unusable);
    await decide(app, id, { to: 'approved' });
    const below = await posted(app, thread, { body: 'Below it', parent: id });
    await decide(app, below.id, { to: 'approved' });
    expect(await reply(below.id)).toMatchObject({ ...unusable, details: { limit: 1, found: 2 } });

    const other = await openThread(app, 'Elsewhere');
    const answer = await post(app, other, { body: 'From there', parent: id });
    expect(answer).toMatchObject({ status: 400, body: { error: unusable } });
  });

  test('says the same again', async () => {
    const ip = someAddress();
    await posted(app, thread, { body: 'Well said!', ip });
    expect(await refusal({ body: '  well said ', author }, ip)).toMatchObject({
      status: 409,
      details: { code: 'DUPLICATE', field: 'body' },
    });
  });

  test('comes too fast', async () => {
    const ip = someAddress();
    for (const body of ['First', 'Second', 'Third']) await posted(app, thread, { body, ip });
    const { status, details, headers } = await refusal({ body: 'Fourth', author }, ip);
    expect(status).toBe(429);
    expect(details).toMatchObject({ code: 'TOO_FAST', limit: 3, windowSeconds: 60, by: 'address' });
    expect(details.retryAfter).toBeGreaterThan(0);
    expect(headers.get('retry-after')).toBe(String(details.retryAfter));
    await posted(app, thread, { body: 'Another address' });
  });

  test('has no name, a reserved one, or one too long', async () => {
    expect(await refusal({ body: 'Nameless' })).toMatchObject({
      status: 400,
      details: { code: 'NAME_REQUIRED', field: 'author.name' },
    });
    for (const name of ['Admin', 'аdmin', 'First Admin', 'F i r s t  A d m i n', 'Ad\u200bmin']) {
      expect(await refusal({ body: `I am ${name}`.slice(0, 40), author: { name } })).toMatchObject({
        status: 400,
        details: { code: 'NAME_RESERVED', field: 'author.name' },
      });
    }
    expect(await refusal({ body: 'Long name', author: { name: 'x'.repeat(61) } })).toMatchObject({
      status: 400,
      details: { code: 'TOO_LONG', field: 'author.name', limit: 60 },
    });
  });

  test('has an e-mail or a web address that is none', async () => {
    for (const given of [{ email: 'nobody' }, { url: 'javascript:alert(1)' }]) {
      const { status, details } = await refusal({ body: 'Hello', author: { ...author, ...given } });
      expect(status).toBe(400);
      expect(details.problems[0].field).toBe(`author.${Object.keys(given)[0] ?? ''}`);
    }
  });

  test('is to a closed thread, or to none', async () => {
    const closed = await openThread(app, 'Closed');
    const change = await app.http.put(`/newsroom/threads/${closed.id}`, {
      admin: true,
      body: { closed: true },
    });
    expect(change.body.data).toMatchObject({ open: false, closed: true });
    expect(await post(app, closed, { body: 'Too late' })).toMatchObject({
      status: 403,
      body: { error: { details: { code: 'THREAD_CLOSED', closesAt: null } } },
    });
    const draft = await app.contentManager.create({ title: 'A draft' });
    for (const subject of [draft.documentId, 'nowhere0000000000000000', 'api::no.no:abc']) {
      const answer = await app.http.post(`/api/newsroom/threads/${subject}/comments`, {
        body: { body: 'Hello?', author },
      });
      expect(answer).toMatchObject({
        status: 404,
        body: { error: { details: { code: 'THREAD_UNKNOWN' } } },
      });
    }
  });
});

describe('an author', () => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom();
    thread = await openThread(app);
  });
  afterAll(() => app.stop());

  const own = async (path: string, options: { guest?: string; token?: string }) =>
    (await app.http.get(`${path}/comments`, options)).body.meta.own;
  const detailsOf = (answer: { body: { error: { details: unknown } } }) =>
    answer.body.error.details;

  test('who is a guest is known again by the token of the first answer', async () => {
    const first = await post(app, thread, { body: 'My first' });
    expect(first).toMatchObject({
      status: 202,
      body: { data: { status: 'pending', reason: 'new-author' } },
    });
    const guest = first.body.meta.guestToken;
    await decide(app, first.body.data.id, { to: 'approved' });
    const second = await post(app, thread, { body: 'My second', guest });
    expect(second).toMatchObject({ status: 201, body: { data: { reason: null }, meta: {} } });
    expect((await post(app, thread, { body: 'Without it' })).status).toBe(202);
  });

  test('sees what of theirs waits, and nobody else does', async () => {
    const user = await app.createUser();
    const byUser = await post(app, thread, { body: 'From my account', token: user.token });
    expect(byUser.body.data.author).toMatchObject({ name: user.name, url: null, kind: 'user' });
    const { id, guest } = await posted(app, thread, { body: 'From a guest' });
    expect(await own(thread.path, { token: user.token })).toEqual([byUser.body.data]);
    expect(await own(thread.path, { guest })).toMatchObject([{ id, body: 'From a guest' }]);
    expect(await own(thread.path, {})).toEqual([]);
  });

  test('is told of a rejection and its reason, but not of spam', async () => {
    const rejected = await posted(app, thread, { body: 'Rejected one' });
    await decide(app, rejected.id, { to: 'rejected' });
    expect(await own(thread.path, { guest: rejected.guest })).toMatchObject([
      { status: 'rejected', reason: 'abuse' },
    ]);
    const spam = await posted(app, thread, { body: 'Spam one' });
    await decide(app, spam.id, { to: 'spam' });
    expect(await own(thread.path, { guest: spam.guest })).toMatchObject([
      { status: 'pending', reason: 'review' },
    ]);
  });

  test('who fills in the trap, or types too fast, is answered like everybody', async () => {
    const body = { author: { name: 'Bot' } };
    const trapped = await app.http.post(`${thread.path}/comments`, {
      body: { ...body, body: 'Buy this', website: 'http://buy.example' },
    });
    const fast = await app.http.post(`${thread.path}/comments`, {
      body: { ...body, body: 'Buy that', startedAt: Date.now() - 100 },
    });
    for (const { status, body: answer } of [trapped, fast]) {
      expect(status).toBe(202);
      expect(answer.data).toMatchObject({ status: 'pending', reason: 'review' });
      expect(answer.meta.guestToken).toBeTruthy();
    }
    const { body: queue } = await app.http.get('/newsroom/queue?queue=spam', { admin: true });
    const rules = queue.data.map((one: { signals: { rule: string }[] }) => one.signals[0]?.rule);
    expect(rules).toEqual(expect.arrayContaining(['honeypot', 'typing-time']));
  });

  test('edits and deletes their own, for a while, until somebody answers', async () => {
    const { id, guest } = await posted(app, thread, { body: 'With a tpyo' });
    const path = `/api/newsroom/comments/${id}`;
    const edited = await app.http.put(path, { body: { body: 'With a typo' }, guest });
    expect(edited.body.data).toMatchObject({ body: 'With a typo', status: 'pending' });
    expect(edited.body.data.editedAt).not.toBeNull();
    await decide(app, id, { to: 'approved' });

    const stranger = await posted(app, thread, { body: 'Not me' });
    for (const other of [{}, { guest: stranger.guest }]) {
      const answer = await app.http.put(path, { body: { body: 'Hijacked' }, ...other });
      expect(answer.status).toBe(403);
      expect(detailsOf(answer)).toMatchObject({ code: 'NOT_ALLOWED' });
    }
    await posted(app, thread, { body: 'An answer', parent: id });
    for (const method of ['put', 'delete'] as const) {
      const answer = await app.http[method](path, {
        guest,
        ...(method === 'put' && { body: { body: 'Too late' } }),
      });
      expect(answer.status).toBe(403);
      expect(detailsOf(answer)).toMatchObject({ code: 'EDIT_WINDOW_OVER' });
    }

    const other = await posted(app, thread, { body: 'To be deleted' });
    const gone = `/api/newsroom/comments/${other.id}`;
    expect((await app.http.delete(gone, { guest: other.guest })).status).toBe(204);
    expect((await app.http.delete(gone, { guest: other.guest })).status).toBe(404);
    expect(await own(thread.path, { guest: other.guest })).toEqual([]);
  });

  test('has no time to edit where the settings give none', async () => {
    await app.http.put('/newsroom/settings', {
      admin: true,
      body: { comments: { editWindowMinutes: 0 } },
    });
    const { id, guest } = await posted(app, thread, { body: 'For ever' });
    const answer = await app.http.put(`/api/newsroom/comments/${id}`, {
      body: { body: 'Changed' },
      guest,
    });
    expect(detailsOf(answer)).toMatchObject({ code: 'EDIT_WINDOW_OVER' });
  });

  test('is asked for what the settings want of guests', async () => {
    const save = (authors: object) =>
      app.http.put('/newsroom/settings', { admin: true, body: { authors } });
    await save({ guestEmail: 'required', anonymousName: 'A reader' });
    const noEmail = await post(app, thread, { body: 'No e-mail' });
    expect(detailsOf(noEmail)).toMatchObject({ code: 'EMAIL_REQUIRED', field: 'author.email' });
    const nameless = await app.http.post(`${thread.path}/comments`, {
      body: { body: 'No name', author: { email: 'ann@example.org' } },
    });
    expect(nameless.body.data.author.name).toBe('A reader');
    await save({ guests: false });
    const none = await post(app, thread, { body: 'No guests' });
    expect(none.status).toBe(403);
    expect(detailsOf(none)).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
