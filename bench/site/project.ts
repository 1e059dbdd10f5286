import knex, { type Knex } from 'knex';

import { logInFirstAdmin } from '../../tests/harness/accounts';
import { createContentManager, type ContentManager } from '../../tests/harness/content-manager';
import type { DatabaseName } from '../../tests/harness/databases';
import { createHttp, type Http } from '../../tests/harness/http';
import { probe } from '../../tests/harness/services.mjs';
import {
  startNewsroom,
  type Newsroom,
  type StartOptions,
} from '../../tests/harness/start-newsroom';
import { scripts, serve, type Served } from './process';

/** A Strapi project that is served in a process of its own. */
export type Project = {
  readonly server: Served;
  /** Requests to it; the first admin is logged in where one asks for that. */
  readonly http: Http;
  readonly contentManager: ContentManager;
  readonly database: DatabaseName;
  readonly knex: Knex;
  /** As `config/database` has it. */
  readonly connection: unknown;
  /** Ends it and removes its database. */
  stop(): Promise<void>;
};

type Connection = { readonly client: string; readonly connection: Knex.Config['connection'] };

const clients: Record<string, string> = { postgres: 'pg', sqlite: 'better-sqlite3' };

/** PostgreSQL, or SQLite where there is none. */
const databaseName: DatabaseName = await probe('postgres').then(({ reason }) => {
  if (reason === null) return 'postgres';
  process.stderr.write(`${reason}: measuring on SQLite\n`);
  return 'sqlite';
});

/**
 * Starts a project here, where it is prepared, ends it, and serves it apart: a process takes one Strapi,
 * and what asks must not be in the way of what answers.
 */
export const openProject = async <Prepared>(
  options: StartOptions,
  prepare: (app: Newsroom, knex: Knex) => Promise<Prepared>
): Promise<Project & { readonly prepared: Prepared }> => {
  const app = await startNewsroom({ database: databaseName, ...options });
  const { connection } = app.app.database.config as { connection: Connection };
  const database = knex({
    client: clients[connection.client] ?? connection.client,
    connection: connection.connection,
    useNullAsDefault: connection.client === 'sqlite',
  });
  const prepared = await prepare(app, database);
  await app.stop({ keep: true });
  const server = await serve(scripts.strapi, app.app.dir);
  let token: Promise<string> | undefined;
  const http = createHttp(server.url, () => (token ??= logInFirstAdmin(http)));
  return {
    ...{ server, http, prepared, connection, knex: database, database: databaseName },
    contentManager: createContentManager(http),
    stop: async () => {
      await server.stop();
      await database.destroy();
      await app.app.remove();
    },
  };
};

/** What a database does by itself after so many writes, now: not while something is measured. */
export const settleDatabase = async (database: Knex): Promise<void> => {
  if (databaseName === 'postgres') await database.raw('vacuum analyze');
};
