import { keep, kept } from './browser-storage';

/** Keeps a guest's token, which proves next time who wrote a comment. */
export type TokenStorage = {
  get(): string | null | Promise<string | null>;
  /** `null` forgets it. */
  set(token: string | null): void | Promise<void>;
};

/**
 * Where a guest's token is kept unless a site says otherwise: in the browser's local storage, or, where
 * a browser refuses that, until the page is left. Outside of a browser nowhere: one client of a server
 * asks for many readers, and none of them may write in another's name.
 *
 * @param base the API's address: each has tokens of its own
 */
export const defaultTokenStorage = (base: string): TokenStorage | null => {
  if (typeof document === 'undefined') return null;
  const key = `newsroom-guest:${new URL(base, document.baseURI).href}`;
  return { get: () => kept(key), set: (token) => keep(key, token) };
};
