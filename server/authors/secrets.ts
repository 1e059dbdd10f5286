import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

import type { Context } from '../context';
import { settingsOf } from '../settings/settings';

/** What a key is for: each purpose has its own. */
type Purpose = 'guest-token' | 'address' | 'stream-cursor' | 'redis';

/** The current one first. */
type Keys = [KeyObject, ...KeyObject[]];

const known = new WeakMap<object, Map<Purpose, Keys>>();

const derive = (ctx: Context, purpose: Purpose): Keys => {
  const { secret } = settingsOf(ctx).file;
  const given = ctx.strapi.config.get<string | string[] | undefined>('server.app.keys');
  const bases = secret ? [secret] : [given ?? []].flat();
  const [first, ...others] = bases.map((base) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', base, 'newsroom', purpose, 32)))
  );
  if (!first) throw new Error('newsroom: neither `secret` nor `app.keys` is set');
  return [first, ...others];
};

/**
 * Keys for `purpose`, the current one first: from the plugin's `secret`, or else from Strapi's
 * `app.keys` (HKDF, RFC 5869). Older `app.keys` still verify, so rotating them logs no guest out.
 * Derived once: what they are made of changes with a restart only.
 */
export const keysFor = (ctx: Context, purpose: Purpose): Keys => {
  const ofProject = known.get(ctx.strapi) ?? new Map<Purpose, Keys>();
  known.set(ctx.strapi, ofProject);
  const keys = ofProject.get(purpose) ?? derive(ctx, purpose);
  ofProject.set(purpose, keys);
  return keys;
};
