import { readFileSync } from 'node:fs';

import { inRoot, root } from './paths.mjs';
import { run } from './run-command.mjs';

/** Whether a package that the lock file names is missing, or there in another version. */
export function isInstallNeeded() {
  const installed = packagesOf(inRoot('node_modules/.package-lock.json'));
  return Object.entries(packagesOf(inRoot('package-lock.json'))).some(
    ([name, { version, optional, link }]) =>
      name !== '' && !optional && !link && installed[name]?.version !== version
  );
}

/** Installs exactly what the lock file names. */
export const install = () =>
  run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });

/** @param {string} file */
function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch (error) {
    if (error.code === 'ENOENT') return {};
    throw error;
  }
}
