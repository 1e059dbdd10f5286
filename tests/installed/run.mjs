/**
 * Installs a packed tarball of the plugin into a fresh Strapi project outside this repository, with
 * no configuration, as a user would; builds its admin panel, starts it, and posts and moderates one
 * comment there over HTTP. Then the same tarball goes into a website without Strapi, which reads it.
 *
 *   node tests/installed/run.mjs strapi-plugin-newsroom-0.1.0.tgz
 */
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { run } from '../../playground/prepare/run-command.mjs';
import { step } from '../../playground/prepare/progress.mjs';
import { checkComments } from './check-comments.mjs';
import { checkWebsite } from './check-website.mjs';
import { startProject } from './start-project.mjs';
import { writeProject } from './write-project.mjs';

const tarball = path.resolve(process.argv[2] ?? '');
const folder = await mkdtemp(path.join(os.tmpdir(), 'newsroom-installed-'));
const website = await mkdtemp(path.join(os.tmpdir(), 'newsroom-website-'));
const env = { NODE_ENV: 'production', STRAPI_TELEMETRY_DISABLED: 'true' };
let failed = 0;
let passed = 0;

try {
  await writeProject(folder);
  const npm = ['install', '--no-audit', '--no-fund', '--loglevel=error'];
  await step('Installing Strapi', () => run('npm', npm, { cwd: folder }));
  await step('Installing the plugin', () => run('npm', [...npm, tarball], { cwd: folder }));
  await step('Building the admin panel', () =>
    run('npx', ['strapi', 'build'], { cwd: folder, env })
  );
  const project = await step('Starting Strapi', () => startProject(folder, env));
  try {
    for await (const name of checkComments(project.origin)) {
      passed += 1;
      console.log(`  ✓ ${name}`);
    }
    const { origin } = project;
    for await (const name of checkWebsite(website, { origin, tarball })) {
      passed += 1;
      console.log(`  ✓ ${name}`);
    }
  } finally {
    await project.stop();
  }
} catch (error) {
  failed += 1;
  console.error(error);
} finally {
  for (const made of [folder, website]) await rm(made, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
