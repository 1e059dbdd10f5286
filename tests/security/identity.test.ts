import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { uids } from '../../content-types';
import { forgeGuestTokens } from '../fixtures/forged-tokens';
import { decide } from '../fixtures/moderate';
import { createApiToken } from '../fixtures/viewers';
import type { Account } from '../harness/accounts';
import type { HttpAnswer, HttpOptions } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const userKey = 'users-permissions secret of the test app';
const claimsToBeAnn = { author: { name: 'Ann', email: 'ann@example.test' } };

describe('being somebody else', () => {
  let app: Newsroom;
  let path: string;
  let texts = 0;
  /** Ann is a guest, Bob a user; each has one approved comment. */
  let ann: { id: string; token: string; key: string };
  let bob: Account & { comment: string; key: string };
  beforeAll(async () => {
    const limits = { perAuthor: 100_000, perAddress: 100_000 };
    app = await startNewsroom({ config: { limits } });
    const { documentId } = await app.contentManager.publish({ title: 'Tram line reopens' });
    path = `/api/newsroom/threads/${documentId}/comments`;
    const anns = await post({ body: claimsToBeAnn });
    const user = await app.createUser('bob');
    const bobs = await post({ token: user.token });
    for (const { body } of [anns, bobs]) await decide(app, body.data.id, { to: 'approved' });
    const { id } = anns.body.data;
    ann = { id, token: anns.body.meta.guestToken, key: (await rowOf(id)).authorKey };
    bob = { ...user, comment: bobs.body.data.id, key: `user:${user.documentId}` };
  });
  afterAll(() => app.stop());

  const post = (options: HttpOptions): Promise<HttpAnswer> =>
    app.http.post(path, {
      ...options,
      body: { body: `Text ${(texts += 1)}`, ...(options.body as object | undefined) },
    });
  /** A user's token, without the form that takes only so many in a minute. */
  const register = async (username: string): Promise<string> => {
    const { service } = app.strapi.plugin('users-permissions');
    const { id } = await service('user').add({
      username,
      email: `u${(texts += 1)}@readers.test`,
      provider: 'local',
      confirmed: true,
      role: 1,
    });
    return service('jwt').issue({ id });
  };
  const rowOf = (documentId: string) =>
    app.strapi.db.query(uids.comment).findOne({ where: { documentId } });
  const allRows = () => app.strapi.db.query(uids.comment).findMany({ orderBy: 'id' });

  /** Edits and deletes Ann's and Bob's comments, and says as whom a post was taken. */
  const expectNoAccess = async (who: HttpOptions, name: string) => {
    const before = await allRows();
    for (const id of [ann.id, bob.comment]) {
      const comment = `/api/newsroom/comments/${id}`;
      for (const answer of [
        await app.http.put(comment, { ...who, body: { body: 'Mine now' } }),
        await app.http.delete(comment, who),
      ]) {
        expect([401, 403], `${name}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
      }
    }
    expect(await allRows(), name).toEqual(before);
    const posted = await post({ ...who, body: claimsToBeAnn });
    if (posted.status >= 400) return;
    const { authorKey, status } = await rowOf(posted.body.data.id);
    expect([ann.key, bob.key], name).not.toContain(authorKey);
    // Trust is for those who prove who they are.
    expect(status, name).toBe('pending');
  };

  test('the rightful ones may', async () => {
    const trusted = await post({ guest: ann.token, body: claimsToBeAnn });
    expect(trusted.status).toBe(201);
    expect((await rowOf(trusted.body.data.id)).authorKey).toBe(ann.key);
    expect((await post({ token: bob.token })).status).toBe(201);
  });

  test('by nothing, or by an API token', async () => {
    await expectNoAccess({}, 'anonymous');
    for (const type of ['full-access', 'read-only'] as const) {
      await expectNoAccess({ token: await createApiToken(app, type) }, type);
    }
  });

  test('by a forged guest token', async () => {
    for (const [name, guest] of Object.entries(forgeGuestTokens(ann.token))) {
      await expectNoAccess({ guest }, name);
      const read = await app.http.get(path, { guest });
      expect(read.body.error?.details.code, name).toBe('GUEST_TOKEN_INVALID');
    }
    for (const authorization of [
      `Bearer ${ann.token}`,
      `Basic ${ann.token}`,
      `Guest`,
      `Guest ${bob.token}`,
      `Guest Bearer ${ann.token}`,
      ann.token,
    ]) {
      await expectNoAccess({ headers: { authorization } }, authorization.slice(0, 12));
    }
  });

  test('by a forged, expired or foreign user token', async () => {
    const signed = (key: string, options: jwt.SignOptions = {}) =>
      jwt.sign({ id: bob.id }, key, options);
    const [header, payload, signature] = bob.token.split('.');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    const gone = await app.createUser();
    await app.strapi.db.query('plugin::users-permissions.user').delete({ where: { id: gone.id } });
    for (const [name, token] of Object.entries({
      'another key': signed('secret'),
      expired: signed(userKey, { expiresIn: -1 }),
      'alg none': `${none}.${payload}.`,
      truncated: `${header}.${payload}.${signature?.slice(2)}`,
      'a user who is gone': gone.token,
      'an admin': await app.adminToken(),
    })) {
      await expectNoAccess({ token }, name);
      expect((await post({ token })).status, name).toBe(401);
    }
  });

  test('by another account', async () => {
    await expectNoAccess({ token: (await app.createUser()).token }, 'another user');
    const guest = (await post({ body: claimsToBeAnn })).body.meta.guestToken;
    await expectNoAccess({ guest }, 'another guest');
    const blocked = await app.createUser();
    const users = app.strapi.db.query('plugin::users-permissions.user');
    await users.update({ where: { id: blocked.id }, data: { blocked: true } });
    await expectNoAccess({ token: blocked.token }, 'a blocked user');
    expect((await post({ token: blocked.token })).status).toBe(401);
  });

  test('by what a body says', async () => {
    for (const extra of [
      { authorKey: bob.key },
      { user: bob.id },
      { author: { name: 'Ann', id: bob.id } },
      { author: { name: 'Ann', key: ann.key } },
      { authorKind: 'staff' },
      { isStaff: true },
      { status: 'approved' },
      { createdBy: 1 },
      { guestToken: ann.token },
      { constructor: { author: ann.key } },
    ]) {
      const answer = await post({ body: { author: { name: 'Ann' }, ...extra } });
      expect(answer.body.error?.details.code, JSON.stringify(extra)).toBe('INVALID_INPUT');
    }
    // A user is who the token says, whatever else the form says.
    const answer = await post({ token: bob.token, body: claimsToBeAnn });
    const row = await rowOf(answer.body.data.id);
    expect(row).toMatchObject({ authorKey: bob.key, authorName: 'bob', authorEmail: bob.email });
  });

  test('by a name of staff, or one that looks like it', async () => {
    await app.createAdmin({ firstname: 'Petra', lastname: 'Stein' });
    // Saving anything reads the names of staff anew, which else takes some seconds.
    await app.http.put('/newsroom/settings', { admin: true, body: {} });
    const names = [
      'Petra Stein',
      'petra  stein',
      'PETRA STEIN',
      'Pеtra Stеin',
      'P3tra St3in',
      'Petra\u200BStein',
      'P\u00E9tra Stein',
      '\uFF30etra Stein',
      'Petra Stein ✓',
      '★ Petra.Stein ★',
      '\u202EPetra Stein',
      'First Admin',
      'Admin',
      'Αdm1n',
      'Moderator',
    ];
    for (const name of names) {
      const answer = await post({ body: { author: { name } } });
      expect(answer.body.error?.details.code, name).toBe('NAME_RESERVED');
      if (name.length < 3 || /[\u200B\u202E]/.test(name)) continue;
      const asUser = await post({ token: await register(name) });
      expect(asUser.body.error?.details.code, `${name}, with an account`).toBe('NAME_RESERVED');
    }
    expect((await post({ body: { author: { name: 'Petra Steinmann' } } })).status).toBe(202);
  });

  test('in the Content Manager: staff write as themselves', async () => {
    const [{ documentId: thread }] = await app.strapi.db.query(uids.thread).findMany({});
    const { id, token: admin } = await app.createAdmin({ role: 'strapi-author' });
    const comment = await app.contentManager.create(
      {
        body: 'From the newsroom',
        thread,
        authorKey: 'staff:1',
        authorKind: 'guest',
        authorName: 'First Admin',
        authorEmail: 'ann@example.test',
        ipHash: 'x',
      },
      { uid: uids.comment, admin }
    );
    expect(await rowOf(comment.documentId)).toMatchObject({
      authorKey: `staff:${id}`,
      authorKind: 'staff',
      authorName: 'Ed Itor',
      authorEmail: null,
      ipHash: null,
    });
  });
});
