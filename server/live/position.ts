import { InvalidInput } from '../errors';

/**
 * How far a table has been read whose ids may become visible out of order: a transaction draws its id
 * before it commits. `gaps` are ids below `to` that were not there yet, newest first.
 */
export type Mark = { readonly to: number; readonly gaps: readonly number[] };

/** How far the changes have been read. */
export type Position = { readonly decisions: Mark; readonly reports: Mark };

export const sources = ['decisions', 'reports'] as const;
export type Source = (typeof sources)[number];

/** How many gaps are kept in memory, and in a cursor, which has to stay short. Transactions that were
 * rolled back leave gaps as well, so the oldest are given up. */
const mostGaps = { kept: 1_000, sent: { decisions: 9, reports: 4 } as const };

/** Farther behind its `to` a gap in a cursor takes too many digits. */
const farthestGap = 99_999;

/** Where a table stands after these ids, ascending, were read on from a mark. */
export const moveMark = (mark: Mark, ids: readonly number[]): Mark => {
  const read = new Set(ids);
  const to = Math.max(mark.to, ids.at(-1) ?? 0);
  const gaps: number[] = [];
  for (let id = to - 1; id > mark.to && gaps.length < mostGaps.kept; id -= 1) {
    if (!read.has(id)) gaps.push(id);
  }
  for (const id of mark.gaps) {
    if (gaps.length < mostGaps.kept && !read.has(id)) gaps.push(id);
  }
  return { to, gaps };
};

/** The mark at the end of a table of which these are the last ids, descending. */
export const markAtEnd = (ids: readonly number[]): Mark => {
  const [to, lowest] = [ids[0], ids.at(-1)];
  if (to === undefined || lowest === undefined) return { to: 0, gaps: [] };
  return moveMark({ to: lowest, gaps: [] }, [...ids].reverse());
};

/** Whether a row is among those that were read up to a mark. */
export const isRead = ({ to, gaps }: Mark, id: number): boolean => id <= to && !gaps.includes(id);

const toParts = (source: Source, { to, gaps }: Mark): number[] => [
  to,
  ...gaps
    .map((id) => to - id)
    .filter((behind) => behind <= farthestGap)
    .slice(0, mostGaps.sent[source]),
];

/** A position as clients keep it. Opaque to them; at most 200 characters. */
export const encodePosition = (position: Position): string => {
  const parts = sources.map((source) => toParts(source, position[source]));
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString('utf8')) as unknown;
  } catch {
    return null;
  }
};

const toMark = (source: Source, parts: unknown): Mark | null => {
  if (!Array.isArray(parts) || parts.length > 1 + mostGaps.sent[source]) return null;
  const [to, ...behind] = parts as unknown[];
  const isCount = (value: unknown): value is number =>
    Number.isSafeInteger(value) && (value as number) >= 0;
  if (!isCount(to) || !behind.every((one) => isCount(one) && one > 0 && one <= farthestGap)) {
    return null;
  }
  return { to, gaps: (behind as number[]).map((one) => to - one) };
};

/**
 * Reads a cursor.
 * @param field where it stood in the request
 * @throws InvalidInput naming the field when it is not one of ours
 */
export const decodePosition = (text: string, field: string): Position => {
  const parts = text.length <= 200 ? parse(text) : null;
  const isPair = Array.isArray(parts) && parts.length === sources.length;
  const decisions = isPair ? toMark('decisions', parts[0]) : null;
  const reports = isPair ? toMark('reports', parts[1]) : null;
  if (decisions && reports) return { decisions, reports };
  throw new InvalidInput([
    { field, problem: 'is not a cursor of the changes', accepts: 'one that was answered' },
  ]);
};
