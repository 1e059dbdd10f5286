import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { inRoot, root } from './paths.mjs';
import { isStale } from './stale.mjs';

/** What websites load, by the names that package.json's `exports` have for it. */
export const readerSources = {
  client: 'reader/client.ts',
  element: 'reader/element/index.ts',
};

/** @typedef {keyof typeof readerSources} ReaderBundle */

/** @param {ReaderBundle} name */
export const readerFile = (name) => inRoot('dist', name, 'index.mjs');

/** @param {ReaderBundle} name */
export const isReaderStale = (name) =>
  isStale(readerFile(name), [inRoot('reader'), inRoot('package.json')]);

/** Style sheets as text, minified. @type {import('esbuild').Plugin} */
const styleSheets = {
  name: 'style-sheets',
  setup({ onLoad, esbuild }) {
    onLoad({ filter: /\.css$/ }, async ({ path: file }) => {
      const options = { loader: /** @type {const} */ ('css'), minify: true, target: 'es2022' };
      const { code } = await esbuild.transform(await readFile(file, 'utf8'), options);
      return { contents: code, loader: 'text' };
    });
  },
};

/**
 * The script as browsers and Node load it: one file that needs no other.
 *
 * @param {ReaderBundle} name
 * @returns {Promise<string>}
 */
export async function bundleReader(name) {
  const { build } = await import('esbuild');
  const { minify } = await import('terser');
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [readerSources[name]],
    bundle: true,
    format: 'esm',
    // What browsers of the last two years know, and Node 20.
    target: 'es2022',
    charset: 'utf8',
    plugins: [styleSheets],
    write: false,
  });
  // Smaller than esbuild's own by some hundred bytes, of which readers load every one.
  const { code } = await minify(outputFiles[0].text, {
    module: true,
    compress: { ecma: 2020, passes: 3 },
    format: { ecma: 2020 },
  });
  if (code === undefined) throw new Error(`${name} could not be minified`);
  return code;
}

/**
 * Writes `dist/<name>/index.mjs`, at once: a Strapi that starts at the same moment finds the old file
 * or the new one.
 *
 * @param {ReaderBundle} name
 */
export async function buildReader(name) {
  const file = readerFile(name);
  const fresh = `${file}.${process.pid}`;
  const script = await bundleReader(name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(fresh, script);
  await rename(fresh, file);
}
