import { joins } from './gap';
import type { Glyph } from './glyph';
import type { LetterRow } from './letters';

/** Letters that are words by themselves in some language. */
const oneLetterWords = new Set(Array.from('aeiouyавикосуя', (letter) => letter.charCodeAt(0)));

/** A word of its own, whatever stands beside it. */
export const isAlone = (glyph: Glyph | undefined): boolean =>
  glyph?.kind === 'solo' || glyph?.kind === 'picture';

/** How the letters of a row stand to each other. Indices are those of letters. */
export class Spacing {
  readonly #row: LetterRow;

  constructor(row: LetterRow) {
    this.#row = row;
  }

  /** Whether a word begins with this letter. */
  isStart(index: number): boolean {
    const { glyphs, gaps } = this.#row;
    return gaps[index] !== 0 || isAlone(glyphs[index]) || isAlone(glyphs[index - 1]);
  }

  /** Whether a word ends with this letter. */
  isEnd(index: number): boolean {
    return index + 1 >= this.#row.length || this.isStart(index + 1);
  }

  /** `fuuuck`: whether it is one of three or more of a letter, and not the first. */
  isStretched(index: number): boolean {
    return this.#isSame(index) && (this.#isSame(index - 1) || this.#isSame(index + 1));
  }

  /** Whether it and the one before are single letters. */
  isSpaced(index: number): boolean {
    return this.#isSingle(index - 1) && this.#isSingle(index);
  }

  /** Whether a disguised word may go on from the letter before to this one. */
  joins(index: number): boolean {
    return joins(this.#row.gaps[index] ?? 0, this.#isSingle(index - 1), this.#isSingle(index));
  }

  /**
   * Whether a word that is set apart may begin here. Single letters are one word from the first on:
   * `c l a s s`. Before it may stand a word of one letter: `what a f u c k`.
   */
  mayBegin(index: number): boolean {
    if (!this.#isContinued(index)) return true;
    const before = this.#row.glyphs[index - 1]?.own ?? 0;
    return oneLetterWords.has(before) && !this.#isContinued(index - 1);
  }

  /** Whether a word that is set apart may end here, and not go on: `a s s u r e`. */
  mayEnd(index: number): boolean {
    return !(this.#isSingle(index + 1) && this.joins(index + 1));
  }

  /** Whether the letter before is single and may be of the same word. */
  #isContinued(index: number): boolean {
    return this.#isSingle(index - 1) && this.joins(index);
  }

  #isSingle(index: number): boolean {
    const { length, gaps } = this.#row;
    return index >= 0 && index < length && gaps[index] !== 0 && gaps[index + 1] !== 0;
  }

  #isSame(index: number): boolean {
    const { length, glyphs, gaps } = this.#row;
    return index < length && gaps[index] === 0 && glyphs[index]?.own === glyphs[index - 1]?.own;
  }
}
