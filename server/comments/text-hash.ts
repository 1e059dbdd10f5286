import { createHash } from 'node:crypto';

/** A fingerprint under which texts that differ only in case, spacing or punctuation are one.
 * Hexadecimal, 64 characters. */
export const textHash = (text: string): string => {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{Extended_Pictographic}]+/gu, ' ')
    .trim();
  return createHash('sha256')
    .update(words || text)
    .digest('hex');
};
