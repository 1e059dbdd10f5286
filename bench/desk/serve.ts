import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

import { logInFirstAdmin } from '../../tests/harness/accounts';
import { createHttp, type Http } from '../../tests/harness/http';
import { startNewsroom } from '../../tests/harness/start-newsroom';
import { casesOf, type Case } from './cases';
import { findKeptDesk, keepDesk } from './keep';
import { seedDesk } from './seed';

/** A desk of some size, served by a process of its own: Strapi runs once in each. */
export type Desk = { readonly http: Http; readonly cases: Case[]; stop(): Promise<void> };

// Seen from `tests/.work`, where the bundle lies.
const instance = fileURLToPath(new URL('../../tests/harness/instance.mjs', import.meta.url));

/** @param keep whether to take the seeded database of an earlier run, and to leave it for the next. */
export const serveDesk = async (comments: number, keep: boolean): Promise<Desk> => {
  const kept = keep ? await findKeptDesk(comments) : null;
  const app = await startNewsroom(kept ? { on: kept } : { database: 'postgres' });
  if (!kept) await seedDesk(app, comments);
  if (keep && !kept) await keepDesk(app, comments);
  const cases = await casesOf(app);
  await app.adminToken();
  await app.stop({ keep: true });
  const child = spawn(process.execPath, [instance, app.app.dir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('{"url":')) resolve((JSON.parse(line) as { url: string }).url);
    });
    child.once('exit', (code) => reject(new Error(`Strapi ended with ${code}`)));
  });
  let token: Promise<string> | undefined;
  const http: Http = createHttp(url, () => (token ??= logInFirstAdmin(http)));
  return {
    http,
    cases,
    stop: async () => {
      child.kill('SIGKILL');
      if (!keep) await app.app.remove();
    },
  };
};
