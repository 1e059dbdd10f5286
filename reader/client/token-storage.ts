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
  let kept: string | null = null;
  return {
    get() {
      try {
        return localStorage.getItem(key) ?? kept;
      } catch {
        return kept;
      }
    },
    set(token) {
      kept = null;
      try {
        if (token === null) localStorage.removeItem(key);
        else localStorage.setItem(key, token);
      } catch {
        // Storage is full, or forbidden by the reader or by a sandbox.
        kept = token;
      }
    },
  };
};
