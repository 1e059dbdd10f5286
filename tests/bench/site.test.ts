import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { inRoot } from '../../playground/prepare/paths.mjs';
// From the built plugin, which the harness has made.
import '../harness/start-newsroom';

const run = (...args: string[]) =>
  promisify(execFile)('npm', ['run', '--silent', 'bench:site', '--', ...args], {
    cwd: inRoot('.'),
    maxBuffer: 64 * 1024 * 1024,
  });

type Claim = { what: string; found: number | null };
type Suite = {
  title: string;
  rows: { name: string; values: (number | null)[] }[];
  claims: Claim[];
};

describe('npm run bench', () => {
  let out: string;
  beforeAll(async () => {
    out = await mkdtemp(path.join(os.tmpdir(), 'newsroom-bench-'));
  });
  afterAll(() => rm(out, { recursive: true, force: true }));

  /** Nothing here is about how fast it was. */
  test('measures a small site, and says what it found in text, JSON and a chart', async () => {
    const { stdout } = await run(
      ...['--comments', '3000', '--articles', '8', '--rounds', '1', '--duration', '300'],
      ...['--only', 'reading,unchanged,posting,deciding', '--no-peer', '--out', out]
    );
    const { suites, comments } = JSON.parse(
      await readFile(path.join(out, 'figures.json'), 'utf8')
    ) as { comments: number; suites: Suite[] };
    expect(comments).toBe(3_000);
    expect(suites.map(({ title }) => title)).toEqual([
      expect.stringMatching(/^Reading a thread of \d+$/),
      'A page that has not changed',
      'Posting, with all rules and 10,000 blocked words',
      'Moderating',
    ]);
    for (const { title, rows, claims } of suites) {
      expect(stdout).toContain(title);
      expect(rows.length).toBeGreaterThan(1);
      for (const { name, values } of rows) {
        expect(stdout).toContain(name);
        expect(values.every((value) => value !== null && value >= 0)).toBe(true);
      }
      for (const { what, found } of claims) {
        expect(found).toBeGreaterThan(0);
        expect(stdout).toMatch(/^(?:met {3}|MISSED) {2}/m);
        expect(stdout).toContain(what);
      }
    }
    expect(await readFile(path.join(out, 'figures.svg'), 'utf8')).toMatch(/^<svg /);
  }, 600_000);

  test.each([
    [['--comments', 'many'], '--comments: must be a whole number from 1 on; got many'],
    [['--only', 'reeding'], '--only: there is no reeding; it takes reading, unchanged'],
  ])('refuses %j in words', async (args, words) => {
    await expect(run(...args)).rejects.toMatchObject({
      stderr: expect.stringContaining(words) as string,
    });
  });
});
