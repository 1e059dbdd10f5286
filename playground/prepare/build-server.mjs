import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { isStale } from './stale.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = ['content-types', 'server', 'package.json'].map((name) => path.join(root, name));

export const isServerStale = () => isStale(path.join(root, 'dist/server/index.js'), sources);

/**
 * Builds `dist/server` as `strapi-plugin build` does, without its type declarations and without the
 * admin: seconds instead of minutes. The configuration is the SDK's own, so that tests run the
 * bundle that users get. The new files replace the old ones at once, so that a Strapi starting at
 * the same moment finds one or the other.
 */
export async function buildServer() {
  const { exports } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const { source, require: cjs, import: esm } = exports['./strapi-server'];
  const createViteConfig = await sdkViteConfig();
  const config = await createViteConfig({
    cwd: root,
    silent: true,
    bundle: { type: 'server', source, output: { cjs, esm } },
  });
  const target = config.build.outDir;
  const fresh = `${target}.${process.pid}`;
  const { build } = await import('vite');
  try {
    await build({ ...config, build: { ...config.build, outDir: fresh } });
    await mkdir(path.join(root, target), { recursive: true });
    for (const file of await readdir(path.join(root, fresh))) {
      await rename(path.join(root, fresh, file), path.join(root, target, file));
    }
  } finally {
    await rm(path.join(root, fresh), { recursive: true, force: true });
  }
}

/** The SDK exports its command line only; its chunk names carry a hash. */
async function sdkViteConfig() {
  const folder = path.join(root, 'node_modules/@strapi/sdk-plugin/dist');
  const chunk = (await readdir(folder)).find((name) => /^vite-config-.*\.js$/.test(name));
  if (!chunk) throw new Error(`There is no vite-config in ${folder}: has the SDK changed?`);
  const { createViteConfig } = await import(pathToFileURL(path.join(folder, chunk)).href);
  return createViteConfig;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildServer();
