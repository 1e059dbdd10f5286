import { parseEntry, star } from './entry';
import { LetterRow, type Reading } from './letters';
import { Spacing } from './spacing';
import { root, Trie } from './trie';
import { Walk } from './walk';

/** Where a list entry stands in a text. Offsets are UTF-16, `end` is exclusive. */
export type WordMatch = { readonly start: number; readonly end: number; readonly entry: string };

export type WordMatcher = {
  /**
   * Matches from left to right, none overlapping another; of several at one place, the longest.
   * `steps` counts the comparisons made: it grows with the text, not with the list.
   */
  find(text: string): { readonly matches: readonly WordMatch[]; readonly steps: number };
};

// Finding is synchronous: one row does for all.
const row = new LetterRow();

/**
 * Prepares a list of words and phrases for finding them in texts, however disguised.
 *
 * - An entry matches whole words only: `ass` finds neither `class` nor `assess`. A phrase matches
 *   across any white space and punctuation that does not end a sentence. `*` stands for any number
 *   of letters of one word: `hell*`; as a word of its own, for one word: `buy * now`.
 * - Case, width, letter forms and accents are folded: `bad` finds `BÂD`. An entry that has accents
 *   finds only what has them too, and a few letters keep theirs: `ano` does not find `año`.
 * - Disguises are undone, in entries of three letters and more: `v1agra`, `f.u.c.k`, `f u c k`,
 *   `fu_ck`, `fuuuck`, `$hit`, letters of other alphabets and fancy ones, marks laid over, and
 *   invisible characters.
 * - Chinese, Japanese, Thai and the like are written without spaces: there an entry matches
 *   wherever it stands, as emoji do, and a `*` stands for nothing.
 *
 * @param entries what `parseEntry` finds usable; the rest is left out.
 * @param except words and phrases to pass over, with everything inside them.
 */
export const compileWords = (
  entries: readonly string[],
  except: readonly string[] = []
): WordMatcher => {
  const list = compileList(entries);
  const exceptions = except.length > 0 ? compileList(except) : null;
  return {
    find(text) {
      const matches: WordMatch[] = [];
      let steps = 0;
      const read = (reading: Reading) => {
        const letters = row.read(text, reading);
        const passed = exceptions ? findIn(exceptions, letters, []) : { matches: [], steps: 0 };
        const found = findIn(list, letters, passed.matches);
        matches.push(...found.matches);
        steps += letters.length + passed.steps + found.steps;
        return letters;
      };
      if (entries.length > 0 && read('letters').isAmbiguous) read('marks');
      return { matches: withoutOverlaps(matches), steps };
    },
  };
};

type List = {
  readonly trie: Trie;
  readonly entries: readonly ListEntry[];
  readonly places: Int32Array;
};
type ListEntry = { readonly text: string; readonly hasDisguises: boolean };

const compileList = (entries: readonly string[]): List => {
  const trie = new Trie();
  const usable: ListEntry[] = [];
  for (const text of entries) {
    const parsed = parseEntry(text);
    if (parsed.kind === 'unusable') continue;
    let node = root;
    for (const label of parsed.labels) {
      node = label === star ? trie.growWild(node) : trie.grow(node, label);
    }
    trie.setEntry(node, usable.push({ text, hasDisguises: parsed.hasDisguises }) - 1);
  }
  return { trie, entries: usable, places: new Int32Array(trie.size) };
};

const findIn = (
  { trie, entries, places }: List,
  letters: LetterRow,
  passed: readonly WordMatch[]
) => {
  const { length, starts, ends } = letters;
  const spacing = new Spacing(letters);
  const walk = new Walk(trie, letters, spacing, places);
  const matches: WordMatch[] = [];
  let exception = 0;
  for (let start = 0; start < length; start++) {
    if (!spacing.isStart(start)) continue;
    const from = starts[start] ?? 0;
    while ((passed[exception]?.end ?? Infinity) <= from) exception++;
    const { start: passedFrom = Infinity, end: passedTo = 0 } = passed[exception] ?? {};
    const found = walk.longest(start, ({ last, entry, isDisguised }) => {
      const isPassed = passedFrom <= from && (ends[last] ?? 0) <= passedTo;
      return !isPassed && (!isDisguised || entries[entry]?.hasDisguises === true);
    });
    if (!found) continue;
    const entry = entries[found.entry]?.text ?? '';
    matches.push({ start: from, end: ends[found.last] ?? from, entry });
    start = found.last;
  }
  return { matches, steps: walk.steps };
};

/** Of matches from two readings that overlap, the earlier stays, then the longer. */
const withoutOverlaps = (matches: readonly WordMatch[]): WordMatch[] => {
  const kept: WordMatch[] = [];
  for (const match of [...matches].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (match.start >= (kept.at(-1)?.end ?? 0)) kept.push(match);
  }
  return kept;
};
