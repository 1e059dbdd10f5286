import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/**
 * Starts the Strapi app in `appDir`, on a free port unless one is named. Strapi and the plugin are loaded through
 * `require`, as projects load them: an ES import beside it would make a second copy of each.
 *
 * @param {string} appDir
 * @param {number} [port]
 * @returns {Promise<{ strapi: import('@strapi/strapi').Core.Strapi, url: string }>}
 */
export async function boot(appDir, port = 0) {
  process.env.NODE_ENV ??= 'test';
  process.env.STRAPI_TELEMETRY_DISABLED = 'true';
  process.env.JWT_SECRET = 'users-permissions secret of the test app';
  /** @type {typeof import('@strapi/strapi')} */
  const { createStrapi } = require('@strapi/strapi');
  const { serveAdmin } = require(`${appDir}/settings.js`)();
  const strapi = createStrapi({
    appDir,
    distDir: appDir,
    autoReload: false,
    serveAdminPanel: serveAdmin,
  });
  try {
    await strapi.load();
    strapi.server.mount();
    // Tests block the process they share with the server; idle connections must not end over it.
    strapi.server.httpServer.keepAliveTimeout = 0;
    await new Promise((resolve, reject) => {
      strapi.server.httpServer.once('error', reject);
      strapi.server.httpServer.listen(port, '127.0.0.1', () => resolve(undefined));
    });
  } catch (error) {
    // What a boot that failed has opened must not outlive it.
    await strapi.destroy().catch(() => undefined);
    throw error;
  }
  const address = strapi.server.httpServer.address();
  const bound = typeof address === 'object' ? address?.port : address;
  return { strapi, url: `http://127.0.0.1:${bound}` };
}
