import { AsyncLocalStorage } from 'node:async_hooks';

import type { Core } from '@strapi/strapi';

/** One SQL statement that Strapi or the plugin sent. */
export type Statement = { readonly sql: string; readonly bindings: readonly unknown[] };

/** What was sent to the database while some work ran. */
export type Statements = {
  readonly all: readonly Statement[];
  /** Those that name one of the tables. A trailing `*` stands for any ending: `newsroom_*`. */
  on(...tables: string[]): readonly Statement[];
};

/** Set where `work` itself runs; what it asks over HTTP has requests instead. */
const within = new AsyncLocalStorage<true>();

/**
 * Runs `work` and collects the SQL statements sent by it and by the requests that come meanwhile,
 * transaction control left out. What the instance does by itself, such as its jobs, and what follows
 * from earlier requests, is not this work's.
 */
export const collectStatements = async <Result>(
  strapi: Core.Strapi,
  work: () => Promise<Result>
): Promise<{ result: Result; statements: Statements }> => {
  const all: Statement[] = [];
  const requests = new WeakSet<object>();
  const note = (request: object) => requests.add(request);
  const collect = ({ sql, bindings }: { sql: string; bindings?: readonly unknown[] }) => {
    const request = strapi.requestContext.get()?.req;
    if (!within.getStore() && !(request && requests.has(request))) return;
    if (/^(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE|START TRANSACTION)\b/i.test(sql)) return;
    all.push({ sql, bindings: bindings ?? [] });
  };
  strapi.server.httpServer.prependListener('request', note);
  strapi.db.connection.on('query', collect);
  try {
    const result = await within.run(true, work);
    return { result, statements: { all, on: (...tables) => naming(all, tables) } };
  } finally {
    strapi.db.connection.removeListener('query', collect);
    strapi.server.httpServer.removeListener('request', note);
  }
};

const naming = (all: readonly Statement[], tables: readonly string[]) => {
  const names = tables.map((table) => table.replace(/\*$/, '\\w*')).join('|');
  const pattern = new RegExp(`["\`](?:${names})["\`]`);
  return all.filter(({ sql }) => pattern.test(sql));
};
