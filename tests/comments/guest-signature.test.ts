import { afterAll, beforeAll, expect, test } from 'vitest';

import { commentOf, decide, documentsOf, openThread, type Thread } from '../fixtures/discussion';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpAnswer } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

describeOnEachDatabase('a guest who gives no name', (database) => {
  let app: Newsroom;
  let thread: Thread;
  let texts = 0;
  beforeAll(async () => {
    app = await startNewsroom({
      database,
      config: { limits: { perAuthor: 1_000, perAddress: 1_000 } },
    });
    thread = await openThread(app);
  });
  afterAll(() => app.stop());

  const post = (author?: object, guest?: string): Promise<HttpAnswer> =>
    app.http.post(`${thread.path}/comments`, {
      body: { body: `Text ${(texts += 1)}`, ...(author && { author }) },
      ...(guest && { guest }),
    });
  const known = async (author: object): Promise<{ id: string; guest: string }> => {
    const { body } = await post(author);
    return { id: body.data.id, guest: body.meta.guestToken };
  };
  const signed = (answer: HttpAnswer) => answer.body.data?.author ?? answer.body.error.details;
  const ann = { name: 'Ann', email: 'ann@example.org', url: 'https://ann.example/' };

  test('signs as they last did, once their token knows them', async () => {
    const { guest } = await known(ann);
    const asAnn = {
      name: 'Ann',
      url: 'https://ann.example/',
      kind: 'guest',
      isSubjectAuthor: false,
    };
    for (const nothing of [undefined, {}, { name: '' }, { name: ' \u200b', email: '', url: ' ' }]) {
      const answer = await post(nothing, guest);
      expect(signed(answer)).toEqual(asAnn);
      expect((await commentOf(app, answer.body.data.id))!.authorEmail).toBe('ann@example.org');
    }
    expect(signed(await post({ url: 'https://new.example' }, guest))).toMatchObject({
      name: 'Ann',
      url: 'https://new.example/',
    });
    expect(signed(await post({}, guest)).url).toBe('https://new.example/');
  });

  test('but with a name as they say, and so from then on', async () => {
    const { guest } = await known(ann);
    const asAnna = { name: 'Anna', url: null, kind: 'guest', isSubjectAuthor: false };
    const answer = await post({ name: 'Anna' }, guest);
    expect(signed(answer)).toEqual(asAnna);
    expect((await commentOf(app, answer.body.data.id))!.authorEmail).toBeNull();
    expect(signed(await post(undefined, guest))).toEqual(asAnna);
  });

  test('is still asked for one without a token, or where nothing of theirs is left', async () => {
    const nameless = { code: 'NAME_REQUIRED', field: 'author.name' };
    await known(ann);
    expect(signed(await post())).toMatchObject(nameless);
    const { id, guest } = await known(ann);
    await decide(app, id, { to: 'approved' });
    await app.http.delete(`/api/newsroom/comments/${id}`, { guest });
    expect(signed(await post(undefined, guest))).toMatchObject(nameless);
  });

  test('does not get the name that code of the project wrote', async () => {
    const { id, guest } = await known(ann);
    const { authorKey } = (await commentOf(app, id))!;
    await documentsOf(app).create({
      data: { thread: thread.id, body: 'Imported', authorKey, authorName: 'Somebody' },
    });
    expect(signed(await post(undefined, guest)).name).toBe('Ann');
  });

  test('cannot go on under a name that has become reserved', async () => {
    const { guest } = await known({ name: 'Olga Other' });
    await app.createAdmin({ firstname: 'Olga', lastname: 'Other' });
    const reserved = { code: 'NAME_RESERVED', field: 'author.name' };
    expect(signed(await post(undefined, guest))).toMatchObject(reserved);
    expect(signed(await post({ name: 'Olga' }, guest)).name).toBe('Olga');
  });

  test('has given their e-mail address, where one is required', async () => {
    const { guest } = await known(ann);
    const authors = { guestEmail: 'required', anonymousName: 'A reader' };
    await app.http.put('/newsroom/settings', { admin: true, body: { authors } });
    expect(signed(await post(undefined, guest)).name).toBe('Ann');
    expect(signed(await post({ name: 'Ann' }, guest))).toMatchObject({ code: 'EMAIL_REQUIRED' });
    expect(signed(await post({ email: 'bo@example.org' })).name).toBe('A reader');
  });
});
