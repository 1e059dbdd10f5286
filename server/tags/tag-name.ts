import { createHash } from 'node:crypto';

import { InvalidInput } from '../errors';

const maxLength = 80;

/**
 * A tag's name as it is stored: composed letters, single spaces, no `#` in front.
 * @throws InvalidInput when nothing is left, or more than 80 characters
 */
export const normaliseName = (given: unknown): string => {
  const name = (typeof given === 'string' ? given : '')
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/^[\s#＃]+|\s+$/gu, '');
  if (name === '') throw invalid('is missing or empty', given);
  if (name.length > maxLength) throw invalid(`has ${name.length} characters`, given);
  return name;
};

/**
 * The same for all names that mean one tag: case, kinds of hyphens and spaces, full-width letters
 * and invisible characters make no difference. Hashed, since MySQL would take é and e for one.
 */
export const nameKey = (name: string): string => {
  const folded = name
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .toLowerCase()
    .replace(/[\s\p{Pd}_]+/gu, ' ')
    .trim();
  return createHash('sha256')
    .update(folded || name)
    .digest('hex');
};

const invalid = (problem: string, got: unknown): InvalidInput =>
  new InvalidInput([
    {
      field: 'name',
      problem,
      accepts: `1 to ${maxLength} characters beside the #`,
      ...(typeof got === 'string' && { got: got.slice(0, 60) }),
    },
  ]);
