import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import { bundleReader } from '../../playground/prepare/reader-bundle.mjs';

/** What a reader's browser loads, in bytes as they are sent. */
test.each([
  ['client', 5_000],
  ['element', 15_000],
] as const)('the %s is at most %i bytes, zipped', async (name, most) => {
  const script = await bundleReader(name);
  expect(gzipSync(script).byteLength).toBeLessThanOrEqual(most);
});

test.each(['client', 'element'] as const)('the %s needs no other file', async (name) => {
  const script = await bundleReader(name);
  expect(script).not.toMatch(/\bimport\s*["'({*\w]|\bfrom\s*["']|\brequire\(/);
});
