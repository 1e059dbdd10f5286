import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import type { Newsroom } from '../../tests/harness/start-newsroom';

// Seen from `tests/.work`, where the bundle lies.
const fileOf = (comments: number): string =>
  fileURLToPath(new URL(`desk-${comments}.json`, import.meta.url));

/** Writes down where a seeded desk is, for later runs to find. */
export const keepDesk = async ({ app }: Newsroom, comments: number): Promise<void> => {
  const { dir, database, options } = app;
  await writeFile(fileOf(comments), JSON.stringify({ dir, database, options }));
};

/** What `startNewsroom` starts again on: the project and the database of an earlier run. */
export const findKeptDesk = async (comments: number): Promise<Newsroom | null> => {
  const file = fileOf(comments);
  if (!existsSync(file)) return null;
  const app = JSON.parse(await readFile(file, 'utf8')) as Newsroom['app'];
  return existsSync(app.dir) ? ({ app } as Newsroom) : null;
};
