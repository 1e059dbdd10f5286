import { dot, space } from './entry';
import { phrase, tight } from './gap';
import type { Glyph } from './glyph';
import type { LetterRow } from './letters';
import type { Likeness } from './look-alikes';
import { isAlone, type Spacing } from './spacing';
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
  readonly #spacing: Spacing;
  // With their numbers: to empty an array costs more than to write over it.
  #open: Walker[] = [];
  #openCount = 0;
  #next: Walker[] = [];
  #nextCount = 0;
  /** Whether this walk may go on behind gaps inside words. */
  #mayJoin = true;
  /** Per node, where in `#next` its walker stands, if it does: a sparse set, never cleared. */
  readonly #places: Int32Array;

  /** @param places of one number per node, with any content: to be used again and again. */
  constructor(trie: Trie, letters: LetterRow, spacing: Spacing, places: Int32Array) {
    this.#trie = trie;
    this.#letters = letters;
    this.#spacing = spacing;
    this.#places = places;
  }

  /** The longest entry that begins at a letter and that `accepts` takes. */
  longest(start: number, accepts: (found: Found) => boolean): Found | null {
    const { length } = this.#letters;
    let longest: Found | null = null;
    this.#mayJoin = this.#spacing.mayBegin(start);
    this.#open[0] = setOut;
    this.#openCount = 1;
    for (let index = start; index < length && this.#openCount > 0; index++) {
      this.#advanceAll(index, index === start);
      if (!this.#spacing.isEnd(index)) continue;
      for (let way = 0; way < this.#openCount; way++) {
        const walker = this.#open[way] ?? setOut;
        const entry = this.#entryAt(walker.node);
        if (entry === none || !this.#isCredible(walker, index)) continue;
        const found = { last: index, entry, isDisguised: walker.isDisguised };
        if (accepts(found)) longest = found;
      }
    }
    return longest;
  }

  /** The entry that ends at a node, if need be with a `*` that stands for nothing. */
  #entryAt(node: Node): number {
    const entry = this.#trie.entry(node);
    if (entry !== none) return entry;
    const wild = this.#trie.wild(node);
    return wild === none ? none : this.#trie.entry(wild);
  }

  #advanceAll(index: number, isFirst: boolean): void {
    this.#nextCount = 0;
    for (let way = 0; way < this.#openCount; way++) {
      this.#advance(this.#open[way] ?? setOut, index, isFirst);
    }
    [this.#open, this.#next] = [this.#next, this.#open];
    this.#openCount = this.#nextCount;
  }

  #advance(walker: Walker, index: number, isFirst: boolean): void {
    const { glyphs, gaps } = this.#letters;
    const glyph = glyphs[index];
    const gap = gaps[index] ?? 0;
    if (!glyph) return;
    if (isFirst || gap === 0) {
      this.#take(walker, walker.node, glyph, true);
      if (!isFirst && this.#spacing.isStretched(index)) this.#keep({ ...walker });
      return;
    }
    if (this.#mayJoin && this.#spacing.joins(index)) {
      const joined = { ...walker, hasJoined: true, isDisguised: true, spaced: walker.spaced + 1 };
      const mayFill = walker.spaced < mostSpaced && this.#spacing.isSpaced(index);
      this.#take(joined, walker.node, glyph, mayFill);
    }
    if (gap & phrase) this.#turn(walker, space, glyph);
    if (gap & tight) this.#turn(walker, dot, glyph);
  }

  /** Goes on to the next word of a phrase. */
  #turn(walker: Walker, label: number, glyph: Glyph): void {
    const wild = this.#trie.wild(walker.node);
    this.#enter(walker, this.#trie.child(walker.node, label), glyph);
    if (wild !== none) this.#enter(walker, this.#trie.child(wild, label), glyph);
  }

  #enter(walker: Walker, node: Node, glyph: Glyph): void {
    if (node !== none) this.#take({ ...walker, isFilling: false }, node, glyph, true);
  }

  /** Goes on from `node` along every letter that the glyph can be; `mayFill`: along a `*`, too. */
  #take(walker: Walker, node: Node, glyph: Glyph, mayFill: boolean): void {
    const wild = this.#trie.wild(node);
    this.#readFrom(walker, node, glyph);
    if (wild !== none) this.#readFrom(walker, wild, glyph);
    if (!mayFill || isAlone(glyph)) return;
    if (wild !== none) this.#keep({ ...walker, node: wild, isFilling: true });
    else if (walker.isFilling) this.#keep({ ...walker, node });
  }

  #readFrom(walker: Walker, node: Node, glyph: Glyph): void {
    this.#step(walker, node, glyph.own, null, glyph);
    for (const { letter, likeness } of glyph.others) {
      this.#step(walker, node, letter, likeness, glyph);
    }
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
    const rival = place < this.#nextCount ? this.#next[place] : undefined;
    if (rival?.node !== walker.node) {
      this.#places[walker.node] = this.#nextCount;
      this.#next[this.#nextCount++] = walker;
    } else if (rival.plain - rival.weak < walker.plain - walker.weak) {
      this.#next[place] = walker;
    }
  }

  #isCredible({ plain, weak, hasSign, hasJoined }: Walker, last: number): boolean {
    if (weak > plain || (hasSign && plain === 0)) return false;
    return !hasJoined || this.#spacing.mayEnd(last);
  }
}
