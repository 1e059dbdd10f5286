import { dot, space, star } from './entry';
import { joins, phrase, tight } from './gap';
import type { Glyph } from './glyph';
import type { LetterRow } from './letters';
import type { Likeness } from './look-alikes';
import { none, root, type Node, type Trie } from './trie';

/** A way through the trie, and what had to be supposed on it. */
type Walker = {
  node: Node;
  /** It stands behind a `*`, which may take further letters. */
  isFilling: boolean;
  /** Letters behind gaps. A `*` takes a bounded number, or in a long row of spaced letters each
   * would walk to the end. */
  spaced: number;
  /** Letters read as what they are. */
  plain: number;
  /** Letters read as what they only resemble. */
  weak: number;
  /** A sign such as `$` was read as a letter. */
  hasSign: boolean;
  /** A gap inside a word was passed over. */
  hasJoined: boolean;
  isDisguised: boolean;
};

const setOut: Walker = {
  node: root,
  isFilling: false,
  spaced: 0,
  plain: 0,
  weak: 0,
  hasSign: false,
  hasJoined: false,
  isDisguised: false,
};

const mostSpaced = 30;

/** An entry that ends at a letter. */
export type Found = {
  readonly last: number;
  readonly entry: number;
  readonly isDisguised: boolean;
};

/** Letters that are words: before spaced ones they stay outside, as in `what a f u c k`. */
const oneLetterWords = new Set(Array.from('aeiouyавикосуя', (letter) => letter.charCodeAt(0)));

const isAlone = (glyph: Glyph | undefined) => glyph?.kind === 'solo' || glyph?.kind === 'picture';

/**
 * Walks the letters of a text through a trie of list entries, along all readings at once.
 *
 * A walk starts at a word and never goes back. At each letter every way still open takes one step
 * per letter that the glyph can be, and ways that meet in a node become one. A walk ends after the
 * longest entry, or, behind a `*`, with the word; so the cost is linear in the text.
 */
export class Walk {
  /** Steps taken so far. */
  steps = 0;
  readonly #trie: Trie;
  readonly #letters: LetterRow;
  #open: Walker[] = [];
  #next: Walker[] = [];
  /** Per node, where in `#next` its walker stands, if it does: a sparse set, never cleared. */
  readonly #places: Int32Array;

  /** @param places of one number per node, with any content: to be used again and again. */
  constructor(trie: Trie, letters: LetterRow, places: Int32Array) {
    this.#trie = trie;
    this.#letters = letters;
    this.#places = places;
  }

  /** Whether a word begins with this letter. */
  isStart(index: number): boolean {
    const { glyphs, gaps } = this.#letters;
    return gaps[index] !== 0 || isAlone(glyphs[index]) || isAlone(glyphs[index - 1]);
  }

