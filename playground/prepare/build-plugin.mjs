import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { inRoot, root } from './paths.mjs';
import { isStale } from './stale.mjs';

/** What each bundle is made from. The admin takes values from the contracts beside its own files. */
const sources = {
  server: ['content-types', 'server', 'package.json'],
  admin: ['admin', 'content-types', 'server', 'package.json'],
};

/** @param {'server' | 'admin'} bundle */
export const isBundleStale = (bundle) =>
  isStale(
    inRoot('dist', bundle, 'index.js'),
    sources[bundle].map((name) => inRoot(name))
  );

/**
 * Builds `dist/server` or `dist/admin` as `strapi-plugin build` does, without the type declarations:
 * in seconds. The configuration is the SDK's own, so that tests run the bundle that users get. The
 * new files replace the old ones at once, so that a Strapi starting at the same moment finds one or
 * the other.
 *
 * @param {'server' | 'admin'} bundle
 */
export async function buildBundle(bundle) {
  const { exports } = JSON.parse(await readFile(inRoot('package.json'), 'utf8'));
  const { source, require: cjs, import: esm } = exports[`./strapi-${bundle}`];
  const createViteConfig = await sdkViteConfig();
  const config = await createViteConfig({
    cwd: root,
    silent: true,
    bundle: { type: bundle, source, output: { cjs, esm } },
  });
  const target = inRoot(config.build.outDir);
  const fresh = `${target}.${process.pid}`;
  const { build } = await import('vite');
  // Under a test runner React's development JSX would be built in, which the panel cannot run.
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await build({ ...config, build: { ...config.build, outDir: fresh } });
    await mkdir(target, { recursive: true });
    const made = await readdir(fresh);
    for (const file of made) await rename(path.join(fresh, file), path.join(target, file));
    await removeOthers(target, made);
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
    await rm(fresh, { recursive: true, force: true });
  }
}

/**
 * Removes the chunks of an earlier build. Declarations stay.
 *
 * @param {string} folder
 * @param {string[]} made
 */
async function removeOthers(folder, made) {
  for (const file of await readdir(folder)) {
    if (/\.m?js$/.test(file) && !made.includes(file)) await rm(path.join(folder, file));
  }
}

/** The SDK exports its command line only; its chunk names carry a hash. */
async function sdkViteConfig() {
  const folder = inRoot('node_modules/@strapi/sdk-plugin/dist');
  const chunk = (await readdir(folder)).find((name) => /^vite-config-.*\.js$/.test(name));
  if (!chunk) throw new Error(`There is no vite-config in ${folder}: has the SDK changed?`);
  const { createViteConfig } = await import(pathToFileURL(path.join(folder, chunk)).href);
  return createViteConfig;
}
