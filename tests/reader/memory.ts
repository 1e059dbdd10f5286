import type { TokenStorage } from '../../reader/client';

/** Keeps a guest's token for a test, which can look at it. */
export const memory = (token: string | null = null): TokenStorage & { token: string | null } => ({
  token,
  get() {
    return Promise.resolve(this.token);
  },
  set(next) {
    this.token = next;
    return Promise.resolve();
  },
});
