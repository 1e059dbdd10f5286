/**
 * A server that does nothing but answer with the rows of some statements: `node plain.mjs <database>
 * <statements>`, both JSON. The database is as `config/database` has it; the statements are as they
 * were sent, `[{ sql, bindings }]`.
 */
import { createServer } from 'node:http';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const [, , database = '{}', given = '[]'] = process.argv;
const { client, connection } = JSON.parse(database);
const statements = JSON.parse(given);
let sent = 0;

const openPostgres = () => {
  const { Pool } = require('pg');
  const pool = new Pool({ ...connection, max: 10 });
  return async ({ sql, bindings }) => (await pool.query({ text: sql, values: bindings })).rows;
};

const openSqlite = () => {
  const Database = require('better-sqlite3');
  const file = new Database(connection.filename, { readonly: true });
  return async ({ sql, bindings }) => file.prepare(sql).all(...bindings);
};

const ask = client === 'postgres' ? openPostgres() : openSqlite();

const server = createServer(async (_request, response) => {
  const rows = [];
  for (const statement of statements) {
    sent += 1;
    rows.push(await ask(statement));
  }
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ data: rows }));
});

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ statements: sent, cpu: user + system, memory: process.memoryUsage().rss });
});
process.on('disconnect', () => process.exit());
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}` });
});
