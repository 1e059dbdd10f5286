/** What stands for everybody who writes from an address, beside author keys. */
export const addressKey = (ipHash: string): string => `address:${ipHash}`;

/** The address hash that such a key has; null for an author key. */
export const hashOfKey = (key: string): string | null =>
  key.startsWith('address:') ? key.slice('address:'.length) : null;