  /** The longest entry that begins at a letter and that `accepts` takes. */
  longest(start: number, accepts: (found: Found) => boolean): Found | null {
    const { length } = this.#letters;
    let longest: Found | null = null;
    this.#open = [setOut];
    for (let index = start; index < length && this.#open.length > 0; index++) {
      this.#next = [];
      for (const walker of this.#open) this.#advance(walker, index, index === start);
      this.#open = this.#next;
      if (index + 1 < length && !this.isStart(index + 1)) continue;
      for (const walker of this.#open) {
        if (!this.#isCredible(walker, start, index)) continue;
        for (const node of [walker.node, this.#trie.child(walker.node, star)]) {
          const entry = node === none ? none : this.#trie.entry(node);
          if (entry === none) continue;
          const found = { last: index, entry, isDisguised: walker.isDisguised };
          if (accepts(found)) longest = found;
        }
      }
    }
    return longest;
  }

  #advance(walker: Walker, index: number, isFirst: boolean): void {
    const { glyphs, gaps } = this.#letters;
    const glyph = glyphs[index];
    const gap = gaps[index] ?? 0;
    if (!glyph) return;
    if (isFirst || gap === 0) {
      this.#take(walker, walker.node, glyph, true);
      if (!isFirst && this.#isStretched(index)) this.#keep({ ...walker });
      return;
    }
    if (this.#joins(index)) {
      const joined = { ...walker, hasJoined: true, isDisguised: true, spaced: walker.spaced + 1 };
      const isSpaced = this.#isSingle(index - 1) && this.#isSingle(index);
      this.#take(joined, walker.node, glyph, isSpaced && walker.spaced < mostSpaced);
    }
    if (gap & phrase) this.#turn(walker, space, glyph);
    if (gap & tight) this.#turn(walker, dot, glyph);
  }

  /** Goes on to the next word of a phrase. */
  #turn(walker: Walker, label: number, glyph: Glyph): void {
    for (const from of [walker.node, this.#trie.child(walker.node, star)]) {
      const node = from === none ? none : this.#trie.child(from, label);
      if (node !== none) this.#take({ ...walker, isFilling: false }, node, glyph, true);
    }
  }

  /** Goes on from `node` along every letter that the glyph can be; `mayFill`: along a `*`, too. */
  #take(walker: Walker, node: Node, glyph: Glyph, mayFill: boolean): void {
    const wild = this.#trie.child(node, star);
    for (const from of wild === none ? [node] : [node, wild]) {
      this.#step(walker, from, glyph.own, null, glyph);
      for (const { letter, likeness } of glyph.others) {
        this.#step(walker, from, letter, likeness, glyph);
      }
    }
    if (!mayFill || isAlone(glyph)) return;
    if (wild !== none) this.#keep({ ...walker, node: wild, isFilling: true });
    else if (walker.isFilling) this.#keep({ ...walker, node });
  }

  #step(
    walker: Walker,
    from: Node,
    letter: number,
    likeness: Likeness | null,
    { kind }: Glyph
  ): void {
    this.steps++;
    const node = this.#trie.child(from, letter);
    if (node === none) return;
    this.#keep({
      node,
      isFilling: false,
      spaced: walker.spaced,
      plain: walker.plain + (likeness ? 0 : 1),
      weak: walker.weak + (likeness === 'weak' ? 1 : 0),
      hasSign: walker.hasSign || (likeness !== null && kind === 'sign'),
      hasJoined: walker.hasJoined,
      isDisguised: walker.isDisguised || likeness !== null,
    });
  }

  /** Of two ways to one node, the one that supposes less goes on. */
  #keep(walker: Walker): void {
    const place = this.#places[walker.node] ?? 0;
    const rival = this.#next[place];
    if (rival?.node !== walker.node) {
      this.#places[walker.node] = this.#next.push(walker) - 1;
    } else if (rival.plain - rival.weak < walker.plain - walker.weak) {
      this.#next[place] = walker;
    }
  }

  /** `fuuuck`: three or more of a letter may stand for one or two. */
  #isStretched(index: number): boolean {
    const { glyphs, gaps } = this.#letters;
    const same = (at: number) => gaps[at] === 0 && glyphs[at]?.own === glyphs[at - 1]?.own;
    return same(index) && (same(index - 1) || same(index + 1));
  }

  #joins(index: number): boolean {
    const gap = this.#letters.gaps[index] ?? 0;
    return joins(gap, this.#isSingle(index - 1), this.#isSingle(index));
  }

  #isSingle(index: number): boolean {
    const { length, gaps } = this.#letters;
    return index >= 0 && index < length && gaps[index] !== 0 && gaps[index + 1] !== 0;
  }

  #isCredible({ plain, weak, hasSign, hasJoined }: Walker, start: number, last: number): boolean {
    if (weak > plain || (hasSign && plain === 0)) return false;
    if (!hasJoined) return true;
    // Spaced letters are one word: `a s s u r e` is no disguise of what it begins with.
    const goesBack =
      this.#isSingle(start - 1) &&
      this.#joins(start) &&
      !oneLetterWords.has(this.#letters.glyphs[start - 1]?.own ?? 0);
    return !goesBack && !(this.#isSingle(last + 1) && this.#joins(last + 1));
  }
}
