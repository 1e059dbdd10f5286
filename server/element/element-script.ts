import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { NotBuilt } from '../errors';

/** The web component's script as it is served. */
export type ElementScript = {
  /** By content coding (RFC 9110 section 8.4.1). */
  readonly body: { readonly identity: Buffer; readonly gzip: Buffer; readonly br: Buffer };
  /** Another one for each content. */
  readonly version: string;
  /** https://www.w3.org/TR/SRI/ */
  readonly integrity: string;
};

let known: ElementScript | undefined;

/**
 * Reads the script, once in a process: it stands beside the server's own bundle in the package.
 * @throws NotBuilt where it does not, which no published package does
 */
export const elementScript = (): ElementScript => {
  known ??= read(path.join(path.dirname(fileURLToPath(import.meta.url)), '../element/index.mjs'));
  return known;
};

const read = (file: string): ElementScript => {
  const identity = readBuilt(file);
  const digest = createHash('sha384').update(identity);
  const integrity = `sha384-${digest.copy().digest('base64')}`;
  const body = { identity, gzip: gzipSync(identity), br: brotliCompressSync(identity) };
  return { body, version: digest.digest('hex').slice(0, 16), integrity };
};

const readBuilt = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new NotBuilt();
  }
};
