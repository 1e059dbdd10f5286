import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

const secret = () => randomBytes(32).toString('base64');

/**
 * A project as `create-strapi` makes one, on SQLite: the same packages, files and defaults.
 *
 * @param {string} folder
 */
export async function writeProject(folder) {
  const repository = new URL('../../package.json', import.meta.url);
  const { devDependencies: versions } = JSON.parse(await readFile(repository, 'utf8'));
  const packages = [
    '@strapi/plugin-users-permissions',
    '@strapi/strapi',
    'better-sqlite3',
    'react',
    'react-dom',
    'react-router-dom',
    'styled-components',
  ];
  const files = {
    'package.json': JSON.stringify(
      {
        name: 'fresh-project',
        private: true,
        version: '0.1.0',
        dependencies: Object.fromEntries(packages.map((name) => [name, versions[name]])),
      },
      null,
      2
    ),
    '.env': [
      'HOST=127.0.0.1',
      `APP_KEYS=${secret()},${secret()}`,
      `API_TOKEN_SALT=${secret()}`,
      `ADMIN_JWT_SECRET=${secret()}`,
      `TRANSFER_TOKEN_SALT=${secret()}`,
      `ENCRYPTION_KEY=${secret()}`,
      `JWT_SECRET=${secret()}`,
    ].join('\n'),
    'config/admin.js': `module.exports = ({ env }) => ({
  auth: { secret: env('ADMIN_JWT_SECRET') },
  apiToken: { salt: env('API_TOKEN_SALT') },
  transfer: { token: { salt: env('TRANSFER_TOKEN_SALT') } },
  secrets: { encryptionKey: env('ENCRYPTION_KEY') },
});`,
    'config/api.js': `module.exports = {
  rest: { defaultLimit: 25, maxLimit: 100, withCount: true, strictParams: true },
  documents: { strictParams: true, strictRelations: true },
};`,
    'config/database.js': `const path = require('path');
module.exports = () => ({
  connection: {
    client: 'sqlite',
    connection: { filename: path.join(__dirname, '..', '.tmp/data.db') },
    useNullAsDefault: true,
  },
});`,
    'config/middlewares.js': `module.exports = [
  'strapi::logger',
  'strapi::errors',
  'strapi::security',
  'strapi::cors',
  'strapi::poweredBy',
  'strapi::query',
  'strapi::body',
  'strapi::session',
  'strapi::favicon',
  'strapi::public',
];`,
    'config/plugins.js': 'module.exports = () => ({});',
    'config/server.js': `module.exports = ({ env }) => ({
  host: env('HOST', '0.0.0.0'),
  port: env.int('PORT', 1337),
  app: { keys: env.array('APP_KEYS') },
});`,
    'src/index.js': 'module.exports = { register() {}, bootstrap() {} };',
    'public/uploads/.gitkeep': '',
    'public/robots.txt': 'User-Agent: *\nDisallow: /\n',
  };
  for (const [file, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}
