import type { Signal } from '../../server/moderation/rule';
import { isRecord } from '../answer';
import type { Phrase } from '../text';
import { ruleWords } from './rule-words';
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

/** The rule's name as people say it; null for a rule of the host project, which has only its own. */
export const ruleTitle = (rule: string): Phrase | null => {
  const title = ruleWords[rule]?.title;
  return title ? { key: title } : null;
};

export const findingOf = (signal: Signal): Finding => {
  const pieces = new Map<string, string | null>();
  for (const { text, entry } of matchesOf(signal)) {
    const isSaid = typeof entry !== 'string' || text.toLowerCase().includes(entry.toLowerCase());
    pieces.set(text, isSaid ? null : entry);
  }
  const all = [...pieces].map(([text, entry]) => ({ text, entry }));
  return {
    sentences: sentencesOf(signal),
    pieces: all.slice(0, shownPieces),
    hidden: Math.max(0, all.length - shownPieces),
  };
};

const sentencesOf = ({ rule, evidence: given }: Signal): Phrase[] => {
  const { matches: _, ...evidence } = isRecord(given) ? given : {};
  const facts = Object.fromEntries(
    Object.entries(evidence).flatMap(([name, value]) => {
      const plain = plainFact(value);
      return plain === null ? [] : [[name, plain]];
    })
  );
  const known = ruleWords[rule];
  if (known) {
    const { sentence, needs = [] } = known;
    return sentence && needs.every((name) => name in facts)
      ? [{ key: sentence, values: facts }]
      : [];
  }

  const { found, threshold, ...others } = facts;
  const counted: Phrase[] =
    typeof found !== 'number'
      ? []
      : typeof threshold === 'number'
        ? [{ key: 'signals.counted', values: { found, threshold } }]
        : [{ key: 'signals.found', values: { found } }];
  const told = Object.entries(others).map(([name, value]): Phrase => ({
    key: 'signals.fact',
    values: { name, value },
  }));
  return [...counted, ...told];
};

/** Numbers, words and lists of them, as a text can take them; null for what it cannot. */
const plainFact = (value: unknown): string | number | null => {
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return String(value);
  if (!Array.isArray(value) || value.length === 0) return null;
  return value.every((one) => typeof one === 'string' || typeof one === 'number')
    ? value.join(', ')
    : null;
};
