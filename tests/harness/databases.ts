import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';

import knex from 'knex';
import { describe, test } from 'vitest';

import { probe } from './services.mjs';

export const databaseNames = ['sqlite', 'postgres', 'mysql'] as const;
export type DatabaseName = (typeof databaseNames)[number];

/** A database of its own for one app: what Strapi's `config/database` takes, and how to end it. */
export type Database = {
  readonly name: DatabaseName;
  readonly config: Record<string, unknown>;
  drop(): Promise<void>;
};

const reachable = {
  sqlite: { address: '', reason: null },
  postgres: await probe('postgres'),
  mysql: await probe('mysql'),
};

/**
 * Runs the same tests once per database, in one `describe` each. A database that cannot be reached
 * is skipped by name, or fails where `CI` is set: there, nothing may be skipped. Which databases: all,
 * unless the tests make sense on some only.
 *
 * @example
 * ```ts
 * describeOnEachDatabase('the gate', (database) => {
 *   let app: Newsroom;
 *   beforeAll(async () => void (app = await startNewsroom({ database })));
 * });
 * ```
 */
export const describeOnEachDatabase = (
  title: string,
  tests: (database: DatabaseName) => void,
  databases: readonly DatabaseName[] = databaseNames
): void => {
  for (const database of databases) {
    const { reason } = reachable[database];
    if (reason === null) describe(`${title} (${database})`, () => tests(database));
    else skipUnlessCI(`${title} (${reason})`, reason);
  }
};

/** Stands in for tests that cannot run here: skipped by name, or failed where `CI` is set. */
export const skipUnlessCI = (title: string, reason: string): void => {
  if (!process.env.CI) describe.skip(title, () => test('skipped', () => undefined));
  else {
    test(title, () => {
      throw new Error(`${reason}. In CI nothing may be skipped.`);
    });
  }
};

/** Creates an empty database. SQLite's file lies in `appDir`. */
export const createDatabase = (name: DatabaseName, appDir: string): Promise<Database> => {
  const title = `newsroom_test_${Date.now().toString(36)}_${randomBytes(4).toString('hex')}`;
  if (name === 'postgres') {
    const drop = `DROP DATABASE IF EXISTS ${title} WITH (FORCE)`;
    return createOnServer(name, [`CREATE DATABASE ${title}`, drop], title);
  }
  if (name === 'mysql') {
    const create = `CREATE DATABASE ${title} CHARACTER SET utf8mb4`;
    return createOnServer(name, [create, `DROP DATABASE IF EXISTS ${title}`], title);
  }
  return Promise.resolve(createSqlite(path.join(appDir, 'data.db')));
};

const createSqlite = (filename: string): Database => ({
  name: 'sqlite',
  config: { connection: { client: 'sqlite', connection: { filename }, useNullAsDefault: true } },
  drop: () => rm(filename, { force: true }),
});

const createOnServer = async (
  name: 'postgres' | 'mysql',
  [create, drop]: readonly [string, string],
  title: string
): Promise<Database> => {
  const { address } = reachable[name];
  const run = async (sql: string) => {
    const server = knex({ client: name === 'postgres' ? 'pg' : 'mysql2', connection: address });
    try {
      await server.raw(sql);
    } finally {
      await server.destroy();
    }
  };
  await run(create);
  return {
    name,
    config: { connection: { client: name, connection: { ...serverOf(address), database: title } } },
    drop: () => run(drop),
  };
};

const serverOf = (address: string) => {
  const { hostname, port, username, password } = new URL(address);
  return {
    host: hostname,
    port: Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
  };
};
