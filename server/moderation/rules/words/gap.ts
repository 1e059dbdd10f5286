/**
 * What stands between two letters, as a number. 0: nothing. Otherwise one of the levels below, which
 * say when a disguised word may go on behind the gap, and two flags for phrases.
 */
export type Gap = number;

/** `fu_ck`, `f-u-c-k`: always. */
const glue = 1;
/** `f.uck`: when a single letter stands on at least one side; `pen.is` may be two sentences. */
const stop = 2;
/** `f u c k`: when single letters stand on both sides. */
const spread = 3;
/** Never. */
const wall = 4;
const levels = 7;

/** No white space in it: `viagra.com`. */
export const tight = 8;
/** Words on both sides can be of one phrase: no sentence and no paragraph ends in it. */
export const phrase = 16;

/** Before the first letter of a text. */
export const outset: Gap = wall;

/** Longer gaps do not join letters to words. */
const widest = 4;

const joiners = new Set('-‐‑_*~^\\`·•');
const sentenceEnds = new Set('.!?…。！？؟।');
const walls = new Set('\'"’‘‚‛“”„‟«»‹›()[]{}<>（）「」『』【】');

/** Measures a gap, one character at a time. */
export class GapReader {
  #length = 0;
  #newlines = 0;
  #hasSpace = false;
  #hasOther = false;
  #hasDot = false;
  #hasWall = false;
  #hasEnded = false;
  #breaks = false;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  space(code: number): void {
    this.#length++;
    this.#hasSpace = true;
    if (code === 0x0a && ++this.#newlines > 1) this.#breaks = true;
    if (this.#hasEnded) this.#breaks = true;
  }

  mark(character: string): void {
    this.#length++;
    if (sentenceEnds.has(character)) this.#hasEnded = true;
    if (walls.has(character)) this.#hasWall = true;
    else if (character === '.') this.#hasDot = true;
    else if (!joiners.has(character)) this.#hasOther = true;
  }

  /** The gap read so far; starts afresh. */
  take(): Gap {
    if (this.#length === 0) return 0;
    const gap = this.#level() | (this.#hasSpace ? 0 : tight) | (this.#breaks ? 0 : phrase);
    this.#length = this.#newlines = 0;
    this.#hasSpace = this.#hasOther = this.#hasDot = this.#hasWall = false;
    this.#hasEnded = this.#breaks = false;
    return gap;
  }

  #level(): Gap {
    if (this.#length > widest) return wall;
    // Commas and the like between spaced letters are lists: `the chords F, A, G`.
    if (this.#hasSpace) return this.#hasOther || this.#hasWall ? wall : spread;
    if (this.#hasWall) return spread;
    return this.#hasDot || this.#hasOther ? stop : glue;
  }
}

/** Whether a disguised word may go on across a gap, given the single letters beside it. */
export const joins = (gap: Gap, singleBefore: boolean, singleAfter: boolean): boolean => {
  switch (gap & levels) {
    case glue:
      return true;
    case stop:
      return singleBefore || singleAfter;
    case spread:
      return singleBefore && singleAfter;
    default:
      return false;
  }
};
