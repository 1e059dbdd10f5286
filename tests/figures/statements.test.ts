import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { asModerator } from '../fixtures/desk';
import { byMarks, openThread, post, posted, report, type Thread } from '../fixtures/discussion';
import { putManyComments } from '../fixtures/many-comments';
import { describeOnEachDatabase } from '../harness/databases';
import type { HttpAnswer } from '../harness/http';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

/** What the figures in the README rest on: statements, counted. */
describeOnEachDatabase('statements at any size', (database) => {
  let app: Newsroom;
  let small: Thread;
  let large: Thread;
  let guest: string;

  beforeAll(async () => {
    const { moderation, ...config } = byMarks();
    const options = { ...moderation.options, 'held-words': { words: ['GRUMBLE'] } };
    app = await startNewsroom({
      database,
      config: { ...config, moderation: { ...moderation, options } },
    });
    [small, large] = [await openThread(app, 'Ten'), await openThread(app, 'Ten thousand')];
    await putManyComments(app, large, 10_000);
    for (let number = 0; number < 10; number += 1) {
      ({ guest } = await posted(app, small, { body: `Comment number ${number}` }));
    }
  });
  afterAll(() => app.stop());

  const countOf = async (path: string, options: { guest?: string } = {}): Promise<number> => {
    const { result, statements } = await app.statements(() => app.http.get(path, options));
    expect(result.status).toBe(200);
    return statements.on('newsroom_*').length;
  };

  test.each(['', '?sort=oldest', '?sort=top', '?limit=100&replies=20', '?replies=0'])(
    'a page of a thread (%s) takes three at most, and one more for who is someone',
    async (search) => {
      for (const { path } of [small, large]) {
        expect(await countOf(`${path}/comments${search}`, { guest })).toBeLessThanOrEqual(4);
        await posted(app, path === small.path ? small : large, { body: `After ${search}` });
        expect(await countOf(`${path}/comments${search}`)).toBeLessThanOrEqual(3);
        // What is kept of it needs no more than a look whether it still is true.
        expect(await countOf(`${path}/comments${search}`)).toBe(1);
        expect(await countOf(`${path}/comments${search}`, { guest })).toBe(2);
      }
    }
  );

  test('so does a page in the middle', async () => {
    const { body } = await app.http.get(`${large.path}/comments?limit=50`);
    const next = encodeURIComponent(body.meta.next);
    expect(await countOf(`${large.path}/comments?limit=50&after=${next}`)).toBeLessThanOrEqual(3);
  });

  test('posting takes as many in a thread of ten thousand as in one of ten', async () => {
    const cost = async (thread: Thread, body: string): Promise<number> => {
      const { result, statements } = await app.statements(() => post(app, thread, { body }));
      expect(result.status).toBe(201);
      return statements.on('newsroom_*').length;
    };
    expect(await cost(large, 'The first here')).toBe(await cost(small, 'The first here'));
    // Whoever has written to a thread knows its id. Of what is left, Strapi reads the comment twice.
    const again = await cost(large, 'The second here');
    expect(again).toBe(await cost(small, 'The second here'));
    expect(again).toBeLessThanOrEqual(database === 'postgres' ? 6 : 9);
  });

  /** The desk's pages, of whatever is asked. */
  const queues = [
    'queue=approved',
    'queue=pending&limit=100',
    'queue=new&sort=oldest',
    'queue=all&rule=marks',
    'queue=reported&report=abuse',
    'queue=all&author=guest:1',
    'queue=approved&search=comment',
  ];
  test.each(queues)('a page of the desk (%s) takes five at most', async (asked) => {
    for (const threads of [[small], [large], [small, large]]) {
      const of = threads.map(({ id }) => id).join(',');
      for (const limit of [10, 100]) {
        const path = `/newsroom/queue?${asked.replace(/&limit=.*/, '')}&threads=${of}&limit=${limit}`;
        const { result, statements } = await app.statements(() =>
          app.http.get(path, { admin: true })
        );
        expect(result.status).toBe(200);
        expect(statements.on('newsroom_*').length).toBeLessThanOrEqual(5);
      }
    }
  });

  test('so does a page in the middle of the desk, and one of reported comments', async () => {
    const [{ document_id: id }] = await app.strapi.db
      .connection('newsroom_comments')
      .select('document_id')
      .where({ thread: large.id, status: 'approved' })
      .limit(1);
    expect((await report(app, id)).status).toBe(202);
    const asked = '/newsroom/queue?queue=approved&limit=50';
    const { body } = await app.http.get(asked, { admin: true });
    for (const path of [
      `${asked}&after=${encodeURIComponent(body.meta.next)}`,
      '/newsroom/queue?queue=reported',
    ]) {
      const { result, statements } = await app.statements(() =>
        app.http.get(path, { admin: true })
      );
      expect(result.body.data.length).toBeGreaterThan(0);
      expect(statements.on('newsroom_*').length).toBeLessThanOrEqual(5);
    }
  });

  describe('a decision takes eight at most', () => {
    let admin: string;
    let root: string;
    beforeAll(async () => {
      ({ token: admin } = await app.createAdmin({ role: 'strapi-editor' }));
      ({ id: root } = await posted(app, large, { body: 'What the others answer' }));
    });
    const desk = () => asModerator(app);
    type Make = () => Promise<string>;

    /** Held by a rule, and so with a signal. */
    const held = async (parent?: string): Promise<string> => {
      const body = `HOLD ${randomUUID()}`;
      const { id } = await posted(app, large, { body, ...(parent && { parent }) });
      return id;
    };
    const heldReply = () => held(root);
    const approved =
      (make: Make): Make =>
      async () => {
        const id = await make();
        expect((await desk().decide(id, { to: 'approved' }, { admin })).status).toBe(200);
        return id;
      };
    /** With all that a decision can have to see to. */
    const full = async (): Promise<string> => {
      const id = await approved(heldReply)();
      expect((await desk().edit(id, `HOLD ${randomUUID()}`, { admin })).status).toBe(200);
      expect((await report(app, id)).status).toBe(202);
      expect((await report(app, id)).status).toBe(202);
      return id;
    };
    const decided =
      (make: Make, to: string): Make =>
      async () => {
        const id = await make();
        expect((await desk().decide(id, decision(to), { admin })).status).toBe(200);
        return id;
      };
    const decision = (to: string) => ({ to, ...(to === 'rejected' && { reason: 'hate' }) });

    const cost = async (id: string, act: () => Promise<HttpAnswer>): Promise<HttpAnswer> => {
      const { result, statements } = await app.statements(act);
      expect(result.status).toBe(200);
      // The test's own look at the revision is one of them.
      expect(statements.on('newsroom_*').length - 1).toBeLessThanOrEqual(8);
      const shown = await app.http.get(`/newsroom/comments/${id}`, { admin });
      expect(result.body.data).toEqual(shown.body.data);
      return result;
    };

    const makes = { root: () => held(), reply: heldReply, 'reply with everything': full };
    const targets = ['approved', 'rejected', 'spam', 'pending', 'deleted'];
    const cases = Object.keys(makes).flatMap((name) => targets.map((to) => [name, to] as const));
    test.each(cases)('a %s to %s', async (name, to) => {
      const id = await makes[name as keyof typeof makes]();
      await cost(id, () => desk().decide(id, decision(to), { admin }));
    });

    test.each(['rejected', 'spam'])('what was %s, restored', async (to) => {
      const id = await decided(full, to)();
      await cost(id, () => desk().decide(id, decision('approved'), { admin }));
    });

    test.each(Object.entries(makes))('taking it back, of a %s', async (_, make) => {
      const id = await decided(make, 'rejected')();
      const { body } = await cost(id, () => desk().undo(id, { admin }));
      expect(body.data.reportCount).toBe(make === full ? 2 : 0);
      // That back again, and again.
      await cost(id, () => desk().undo(id, { admin }));
      await cost(id, () => desk().undo(id, { admin }));
    });

    /** Of which no rule speaks, the same as before, one more, or another one instead. */
    const texts = ['Quieter', 'HOLD', 'HOLD or GRUMBLE', 'GRUMBLE'];
    const edits = Object.keys(makes).flatMap((name) => texts.map((text) => [name, text] as const));
    test.each(edits)('another text, of a %s: %s', async (name, text) => {
      const id = await makes[name as keyof typeof makes]();
      await cost(id, () => desk().edit(id, `${text} ${randomUUID()}`, { admin }));
      await cost(id, () => desk().undo(id, { admin }));
      await cost(id, () => desk().undo(id, { admin }));
    });

    test('pinning', async () => {
      const id = await full();
      await cost(id, () => desk().pin(id, true, { admin }));
      await cost(id, () => desk().undo(id, { admin }));
    });
  });

  test('publishing takes as many with 20,000 comments as with none', async () => {
    const [empty, full] = [await openThread(app, 'None'), await openThread(app, 'Many')];
    await putManyComments(app, full, 20_000);
    const cost = async ({ subject }: Thread): Promise<number> => {
      const { statements } = await app.statements(async () => {
        await app.contentManager.publish(subject);
        // What follows the commit is part of the cost.
        await setTimeout(1_000);
      });
      expect(statements.on('newsroom_comments')).toEqual([]);
      return statements.all.length;
    };
    expect(await cost(full)).toBe(await cost(empty));
    const { body } = await app.http.get(full.path);
    expect(body.data).toMatchObject({ commentCount: 20_000, open: true });
  });
});
