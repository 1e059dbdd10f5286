import { randomBytes } from 'node:crypto';
import { cp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Core } from '@strapi/strapi';

import { createDatabase, type Database, type DatabaseName } from './databases';

const root = fileURLToPath(new URL('../..', import.meta.url));

export type AppOptions = {
  /** @default 'sqlite' */
  readonly database?: DatabaseName;
  /** The plugin's configuration, as in `config/plugins`; rules and other functions may stand in it. This
   * machine is a trusted proxy unless it says otherwise, so that tests can choose addresses. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** Whether the plugin is enabled. @default true */
  readonly enabled?: boolean;
  /** Whether the GraphQL plugin is. @default false */
  readonly graphql?: boolean;
  /** Further plugins, as in `config/plugins`. */
  readonly plugins?: Readonly<Record<string, unknown>>;
  /** Configuration of users-permissions; `false` disables it. By default it has none, and so starts
   * after the plugin, as in a new project. */
  readonly usersPermissions?: Readonly<Record<string, unknown>> | false;
  /** `api.rest.strictParams` and its like, as new projects have them. @default true */
  readonly strict?: boolean;
  /** Laid over `config/server`. */
  readonly server?: Readonly<Record<string, unknown>>;
  /** Serves the admin panel that `npm test` has built, for browser tests. @default false */
  readonly serveAdmin?: boolean;
  /** The host project's own `src/index`. */
  readonly register?: (context: { strapi: Core.Strapi }) => unknown;
  readonly bootstrap?: (context: { strapi: Core.Strapi }) => unknown;
  /** Further files of the project, by their path in it. */
  readonly files?: Readonly<Record<string, string>>;
};

/** A Strapi project on disk with a database of its own. */
export type App = {
  readonly dir: string;
  readonly database: Database;
  readonly options: AppOptions;
  remove(): Promise<void>;
};

/** Writes a project into `tests/.work`, from where Node finds the packages of this repository. */
export const createApp = async (options: AppOptions = {}): Promise<App> => {
  const dir = path.join(root, 'tests/.work', randomBytes(6).toString('hex'));
  await cp(path.join(root, 'tests/harness/app'), dir, { recursive: true });
  const database = await createDatabase(options.database ?? 'sqlite', dir);
  const remove = async () => {
    await database.drop();
    await rm(dir, { recursive: true, force: true });
  };
  if (options.serveAdmin) {
    await symlink(path.join(root, 'playground/build'), path.join(dir, 'build'));
  }
  return configureApp({ dir, database, options, remove }, options);
};

/** The same project and database with other options. What is left out stays as it was. */
export const configureApp = async (app: App, changes: AppOptions): Promise<App> => {
  const options = { ...app.options, ...changes };
  const settings = settingsOf(app, options);
  settingsByApp().set(app.dir, settings);
  await writeFile(path.join(app.dir, 'settings.json'), JSON.stringify(settings, null, 2));
  for (const [file, text] of Object.entries(options.files ?? {})) {
    await mkdir(path.dirname(path.join(app.dir, file)), { recursive: true });
    await writeFile(path.join(app.dir, file), text);
  }
  return { ...app, options };
};

/** Where `settings.js` of the app looks: a global, since Node and Vitest each load modules apart. */
const settingsByApp = (): Map<string, unknown> => {
  const key = Symbol.for('newsroom.tests');
  const holder = globalThis as { [key]?: Map<string, unknown> };
  return (holder[key] ??= new Map());
};

const settingsOf = (app: App, options: AppOptions) => ({
  serveAdmin: options.serveAdmin ?? false,
  register: options.register,
  bootstrap: options.bootstrap,
  database: { ...app.database.config },
  plugins: {
    newsroom: {
      enabled: options.enabled ?? true,
      resolve: root,
      config: { trustedProxies: ['loopback'], ...options.config },
    },
    graphql: { enabled: options.graphql ?? false, resolve: '@strapi/plugin-graphql/package.json' },
    ...(options.usersPermissions !== undefined && {
      'users-permissions':
        options.usersPermissions === false
          ? { enabled: false }
          : { enabled: true, config: options.usersPermissions },
    }),
    ...options.plugins,
  },
  server: {
    host: '127.0.0.1',
    port: 1337,
    app: { keys: ['first key of the test app', 'second key of the test app'] },
    logger: { startup: { enabled: false }, updates: { enabled: false }, config: { level: 'warn' } },
    ...options.server,
  },
  admin: {
    auth: { secret: 'admin secret of the test app' },
    apiToken: { salt: 'api token salt of the test app' },
    transfer: { token: { salt: 'transfer token salt of the test app' } },
    secrets: { encryptionKey: 'encryption key of the test app' },
    rateLimit: { enabled: false },
    autoOpen: false,
  },
  api: {
    rest: {
      defaultLimit: 25,
      maxLimit: 100,
      withCount: true,
      strictParams: options.strict ?? true,
    },
    documents: { strictParams: options.strict ?? true, strictRelations: options.strict ?? true },
  },
  middlewares: [
    'strapi::logger',
    'strapi::errors',
    'strapi::security',
    'strapi::cors',
    'strapi::poweredBy',
    'strapi::query',
    'strapi::body',
    'strapi::session',
    { name: 'strapi::favicon', config: { path: path.join(root, 'playground/favicon.png') } },
    'strapi::public',
  ],
});
