/**
 * A Strapi to be measured: `node strapi.mjs <appDir>` tells its address to its parent, and at each
 * `usage` what it has used so far.
 */
import { boot } from '../../tests/harness/boot.mjs';

process.env.NODE_ENV = 'production';
const { strapi, url } = await boot(process.argv[2] ?? '');
let statements = 0;
strapi.db.connection.on('query', () => {
  statements += 1;
});
process.on('message', (message) => {
  if (message === 'collect') globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  process.send?.({ statements, cpu: user + system, memory: process.memoryUsage().rss });
});
process.on('disconnect', () => process.exit());
process.send?.({ url });
