/**
 * `npm test`: makes what is missing (packages, the built plugin, the admin panel for browser tests),
 * runs Vitest with the arguments given, and says which services were skipped. Uses only what Node
 * brings until the packages are there.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

import { inRoot, root } from '../playground/prepare/paths.mjs';
import { prepare } from '../playground/prepare/prepare.mjs';
import { probe, services } from './harness/services.mjs';

const args = process.argv.slice(2);

/** Whether a test that is about to run shows the admin panel, which takes a minute to build. */
function needsPanel() {
  const names = args.filter((arg) => !arg.startsWith('-'));
  return readdirSync(inRoot('tests'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => inRoot('tests', file))
    .filter((file) => names.length === 0 || names.some((name) => file.includes(name)))
    .some((file) => /serveAdmin|demo\.mjs/.test(readFileSync(file, 'utf8')));
}

try {
  await prepare({ panel: needsPanel() });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const skipped = [];
for (const name of Object.keys(services)) {
  const { reason } = await probe(name);
  if (reason !== null) skipped.push(reason);
}
const summary = skipped.length ? skipped.join('\n') : 'Nothing is skipped.';
console.log(summary);

const vitest = inRoot('node_modules/vitest/vitest.mjs');
const { status } = spawnSync(process.execPath, [vitest, 'run', ...args], {
  cwd: root,
  stdio: 'inherit',
});
if (skipped.length) console.log(summary);
process.exit(status ?? 1);
