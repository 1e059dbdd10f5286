import type { Context as KoaContext } from 'koa';

import type { Context } from '../context';
import { Refused } from '../errors';
import { userAuthor, type SiteUser } from './author';
import { verifyGuestToken } from './guest-token';

/** Who sends a request, as far as it is proven. */
export type Reader =
  | { readonly kind: 'user'; readonly key: string; readonly user: SiteUser }
  | { readonly kind: 'guest'; readonly key: string };

/**
 * The reader behind a request: a users-permissions user by their JWT, or a guest by
 * `Authorization: Guest <token>`, which Strapi's own strategies pass over (they only read
 * `Bearer`), so that it needs no header that Strapi's default CORS settings would refuse. Null for
 * anybody else.
 * @throws Refused `GUEST_TOKEN_INVALID` when a guest token is sent that proves nothing
 */
export const identifyReader = (ctx: Context, koa: KoaContext): Reader | null => {
  const user = koa.state.user as SiteUser | undefined;
  const strategy = (koa.state.auth as { strategy?: { name?: string } } | undefined)?.strategy?.name;
  if (user && strategy === 'users-permissions') {
    return { kind: 'user', key: userAuthor(user).key, user };
  }
  const [scheme, token] = (koa.get('Authorization') || '').split(/\s+/);
  if (scheme?.toLowerCase() !== 'guest') return null;
  const guest = token ? verifyGuestToken(ctx, token) : null;
  if (!guest) {
    throw new Refused('The guest token is not valid', { code: 'GUEST_TOKEN_INVALID' });
  }
  return { kind: 'guest', key: guest.key };
};
