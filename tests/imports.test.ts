import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, test } from 'vitest';

/** Who may import what: the layers of the source, held to by reading its imports. */
type Import = { readonly from: string; readonly to: string; readonly isType: boolean };

const files = ['content-types', 'server', 'admin', 'reader'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
);

/** The file behind a relative name; others are packages. */
const resolve = (from: string, name: string): string => {
  if (!name.startsWith('.')) return name;
  const base = path.posix.join(path.posix.dirname(from), name);
  return [`${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find(existsSync) ?? base;
};

/** `import type …`, or braces in which everything is a type. */
const isTypeOnly = (keyword: string | undefined, what: string): boolean =>
  keyword !== undefined ||
  (/^\{[^}]*\}$/.test(what) &&
    what
      .slice(1, -1)
      .split(',')
      .every((name) => /^\s*(?:type\s.*)?$/s.test(name)));

const imports = files.flatMap((from): Import[] =>
  [
    ...readFileSync(from, 'utf8').matchAll(
      /^(?:import|export)\s+(type\s)?\s*([^;'"]*?)\s*from\s+'([^']+)'/gm
    ),
  ].map(([, keyword, what = '', name = '']) => ({
    from,
    to: resolve(from, name),
    isType: isTypeOnly(keyword, what),
  }))
);

/** Imports that a rule forbids, as `from → to`. */
const breaking = (forbids: (one: Import) => boolean): string[] =>
  imports.filter(forbids).map(({ from, to }) => `${from} → ${to}`);

test('all imports are read', () => {
  expect(imports.length).toBeGreaterThan(600);
  expect(imports.filter(({ to }) => to.startsWith('.'))).toEqual([]);
  expect(
    breaking(({ to }) => /^(?:server|admin|content-types|reader)\//.test(to) && !existsSync(to))
  ).toEqual([]);
});

test('content types import nothing but each other', () => {
  expect(
    breaking(
      ({ from, to }) => from.startsWith('content-types/') && !to.startsWith('content-types/')
    )
  ).toEqual([]);
});

test('nothing calls back up: routes and controllers are the entry’s alone', () => {
  expect(
    breaking(
      ({ from, to }) => /\/(?:controller|routes)\.ts$/.test(to) && from !== 'server/index.ts'
    )
  ).toEqual([]);
});

test('rules know drafts, errors and themselves only', () => {
  const isRule = (file: string) => file.startsWith('server/moderation/rules/');
  const known = /^server\/(?:errors|moderation\/(?:rule|count-characters))\.ts$|^content-types\//;
  expect(
    breaking(
      ({ from, to }) =>
        isRule(from) &&
        to.includes('/') &&
        /^(?:server|admin)/.test(to) &&
        !isRule(to) &&
        !known.test(to)
    )
  ).toEqual([]);
});

test('listeners are started by bootstrap, and import no action', () => {
  const isListener = (file: string) => file.startsWith('server/events/listeners/');
  expect(breaking(({ from, to }) => isListener(to) && from !== 'server/bootstrap.ts')).toEqual([]);
  expect(
    breaking(
      ({ from, to }) =>
        isListener(from) &&
        to.startsWith('server/') &&
        !/^server\/(?:context|events\/|redis\/nudges)/.test(to)
    )
  ).toEqual([]);
});

test('the admin panel takes types from the server’s contracts, and values from content types', () => {
  expect(
    breaking(
      ({ from, to, isType }) =>
        from.startsWith('admin/') &&
        to.startsWith('server/') &&
        !(isType && /\/contract\.ts$|^server\/moderation\/rule\.ts$/.test(to))
    )
  ).toEqual([]);
  expect(breaking(({ from, to }) => !from.startsWith('admin/') && to.startsWith('admin/'))).toEqual(
    []
  );
  expect(breaking(({ to }) => /^(?:tests|bench|playground)\//.test(to))).toEqual([]);
});

test('what websites load knows itself alone, and the contracts as types; of it the server takes the words', () => {
  const isReader = (file: string) => file.startsWith('reader/');
  const isWords = (file: string) => file.startsWith('reader/words/');
  expect(breaking(({ from, to }) => isReader(from) !== isReader(to) && !isWords(to))).toEqual([]);
  expect(breaking(({ from, to }) => isWords(from) && !isWords(to))).toEqual([]);
  expect(breaking(({ to, isType }) => to === 'reader/contracts.ts' && !isType)).toEqual([]);
});

test('no file needs itself, by whatever way round', () => {
  const needs = new Map<string, string[]>();
  for (const { from, to, isType } of imports) {
    if (!isType) needs.set(from, [...(needs.get(from) ?? []), to]);
  }
  const circles: string[] = [];
  const done = new Set<string>();
  const walk = (file: string, way: readonly string[]): void => {
    const start = way.indexOf(file);
    if (start >= 0) circles.push([...way.slice(start), file].join(' → '));
    if (start >= 0 || done.has(file)) return;
    for (const next of needs.get(file) ?? []) walk(next, [...way, file]);
    done.add(file);
  };
  for (const file of needs.keys()) walk(file, []);
  expect(circles).toEqual([]);
});
