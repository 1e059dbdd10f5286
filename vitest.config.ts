import { readdirSync, readFileSync } from 'node:fs';

import { defineConfig } from 'vitest/config';

const files = readdirSync('tests', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.test\.tsx?$/.test(file))
  .map((file) => `tests/${file.replaceAll('\\', '/')}`);

/** Tests of the harness or the demo start Strapi from the built plugin; the others are plain calls. */
const startsStrapi = (file: string) =>
  /harness\/|demo\.mjs/.test(`${file} ${readFileSync(file, 'utf8')}`);

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: files.filter((file) => !startsStrapi(file)),
          // Nothing is timed here: the limit is for what hangs, on machines of any speed.
          testTimeout: 60_000,
          expect: { poll: { timeout: 30_000 } },
        },
      },
      {
        test: {
          name: 'strapi',
          include: files.filter(startsStrapi),
          globalSetup: 'tests/harness/global-setup.ts',
          // Stopping Strapi removes all listeners of its process, which a forked worker needs.
          pool: 'threads',
          testTimeout: 180_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
    maxWorkers: 2,
    // Strapi logs each start; what a test prints is wanted only when it fails.
    silent: 'passed-only',
  },
});
