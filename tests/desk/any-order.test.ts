import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { assertCounts } from '../comments/assert-counts';
import { at } from '../comments/concurrency/write-kinds';
import { openSite, type Site } from '../comments/concurrency/open-site';
import { bulked, bulks } from '../fixtures/bulks';
import { asModerator } from '../fixtures/desk';
import { byMarks, commentOf, report } from '../fixtures/discussion';
import type { HttpAnswer } from '../harness/http';
import { describeOnEachDatabase } from '../harness/databases';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';

const statuses = ['approved', 'rejected', 'spam', 'pending'] as const;

type Chosen = { site: Site; id: string; choice: number; admin: string };

const decision = (choice: number) => {
  // Seldom for good.
  const to = choice % 17 === 0 ? 'deleted' : at(statuses, choice);
  return { to, ...(to === 'rejected' && { reason: 'abuse', note: 'No.' }) };
};

/** A bulk decision on a third of the comments, or on a queue; one in three is undone at once. */
const bulk = async ({ site, choice, admin }: Chosen): Promise<HttpAnswer> => {
  const { app, comments, threads } = site;
  const some = comments.filter((_, index) => index % 3 === choice % 3);
  const named = await Promise.all(
    some.map(async ({ id }) => ({ id, revision: (await commentOf(app, id))?.revision as number }))
  );
  const filter = { queue: at(['new', 'reported', ...statuses], choice), threads: [threads[0]?.id] };
  const selection = choice % 2 ? { comments: named } : { filter };
  const done = await bulked(app, { selection, ...decision(choice) }, { admin });
  if (choice % 3 === 0 && done.to !== 'deleted') {
    const { body } = await bulks(app, { admin }).undo(done.id);
    await bulks(app, { admin }).until(body.data.id as string);
  }
  return bulks(app, { admin }).find(done.id);
};

/** What moderators do, and readers between. */
const kinds = {
  decide: ({ site: { app }, id, choice, admin }: Chosen) =>
    asModerator(app).decide(id, decision(choice), { admin }),
  undo: ({ site: { app }, id, admin }: Chosen) => asModerator(app).undo(id, { admin }),
  pin: ({ site: { app }, id, choice, admin }: Chosen) =>
    asModerator(app).pin(id, choice % 2 === 0, { admin }),
  edit: ({ site: { app }, id, choice, admin }: Chosen) =>
    asModerator(app).edit(id, `${choice % 3 ? '' : 'HOLD '}edited ${choice % 4}`, { admin }),
  reply: ({ site: { app }, id, admin }: Chosen) =>
    asModerator(app).reply(id, 'An answer', { admin }),
  report: ({ site: { app }, id }: Chosen) => report(app, id),
  'edit by author': ({ site: { app, comments }, id, choice }: Chosen) => {
    const guest = comments.find((comment) => comment.id === id)?.guest ?? '';
    const body = { body: `${choice % 2 ? '' : 'HOLD '}rewritten ${choice}` };
    return app.http.put(`/api/newsroom/comments/${id}`, { guest, body });
  },
  bulk,
};
type Kind = keyof typeof kinds;
const likely: Kind[] = ['decide', 'decide', 'undo', 'undo', 'undo', 'report'];

const anyDeed = fc.record({
  kind: fc.constantFrom(...(Object.keys(kinds) as Kind[]), ...likely),
  comment: fc.nat(999),
  choice: fc.nat(999),
  admin: fc.nat(1),
});
/** Deeds of a group are done at once; groups, one after the other. */
const anyGroups = fc.array(fc.array(anyDeed, { minLength: 1, maxLength: 4 }), {
  minLength: 3,
  maxLength: 10,
});

describeOnEachDatabase('what two moderators do in any order', (database) => {
  let app: Newsroom;
  let admins: string[];
  beforeAll(async () => {
    app = await startNewsroom({ database, config: { ...byMarks(), threads: { maxDepth: 8 } } });
    admins = [(await app.createAdmin()).token, (await app.createAdmin()).token];
  });
  afterAll(() => app.stop());

  test('leaves counts, reports and unbroken chains of decisions', async () => {
    const leaves = fc.asyncProperty(anyGroups, async (groups) => {
      const site = await openSite(app, 2);
      for (const group of groups) {
        const answers = await Promise.all(
          group.map(({ kind, comment, choice, admin }) =>
            kinds[kind]({
              site,
              id: at(site.comments, comment).id,
              choice,
              admin: at(admins, admin),
            })
          )
        );
        expect(answers.filter(({ status }) => status >= 500)).toEqual([]);
        await assertCounts(app);
      }
    });
    // Not shrunk: what failed once in a race need not fail again.
    await fc.assert(leaves, { numRuns: database === 'sqlite' ? 10 : 5, endOnFailure: true });
  });

  test('an undo restores what was there, whatever came before', async () => {
    const deeds = fc.array(anyDeed, { minLength: 0, maxLength: 6 });
    const restores = fc.asyncProperty(deeds, anyDeed, async (before, last) => {
      const site = await openSite(app, 1);
      const { id } = at(site.comments, last.comment);
      const admin = at(admins, 0);
      for (const { kind, choice } of before) await kinds[kind]({ site, id, choice, admin });
      const seen = await commentOf(app, id);
      const to = at(statuses, last.choice);
      const reason = to === 'rejected' && { reason: 'abuse' };
      const { status } = await asModerator(app).decide(id, { to, ...reason }, { admin });
      if (seen?.status === 'deleted') {
        expect(status).toBe(403);
        return;
      }
      expect((await asModerator(app).undo(id, { admin })).status).toBe(200);
      const { updatedAt: _, ...wanted } = seen ?? {};
      expect(await commentOf(app, id)).toMatchObject({
        ...wanted,
        revision: (seen?.revision as number) + 2,
      });
      await assertCounts(app);
    });
    await fc.assert(restores, { numRuns: database === 'sqlite' ? 15 : 6, endOnFailure: true });
  });
});
