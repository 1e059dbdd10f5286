import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createClient, type TokenStorage } from '../../reader/client';
import { byMarks, openThread, type Thread } from '../fixtures/discussion';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { memory } from './memory';

describe('who a client writes as', () => {
  let app: Newsroom;
  let thread: Thread;
  beforeAll(async () => {
    app = await startNewsroom({ config: byMarks() });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());

  const author = { name: 'Ann' };
  const clientOf = (guestToken: TokenStorage) => createClient({ api: app.url, guestToken });

  test('a guest’s token is kept, and proves who wrote', async () => {
    const kept = memory();
    const ann = clientOf(kept);
    const { data, meta } = await ann.comments.post(thread.subject, { body: 'HOLD', author });
    expect(kept.token).toBe(meta.guestToken);
    expect(kept.token).toBeTruthy();

    const later = clientOf(memory(kept.token));
    expect((await later.comments.list(thread.subject)).meta.own).toMatchObject([{ id: data.id }]);
    const again = await later.comments.post(thread.subject, { body: 'My name is known' });
    const other = clientOf(memory());
    expect((await other.comments.list(thread.subject)).meta.own).toEqual([]);
    await expect(other.comments.edit(again.data.id, 'Not mine')).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
      status: 403,
    });
  });

  test('who posts twice at once is one guest', async () => {
    const kept = memory();
    const ann = clientOf(kept);
    const posts = ['HOLD one', 'HOLD two', 'HOLD three'].map((body) =>
      ann.comments.post(thread.subject, { body, author })
    );
    const ids = (await Promise.all(posts)).map(({ data }) => data.id);
    const { own } = (await ann.comments.list(thread.subject)).meta;
    expect(own.map(({ id }) => id).sort()).toEqual(ids.sort());
  });

  test('who votes twice at once is one guest', async () => {
    const ids = [];
    for (const body of ['For', 'Against']) {
      const reader = clientOf(memory());
      ids.push((await reader.comments.post(thread.subject, { body, author })).data.id);
    }
    const voter = clientOf(memory());
    await Promise.all(ids.map((id, n) => voter.comments.vote(id, n === 0 ? 1 : -1)));
    const { votes } = (await voter.comments.list(thread.subject)).meta;
    expect(votes).toEqual({ [ids[0]!]: 1, [ids[1]!]: -1 });
  });

  test('a post that is refused holds up no other', async () => {
    const ann = clientOf(memory());
    const refused = ann.comments.post(thread.subject, { body: 'No name' });
    const taken = ann.comments.post(thread.subject, { body: 'With a name', author });
    await expect(refused).rejects.toMatchObject({ code: 'NAME_REQUIRED' });
    expect((await taken).data.author.name).toBe('Ann');
  });

  test('a token that is no longer valid is forgotten, by a read', async () => {
    const kept = memory('no.longer.valid');
    expect((await clientOf(kept).comments.list(thread.subject)).meta.own).toEqual([]);
    expect(kept.token).toBeNull();
  });

  test('and by a post, which makes a new guest', async () => {
    const kept = memory('no.longer.valid');
    const answer = await clientOf(kept).comments.post(thread.subject, { body: 'New', author });
    expect(answer.meta.guestToken).toBeTruthy();
    expect(kept.token).toBe(answer.meta.guestToken);
  });

  test('a storage that cannot forget is asked once', async () => {
    const stubborn = { get: () => 'no.longer.valid', set: () => undefined };
    expect((await clientOf(stubborn).comments.list(thread.subject)).data).not.toEqual([]);
  });

  test('an account wins over a guest, whose token stays', async () => {
    const { token, name } = await app.createUser();
    const kept = memory('whatever');
    const user = createClient({
      api: app.url,
      guestToken: kept,
      token: () => Promise.resolve(token),
    });
    const { data, meta } = await user.comments.post(thread.subject, { body: 'Signed in' });
    expect(data.author).toMatchObject({ name, kind: 'user' });
    expect(meta.guestToken).toBeUndefined();
    expect(kept.token).toBe('whatever');
  });

  test('an account that signs out is a guest again', async () => {
    const { token } = await app.createUser();
    let session: string | null = token;
    const reader = createClient({ api: app.url, guestToken: memory(), token: () => session });
    await reader.comments.post(thread.subject, { body: 'As a user' });
    session = null;
    const { data } = await reader.comments.post(thread.subject, { body: 'As a guest', author });
    expect(data.author.kind).toBe('guest');
  });

  test('on a server nobody’s token is kept, unless a storage says where', async () => {
    const server = createClient({ api: app.url });
    const first = await server.comments.post(thread.subject, { body: 'From one', author });
    expect(first.meta.guestToken).toBeTruthy();
    const second = await server.comments.post(thread.subject, { body: 'Another', author });
    expect(second.meta.guestToken).toBeTruthy();
    expect((await server.comments.list(thread.subject)).meta.own).toEqual([]);
  });
});
