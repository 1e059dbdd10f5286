import type { Match, Signal } from '../../server/moderation/rule';
import { isRecord } from '../answer';
import type { Span } from './mark-text';

/** The pieces that a signal points at. Rules of the host project say what they like: what is no
 * match is left out. */
export const matchesOf = ({ evidence }: Signal): Match[] => {
  const matches: unknown = isRecord(evidence) ? evidence.matches : null;
  return Array.isArray(matches) ? matches.filter(isMatch) : [];
};

/** Where in one of a comment's texts its signals point. */
export const spansIn = (field: Match['field'], signals: readonly Signal[]): Span[] =>
  signals.flatMap((signal) =>
    matchesOf(signal)
      .filter((match) => match.field === field)
      .map(({ start, end }) => ({ start, end, rule: signal.rule }))
  );

const isMatch = (match: unknown): match is Match =>
  isRecord(match) &&
  typeof match.field === 'string' &&
  typeof match.start === 'number' &&
  typeof match.end === 'number' &&
  typeof match.text === 'string';
