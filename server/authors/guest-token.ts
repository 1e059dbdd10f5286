import jwt from 'jsonwebtoken';

import type { Context } from '../context';
import { newId } from '../rows';
import { keysFor } from './secrets';

/** A guest, as a guest token proves them. */
export type Guest = {
  /** `guest:<random>`; also the author key of their comments. */
  readonly key: string;
};

const issuer = 'newsroom';
const audience = 'newsroom-guest';

/** A guest never seen before. */
export const newGuest = (): Guest => ({ key: `guest:${newId()}` });

/** The token that proves to be this guest: a JWT (RFC 7519, HS256) that does not expire, since a
 * reader without an account has no way to renew it. */
export const issueGuestToken = (ctx: Context, guest: Guest): string =>
  jwt.sign({}, keysFor(ctx, 'guest-token')[0], {
    algorithm: 'HS256',
    subject: guest.key,
    issuer,
    audience,
  });

/** The guest that a token proves; null when it proves none. */
export const verifyGuestToken = (ctx: Context, token: string): Guest | null => {
  for (const key of keysFor(ctx, 'guest-token')) {
    try {
      const { sub } = jwt.verify(token, key, {
        algorithms: ['HS256'],
        issuer,
        audience,
      }) as jwt.JwtPayload;
      return sub?.startsWith('guest:') ? { key: sub } : null;
    } catch (error) {
      // A header or payload that is no JSON is a SyntaxError.
      const isInvalid = error instanceof jwt.JsonWebTokenError || error instanceof SyntaxError;
      if (!isInvalid) throw error;
    }
  }
  return null;
};
