import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

import { build } from 'esbuild';
import { beforeAll, expect, test } from 'vitest';

import { buildBundle, isBundleStale } from '../../playground/prepare/build-plugin.mjs';
import { inRoot } from '../../playground/prepare/paths.mjs';

/** Bytes of the plugin's own scripts that a browser loads who opens every screen in one language. */
const most = 100_000;

/** Loaded by Strapi's panel in any case: what the plugin shares with it, and what its design system
 * brings. */
const strapis = [
  ...Object.keys(JSON.parse(readFileSync(inRoot('package.json'), 'utf8')).peerDependencies),
  'react/jsx-runtime',
  '@tanstack/react-virtual',
];

beforeAll(async () => {
  if (isBundleStale('admin')) await buildBundle('admin');
}, 300_000);

/** The scripts as the build of a host project makes them, the plugin's libraries among them. */
const scripts = async () => {
  const { outputFiles } = await build({
    entryPoints: [inRoot('dist/admin/index.mjs')],
    external: strapis.flatMap((name) => [name, `${name}/*`]),
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    outdir: 'out',
    write: false,
  });
  return outputFiles.map(({ path, text }) => ({ path: path.replace(/^.*[\\/]/, ''), text }));
};

const isOtherLanguage = (path: string) => /^(?:ar|de|es|fr|ja)-/.test(path);

test('the admin’s own scripts are at most 100 kB, zipped', async () => {
  const sizes = (await scripts())
    .filter(({ path }) => !isOtherLanguage(path))
    .map(({ path, text }) => [path, gzipSync(text).byteLength] as const);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  expect(sizes.length).toBeGreaterThan(3);
  expect(total, JSON.stringify(Object.fromEntries(sizes), null, 2)).toBeLessThanOrEqual(most);
});

test('the desk is loaded when it is opened, not with the admin', async () => {
  const all = await scripts();
  const withList = all.filter(({ text }) => text.includes('@tanstack/react-virtual'));
  expect(withList).toHaveLength(1);
  expect(withList[0]?.path).toMatch(/^DeskPage/);
});
