import { InvalidInput } from './errors';

/** Where a page ended: the values of its sort keys, the id last as tie-break. */
export type Cursor = readonly (string | number)[];

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

const parse = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
};

/** What each part of a cursor must be. */
export type CursorPart = 'date' | 'date-or-empty' | 'id' | 'count' | 'number' | 'score';

const isDate = (value: unknown): boolean =>
  typeof value === 'string' &&
  /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) &&
  !Number.isNaN(Date.parse(value));

/** `most`: exclusive. */
const isNumber = (value: unknown, most: number): boolean =>
  Number.isInteger(value) && (value as number) >= 0 && (value as number) < most;

const fits = (part: CursorPart, value: unknown): boolean => {
  if (part === 'count') return isNumber(value, 1_000);
  // What a database's integer holds.
  if (part === 'number') return isNumber(value, 2 ** 31);
  if (part === 'score') return Number.isInteger(value) && Math.abs(value as number) < 2 ** 31;
  if (part === 'id') return typeof value === 'string' && /^[a-z0-9]{1,32}$/i.test(value);
  return isDate(value) || (part === 'date-or-empty' && value === '');
};

/**
 * Reads the `after` of a request.
 * @throws InvalidInput naming `after` when it is not one of ours
 */
export const decodeCursor = (
  after: string | undefined,
  parts: readonly CursorPart[]
): Cursor | null => {
  if (after === undefined) return null;
  const value = parse(after);
  const isOurs =
    Array.isArray(value) &&
    value.length === parts.length &&
    parts.every((part, index) => fits(part, value[index]));
  if (!isOurs) {
    throw new InvalidInput([
      { field: 'after', problem: 'is not a cursor of this list', accepts: 'meta.next of a page' },
    ]);
  }
  return value as Cursor;
};
