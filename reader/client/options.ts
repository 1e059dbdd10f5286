import type { TokenStorage } from './token-storage';

export type ClientOptions = {
  /**
   * Where Strapi is: `https://cms.example.com`. Also its API's whole address, for projects that have
   * another prefix: `https://cms.example.com/content/newsroom`. In a browser `/` is the page's own site.
   */
  api: string;
  /** The JWT of a users-permissions user, asked for before each request. Nothing: a guest writes. */
  token?: () => string | null | undefined | Promise<string | null | undefined>;
  /** Keeps a guest's token. @default the browser's local storage; on a server nothing is kept */
  guestToken?: TokenStorage;
  /** @default the global fetch */
  fetch?: typeof fetch;
  /** The language of articles and threads, unless a call names another. @default Strapi's default */
  locale?: string;
};

/** What each call takes. */
export type CallOptions = {
  /** Ends the call: it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
};

export type LocaleOptions = CallOptions & { locale?: string | undefined };
