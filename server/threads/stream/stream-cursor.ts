import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';

import { keysFor } from '../../authors/secrets';
import type { Context } from '../../context';

const cipher = 'aes-256-gcm';
const lengths = { iv: 12, position: 6, tag: 16 } as const;

/**
 * How far a thread's decisions were told, for whoever listens to come back with. Sealed, and another
 * text each time: plain, it would count the decisions on comments that readers do not see.
 */
export const sealCursor = (ctx: Context, thread: string, position: number): string => {
  const [key] = keysFor(ctx, 'stream-cursor');
  const iv = randomBytes(lengths.iv);
  const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(thread));
  const plain = Buffer.alloc(lengths.position);
  plain.writeUIntBE(position, 0, lengths.position);
  const sealed = Buffer.concat([iv, sealing.update(plain), sealing.final()]);
  return Buffer.concat([sealed, sealing.getAuthTag()]).toString('base64url');
};

const open = (key: KeyObject, sealed: Buffer, thread: string): number => {
  const iv = sealed.subarray(0, lengths.iv);
  const position = sealed.subarray(lengths.iv, lengths.iv + lengths.position);
  const opening = createDecipheriv(cipher, key, iv)
    .setAAD(Buffer.from(thread))
    .setAuthTag(sealed.subarray(lengths.iv + lengths.position));
  return Buffer.concat([opening.update(position), opening.final()]).readUIntBE(0, lengths.position);
};

/** Null for what is no cursor of this thread, or was sealed with a secret that is gone. */
export const openCursor = (ctx: Context, thread: string, cursor: string): number | null => {
  const sealed = Buffer.from(cursor, 'base64url');
  if (sealed.length !== lengths.iv + lengths.position + lengths.tag) return null;
  for (const key of keysFor(ctx, 'stream-cursor')) {
    try {
      return open(key, sealed, thread);
    } catch {
      // Sealed with another key, or by somebody else.
    }
  }
  return null;
};
