import { createRequire } from 'node:module';

import { inRoot } from '../prepare/paths.mjs';

const require = createRequire(import.meta.url);

/**
 * Starts the playground's Strapi in this process. Ctrl-C stops it: Strapi sees to that itself.
 *
 * @param {import('./options.mjs').Options} options
 * @returns {Promise<import('@strapi/strapi').Core.Strapi>}
 */
export async function startStrapi({ port, data }) {
  Object.assign(process.env, {
    NEWSROOM_DATA: data,
    PORT: String(port),
    HOST: '127.0.0.1',
    NODE_ENV: 'development',
    STRAPI_TELEMETRY_DISABLED: 'true',
    STRAPI_STARTUP_LOG: 'false',
    STRAPI_LOG_LEVEL: 'error',
  });
  const { createStrapi } = require('@strapi/strapi');
  const appDir = inRoot('playground');
  process.chdir(appDir);
  const strapi = createStrapi({ appDir, distDir: appDir, autoReload: false });
  process.once('SIGINT', () => process.stdout.write('\nStopping …\n'));
  await strapi.load();
  await strapi.listen();
  return strapi;
}
