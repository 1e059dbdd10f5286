import { isRecord } from '../json';
import type { Evidence } from './rule';

const mostMatches = 50;
const mostItems = 50;
const longestText = 200;
const deepest = 4;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

// Never through the middle of a surrogate pair, which databases refuse.
const shorten = (text: string): string =>
  text.length > longestText
    ? `${text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, '')}…`
    : text;

const bound = (value: unknown, depth: number): Json => {
  if (typeof value === 'string') return shorten(value);
  if (typeof value === 'boolean') return value;
  // JSON has no minus zero.
  if (typeof value === 'number') return Number.isFinite(value) ? value || 0 : null;
  if (value instanceof Date) return Number.isNaN(value.valueOf()) ? null : value.toISOString();
  if (depth >= deepest) return null;
  if (Array.isArray(value)) return value.slice(0, mostItems).map((item) => bound(item, depth + 1));
  if (!isRecord(value)) return null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined && typeof inner !== 'function')
      .slice(0, mostItems)
      .map(([key, inner]) => [key.slice(0, longestText), bound(inner, depth + 1)])
  );
};

/**
 * Evidence as it is stored: plain JSON of bounded size, whatever a rule returned. Keeps the first 50
 * matches and says in `matchCount` how many there were if more; shortens texts to 200 characters and
 * lists to 50 items; what JSON has no word for becomes null.
 */
export const boundEvidence = (evidence: Evidence): Evidence => {
  const bounded = bound(evidence, 0) as Evidence;
  const count = Array.isArray(evidence.matches) ? evidence.matches.length : 0;
  return count > mostMatches ? { ...bounded, matchCount: count } : bounded;
};
