import { startNewsroom, type Newsroom } from '../../tests/harness/start-newsroom';
import { probe } from '../../tests/harness/services.mjs';

/** A route that does nothing but be allowed. */
const empty = {
  'src/api/empty/routes/empty.js':
    "module.exports = { routes: [{ method: 'GET', path: '/empty', handler: 'empty.find' }] };",
  'src/api/empty/controllers/empty.js':
    'module.exports = () => ({ find(ctx) { ctx.body = { data: null }; } });',
};

/** A project on PostgreSQL, or on SQLite where there is none. */
export const startSite = async (): Promise<Newsroom> => {
  const { reason } = await probe('postgres');
  const database = reason === null ? 'postgres' : 'sqlite';
  if (reason !== null) process.stderr.write(`${reason}: measuring on SQLite\n`);
  const app = await startNewsroom({ database, files: empty });
  await app.grant('public', 'api::empty.empty.find');
  return app;
};
