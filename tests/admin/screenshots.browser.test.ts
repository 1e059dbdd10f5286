import type { Page, Route } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import type { Bulk } from '../../server/bulk/contract';
import { permissions } from '../../server/desk/contract';
import type { JobStatus } from '../../server/jobs/contract';
import { decide } from '../fixtures/discussion';
import { describeInBrowser, openAdmin } from '../harness/browser';
import { createCamera } from '../harness/shoot';
import { startNewsroom, type Newsroom } from '../harness/start-newsroom';
import { config, fillNewsroom, type BusyNewsroom } from './busy-newsroom';
import { postComment } from './post-comment';
import { parts, paths, scenes, type Scene } from './scenes';

const card = 'article[data-comment]';
/** Milliseconds: many pictures are taken in a test. */
const limit = 600_000;
const patience = { timeout: 30_000 };
const { clear, shoot } = createCamera({ folder: 'docs/screenshots' });

describeInBrowser('every screen', (browser) => {
  let app: Newsroom;
  let page: Page;
  let newsroom: BusyNewsroom | undefined;
  /** Whether a comment was gone to, that gets the focus back. */
  let hasCurrent = false;

  beforeAll(async () => {
    clear();
    app = await startNewsroom({ serveAdmin: true, config });
    await app.adminToken();
    await app.strapi.db
      .query('admin::user')
      .updateMany({ where: {}, data: { firstname: 'Priya', lastname: 'Nair' } });
    page = await logIn();
  });
  afterAll(() => app.stop());
  afterEach(async () => {
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.context().setOffline(false);
    await speak('en');
  });

  const speak = (language: string) =>
    page.evaluate((to) => localStorage.setItem('strapi-admin-language', to), language);
  const fill = async () => (newsroom ??= await fillNewsroom(app));

  const logIn = async (email?: string) => {
    const theirs = await openAdmin(browser(), app, { ...(email !== undefined && { email }) });
    await theirs.emulateMedia({ reducedMotion: 'reduce', colorScheme: 'light' });
    // What Strapi announces of itself.
    await theirs.getByText('Introducing the new').waitFor();
    await theirs.getByRole('button', { name: 'Close' }).first().click();
    return theirs;
  };
  const go = (path: string, on: Page = page) => on.goto(`${app.url}/admin${path}`);
  const begin = async ({ path, keys, click }: Scene) => {
    if (!keys) {
      await go(path(await fill()));
      hasCurrent = false;
    }
    for (const key of keys ?? []) await page.keyboard.press(key);
    if (click !== undefined) await page.locator(click).click();
  };
  const open = async (scene: Scene) => {
    await begin(scene);
    await page.locator(scene.ready).first().waitFor();
  };
  const focusIsIn = (selector: string) =>
    expect
      .poll(() => page.locator(`${selector}:focus, ${selector} :focus`).count(), patience)
      .toBe(1);
  /** Closes what is open above the desk, which gives the focus back. */
  const leave = async ({ keys, click }: Scene) => {
    if (!keys) return;
    const dialogs = page.locator(parts.dialog);
    for (let left = await dialogs.count(); left > 0; left -= 1) {
      await focusIsIn(parts.dialog);
      if (keys.length > 0) await page.keyboard.press('Escape');
      else await page.locator(click!).click();
      await expect.poll(() => dialogs.count(), patience).toBe(left - 1);
    }
    if (keys.includes('j')) hasCurrent = true;
    if (hasCurrent) await focusIsIn(card);
  };
  const isAlone = ({ within }: Scene) => within === parts.dialog;

  test(
    'while there is nothing',
    async () => {
      const panel = 'aside div[dir]';
      for (const [name, path, words, within] of [
        ['desk.empty', paths.desk, 'All done: no comments are waiting', parts.screen],
        ['threads.empty', paths.threads, 'No threads yet', parts.screen],
        ['audit.empty', paths.audit, 'No moderator has decided yet', parts.screen],
        ['home.empty', paths.home, 'No comments are waiting', parts.widget],
        ['article.new', paths.newArticle, 'once this entry is', panel],
      ] as const) {
        await go(path);
        await page.getByText(words).waitFor();
        await shoot(page, name, { within });
      }
    },
    limit
  );

  test(
    'in use',
    async () => {
      await fill();
      for (const scene of scenes) {
        await open(scene);
        await shoot(page, scene.name, { ...scene, isAlone: isAlone(scene), isFull: true });
        await leave(scene);
      }
    },
    limit
  );

  test.each(['de', 'ar'])(
    'in %s',
    async (language) => {
      await fill();
      await speak(language);
      for (const scene of scenes) {
        await open(scene);
        await shoot(page, `${scene.name}.${language}`, { ...scene, isAlone: isAlone(scene) });
        await leave(scene);
      }
    },
    limit
  );

  test(
    'while it is loaded, and when that fails',
    async () => {
      await fill();
      const [desk] = scenes;
      for (const scene of scenes) {
        const { name, asks, keys } = scene;
        if (!asks) continue;
        if (keys) {
          await open(desk!);
          await page.keyboard.press('j');
        }
        const waiting: Route[] = [];
        let isSlow = true;
        await page.route(asks, (route) => (isSlow ? void waiting.push(route) : route.abort()));
        await begin(scene);
        await expect.poll(() => waiting.length, patience).toBeGreaterThan(0);
        await shoot(page, `${name}.loading`, { ...scene, isAlone: isAlone(scene) });
        isSlow = false;
        for (const route of waiting) await route.abort();
        await page.getByRole('button', { name: 'Try again' }).waitFor();
        await shoot(page, `${name}.error`, { ...scene, isAlone: isAlone(scene) });
        await page.unroute(asks);
      }
    },
    limit
  );

  test(
    'without a connection',
    async () => {
      await fill();
      for (const scene of scenes.filter(({ name }) => /^(desk|threads?|audit|jobs)$/.test(name))) {
        await open(scene);
        await page.context().setOffline(true);
        await page.getByText('There is no connection').waitFor();
        await shoot(page, `${scene.name}.offline`, scene);
        await page.context().setOffline(false);
      }
    },
    limit
  );

  test(
    'for those who may only look, and those who may not',
    async () => {
      const filled = await fill();
      const watch = async (
        name: string,
        permission: string,
        shots: readonly [string, string][]
      ) => {
        const { email } = await app.createAdmin({ permissions: [permission] });
        const theirs = await logIn(email);
        for (const [screen, ready] of shots) {
          const { path } = scenes.find((scene) => scene.name === screen)!;
          await go(path(filled), theirs);
          await theirs.locator(ready).first().waitFor();
          await shoot(theirs, `${screen}.${name}`, { within: parts.screen });
        }
        await theirs.context().close();
      };
      const refused = 'text=/permissions to access/';
      await watch('read-only', permissions.readDesk, [
        ['desk', card],
        ['thread', 'section li time'],
      ]);
      await watch('no-permission', permissions.readDesk, [
        ['audit', refused],
        ['jobs', refused],
      ]);
      await watch('no-permission', 'admin::users.read', [
        ['desk', refused],
        ['threads', refused],
        ['thread', refused],
      ]);
    },
    limit
  );

  test(
    'of jobs that nobody does, and of none',
    async () => {
      await fill();
      const { asks, within } = scenes.find(({ name }) => name === 'jobs')!;
      const answerWith = (jobs: (real: JobStatus[]) => JobStatus[]) =>
        page.route(asks!, async (route) => {
          const answer = await (await route.fetch()).json();
          await route.fulfill({ json: { data: jobs(answer.data) } });
        });
      // As they would stand had every instance been lost.
      const dueAt = new Date(Date.now() - 5.5 * 3_600_000).toISOString();
      await answerWith((jobs) =>
        jobs.map((job) => ({ ...job, state: job.failures > 0 ? 'failing' : 'overdue', dueAt }))
      );
      await go(paths.jobs);
      await page.getByRole('gridcell', { name: 'Overdue' }).last().waitFor();
      await shoot(page, 'jobs.overdue', { within });
      await page.unroute(asks!);

      await answerWith(() => []);
      await go(paths.jobs);
      await page.getByText('There are no jobs').waitFor();
      await shoot(page, 'jobs.empty', { within });
    },
    limit
  );

  test(
    'of several articles at once',
    async () => {
      await fill();
      await go(paths.articles);
      const boxes = page.locator('tbody [role=checkbox]');
      await boxes.first().waitFor();
      for (const box of await boxes.all()) await box.click();
      const close = page.getByRole('button', { name: 'Close threads' });
      await close.waitFor();
      const { within } = scenes.find(({ name }) => name === 'articles')!;
      await shoot(page, 'articles.selected', { within });
      await close.click();
      await page.getByText(/Readers can no longer comment on/).waitFor();
      await shoot(page, 'articles.close', { within: '[role=alertdialog]', isAlone: true });
    },
    limit
  );

  test(
    'while others write and decide, and many are decided on',
    async () => {
      const { article } = await fill();
      const desk = scenes[0]!;
      const { within } = desk;
      const other = await app.createAdmin({ firstname: 'Jonas', lastname: 'Reiter' });
      await open(desk);
      const id = await page.locator(card).first().getAttribute('data-comment');
      const decided = await decide(app, id!, { to: 'approved', admin: other.token });
      expect(decided.status).toBe(200);
      await page.getByText('Jonas Reiter approved it').waitFor();
      await postComment(app, article, { name: 'Yusuf Demir', body: 'And in the evening?' });
      await page.getByRole('button', { name: '1 new comment' }).waitFor();
      await shoot(page, 'desk.changed', { within });

      await open(desk);
      for (const key of ['j', 'a']) await page.keyboard.press(key);
      await page.locator('[role=status]', { hasText: 'is approved' }).waitFor();
      await shoot(page, 'desk.decided', { within });

      // As it was a moment before it was done.
      const asked = /\/newsroom\/bulks$/;
      await page.keyboard.press('x');
      await page.route(asked, async (route) => {
        if (route.request().method() !== 'GET') return route.continue();
        const answer = await (await route.fetch()).json();
        const data = answer.data.map((one: Bulk) => ({ ...one, state: 'running', decided: 0 }));
        await route.fulfill({ json: { ...answer, data } });
      });
      await page.keyboard.press('s');
      await page.getByRole('progressbar').waitFor();
      await shoot(page, 'desk.bulk', { within });
      await page.unrouteAll({ behavior: 'wait' });
      await page.getByText('Done: 1 decided.').first().waitFor();
      await shoot(page, 'desk.bulk-done', { within });
    },
    limit
  );
});
