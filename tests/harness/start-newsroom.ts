import type { Core } from '@strapi/strapi';

import {
  createAdmin,
  createUser,
  grant,
  logInFirstAdmin,
  ungrant,
  type Account,
  type AdminOptions,
} from './accounts';
import { configureApp, createApp, type App, type AppOptions } from './app';
import { boot } from './boot.mjs';
import { createContentManager, type ContentManager } from './content-manager';
import { createHttp, type Http } from './http';
import { collectStatements, type Statements } from './statements';

export type StartOptions = AppOptions & {
  /** Starts again on the project and the database of an instance that was stopped with `keep`; options
   * that are left out stay as they were. */
  readonly on?: Newsroom;
  /** The port to listen on, such as the one it had before. @default a free one */
  readonly port?: number;
};

/** A running Strapi with the built plugin, in this process. */
export type Newsroom = {
  readonly strapi: Core.Strapi;
  readonly url: string;
  readonly http: Http;
  /** Entries through the Content Manager: articles, unless told otherwise. */
  readonly contentManager: ContentManager;
  readonly app: App;
  /** `strapi.documents` without types: TypeScript does not know the plugin's content types. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  documents(uid: string): any;
  /** Token of the first admin, who may do everything. */
  adminToken(): Promise<string>;
  createAdmin(options?: AdminOptions): Promise<Account>;
  createUser(username?: string): Promise<Account>;
  /** Lets a users-permissions role do something: `grant('public', 'plugin::newsroom.…')`. */
  grant(role: 'public' | 'authenticated', ...actions: string[]): Promise<void>;
  ungrant(role: 'public' | 'authenticated', ...actions: string[]): Promise<void>;
  /** Adds a locale, such as `de`, beside `en`. */
  addLocale(code: string): Promise<void>;
  /** Every SQL statement sent while `work` runs. */
  statements<Result>(
    work: () => Promise<Result>
  ): Promise<{ result: Result; statements: Statements }>;
  /** Ends it and removes its project and database, unless they are to be kept for another start. */
  stop(options?: { keep?: boolean }): Promise<void>;
};

/** Starts Strapi with the plugin on a database of its own. Throws what the boot threw. */
export const startNewsroom = async ({
  on,
  port,
  ...options
}: StartOptions = {}): Promise<Newsroom> => {
  const app = on ? await configureApp(on.app, options) : await createApp(options);
  const { strapi, url } = await boot(app.dir, port).catch(async (error: unknown) => {
    if (!on) await app.remove();
    throw error;
  });
  let token: Promise<string> | undefined;
  const adminToken = () => (token ??= logInFirstAdmin(http));
  const http = createHttp(url, adminToken);
  return {
    strapi,
    url,
    http,
    app,
    contentManager: createContentManager(http),
    documents: (uid) => strapi.documents(uid as never),
    adminToken,
    createAdmin: async (options) => {
      // The first admin must come first: Strapi registers one only while there is none.
      await adminToken();
      return createAdmin(strapi, http, options);
    },
    createUser: (username) => createUser(strapi, http, username),
    grant: (role, ...actions) => grant(strapi, role, ...actions),
    ungrant: (role, ...actions) => ungrant(strapi, role, ...actions),
    addLocale: async (code) => {
      await strapi.plugin('i18n').service('locales').create({ code, name: code });
    },
    statements: (work) => collectStatements(strapi, work),
    stop: async ({ keep = false } = {}) => {
      await strapi.destroy();
      if (!keep) await app.remove();
    },
  };
};
