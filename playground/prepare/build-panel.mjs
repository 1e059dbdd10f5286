import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { inRoot } from './paths.mjs';
import { run } from './run-command.mjs';

const stamp = inRoot('playground/build/.made-from');
const inputs = [
  'dist/admin',
  'package-lock.json',
  'playground/package.json',
  'playground/config',
  'playground/src',
];

/**
 * Whether Strapi's admin panel is to be built again. Its inputs are compared by content: the plugin's
 * admin bundle is often made anew without having changed, and this build takes a minute.
 */
export const isPanelStale = () =>
  !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint();

/** Builds the playground's admin panel into `playground/build`. */
export async function buildPanel() {
  const strapi = inRoot('node_modules/@strapi/strapi/bin/strapi.js');
  await run(process.execPath, [strapi, 'build'], {
    cwd: inRoot('playground'),
    env: {
      NODE_ENV: 'production',
      STRAPI_TELEMETRY_DISABLED: 'true',
    },
  });
  writeFileSync(stamp, fingerprint());
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesIn(inRoot(input)))) {
    if (file.endsWith('.d.ts')) continue;
    hash.update(path.basename(file)).update('\0').update(readFileSync(file)).update('\0');
  }
  return hash.digest('hex');
}

/** @param {string} file @returns {string[]} */
function filesIn(file) {
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file)
    .sort()
    .flatMap((name) => filesIn(path.join(file, name)));
}
