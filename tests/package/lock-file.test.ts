import { readFileSync } from 'node:fs';

import { expect, test } from 'vitest';

import { inRoot } from '../../playground/prepare/paths.mjs';

type Locked = { version?: string; optionalDependencies?: Record<string, string> };

/** Where Node would look for a package from another one, nearest first. */
const placesOf = (from: string, name: string): string[] => {
  const parents = from.split(/\/?node_modules\//).filter(Boolean);
  return parents
    .map((_, index) => parents.slice(0, parents.length - index))
    .concat([[]])
    .map((path) => [...path, name].map((part) => `node_modules/${part}`).join('/'));
};

// npm leaves out the packages for other systems when it cannot reach them, and `npm ci` then refuses
// the file on every system.
test('the lock file has the packages for every system', () => {
  const lock = JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const missing = Object.entries(lock.packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !placesOf(from, name).some((place) => place in lock.packages))
      .map((name) => `${name}, which ${from} names`)
  );
  expect(missing).toEqual([]);
});
