import type { Signal } from '../../server/moderation/rule';
import { isRecord } from '../answer';
import type { Phrase } from '../text';
import { ruleWords, type Facts } from './rule-words';
import { matchesOf } from './spans';

/** One signal in words. */
export type Finding = {
  /** What was measured, and against what. */
  readonly sentences: readonly Phrase[];
  /** The pieces of text that it points at, each once, with the list entry that it met where the
   * piece does not show it. */
  readonly pieces: readonly { readonly text: string; readonly entry: string | null }[];
  /** How many more pieces there are. */
  readonly hidden: number;
};

const shownPieces = 6;

export const findingOf = (signal: Signal): Finding => {
  const { matches: _, matchCount, ...evidence } = isRecord(signal.evidence) ? signal.evidence : {};
  const pieces = piecesOf(signal);
  const count = typeof matchCount === 'number' ? matchCount : pieces.length;
  return {
    sentences: sentencesOf(signal, plainFacts(evidence)),
    pieces: pieces.slice(0, shownPieces),
    hidden: Math.max(0, count - shownPieces),
  };
};

const piecesOf = (signal: Signal): Finding['pieces'] => {
  const entries = new Map<string, string | null>();
  for (const { text, entry } of matchesOf(signal)) {
    const isSaid = typeof entry !== 'string' || text.toLowerCase().includes(entry.toLowerCase());
    entries.set(text, isSaid ? null : entry);
  }
  return [...entries].map(([text, entry]) => ({ text, entry }));
};

const sentencesOf = ({ rule, outcome }: Signal, facts: Facts): Phrase[] => {
  const known = ruleWords.get(rule);
  if (!known) return told(facts);
  const { sentence, needs = [] } = known;
  if (!sentence || !needs.every((name) => name in facts)) return [];
  return [{ key: sentence, values: { ...(known.facts?.(facts) ?? facts), outcome } }];
};

/** What a rule that we do not know says of itself. */
const told = ({ found, threshold, ...others }: Facts): Phrase[] => {
  const facts = Object.entries(others).map(([name, value]): Phrase => ({
    key: 'signals.fact',
    values: { name, value },
  }));
  if (typeof found !== 'number') return facts;
  return typeof threshold === 'number'
    ? [{ key: 'signals.counted', values: { found, threshold } }, ...facts]
    : [{ key: 'signals.found', values: { found } }, ...facts];
};

/** Numbers, words, and lists of them; what a text cannot take is left out. */
const plainFacts = (evidence: Readonly<Record<string, unknown>>): Facts =>
  Object.fromEntries(
    Object.entries(evidence).flatMap(([name, value]): [string, string | number][] => {
      if (isPlain(value)) return [[name, value]];
      if (typeof value === 'boolean') return [[name, String(value)]];
      const isList = Array.isArray(value) && value.length > 0 && value.every(isPlain);
      return isList ? [[name, value.join(', ')]] : [];
    })
  );

const isPlain = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';
