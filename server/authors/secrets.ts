import { hkdfSync } from 'node:crypto';

import type { Context } from '../context';
import { settingsOf } from '../settings/settings';

/** What a key is for: each purpose has its own. */
type Purpose = 'guest-token' | 'address' | 'typing-time' | 'stream-cursor';

/**
 * Keys for `purpose`, the current one first: from the plugin's `secret`, or else from Strapi's
 * `app.keys` (HKDF, RFC 5869). Older `app.keys` still verify, so rotating them logs no guest out.
 */
export const keysFor = (ctx: Context, purpose: Purpose): [Buffer, ...Buffer[]] => {
  const { secret } = settingsOf(ctx).file;
  const given = ctx.strapi.config.get<string | string[] | undefined>('server.app.keys');
  const bases = secret ? [secret] : [given ?? []].flat();
  const [first, ...others] = bases.map((base) =>
    Buffer.from(hkdfSync('sha256', base, 'newsroom', purpose, 32))
  );
  if (!first) throw new Error('newsroom: neither `secret` nor `app.keys` is set');
  return [first, ...others];
};
