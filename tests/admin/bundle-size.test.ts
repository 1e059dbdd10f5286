import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

import { beforeAll, expect, test } from 'vitest';

import { buildBundle, isBundleStale } from '../../playground/prepare/build-plugin.mjs';
import { inRoot } from '../../playground/prepare/paths.mjs';

/** Bytes that a browser loads of the plugin's own, all screens together. */
const most = 100_000;

/** As a minifier of the host's build leaves it, more or less: names stay, comments and space go. */
const minified = async (code: string): Promise<string> => {
  const { transformWithEsbuild } = await import('vite');
  return (await transformWithEsbuild(code, 'chunk.js', { minify: true, format: 'esm' })).code;
};

const chunks = () =>
  readdirSync(inRoot('dist/admin'))
    .filter((file) => file.endsWith('.mjs'))
    .map((file) => ({ file, code: readFileSync(path.join(inRoot('dist/admin'), file), 'utf8') }));

beforeAll(async () => {
  if (isBundleStale('admin')) await buildBundle('admin');
}, 300_000);

test('the admin’s own scripts are at most 100 kB, zipped, translations in one language included', async () => {
  const isOfOtherLanguage = (file: string) => /^(?:ar|de|es|fr|ja)-/.test(file);
  const sizes: Record<string, number> = {};
  for (const { file, code } of chunks()) {
    if (!isOfOtherLanguage(file)) sizes[file] = gzipSync(await minified(code)).byteLength;
  }
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  expect(Object.keys(sizes).length).toBeGreaterThan(3);
  expect(total, JSON.stringify(sizes, null, 2)).toBeLessThanOrEqual(most);
});

test('the desk is loaded when it is opened, not with the admin', () => {
  const entry = readFileSync(inRoot('dist/admin/index.mjs'), 'utf8');
  expect(entry).not.toContain('useVirtualizer');
  const desk = chunks().find(({ code }) => code.includes('useVirtualizer'));
  expect(desk?.file).toMatch(/^DeskPage/);
});
