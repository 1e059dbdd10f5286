import { GapReader, outset } from './gap';
import { glyphsOf, joinsPrevious, kindOf, type Glyph } from './glyph';

/** `letters`: `$`, `@` and emoji are letters, and so are `!`, `|` and `+` inside a word. `marks`:
 * all of them are punctuation. */
export type Reading = 'letters' | 'marks';

const kinds = ['unknown', 'letter', 'ambiguous', 'inside', 'space', 'mark', 'invisible'] as const;
type Kind = (typeof kinds)[number];

// The Arabic tatweel only makes words longer.
const invisible = /[\p{Default_Ignorable_Code_Point}\u0640]/u;
const blank = /[\s\u2800]/u;
/** Letters only between letters: `sh!t`, but not `hi!`. */
const inside = /[!|+¡]/u;

const classify = (character: string): Kind => {
  if (invisible.test(character)) return 'invisible';
  if (blank.test(character)) return 'space';
  const plain = character.normalize('NFKC');
  if (inside.test(plain.charAt(0))) return 'inside';
  const kind = (plain.length === 1 && kindOf(plain)) || kindOf(character);
  if (kind === 'sign' || kind === 'picture') return 'ambiguous';
  // `⒜` is a letter in brackets.
  return kind || glyphsOf(character).length > 0 ? 'letter' : 'mark';
};

// One byte per code point, filled as they come: the index of its kind.
const known = new Uint8Array(0x110000);

const kindAt = (code: number): Kind => {
  known[code] ||= kinds.indexOf(classify(String.fromCodePoint(code)));
  return kinds[known[code] ?? 0] ?? 'mark';
};

const plainGlyphs = Array.from({ length: 0x80 }, (_, code) => glyphsOf(String.fromCodePoint(code)));

const startingRoom = 1 << 12;

/**
 * A text as a row of letters, each knowing where it stood. Offsets are UTF-16, ends exclusive. What
 * cannot be seen is not in it: zero-width characters, soft hyphens, variation selectors.
 *
 * One row is read into again and again, for long arrays cost more to make than to fill. Only what
 * stands below `length` belongs to the text read last.
 */
export class LetterRow {
  length = 0;
  readonly glyphs: Glyph[] = [];
  starts = new Int32Array(startingRoom);
  ends = new Int32Array(startingRoom);
  /** What stands before each letter, and behind the last. */
  gaps = new Uint8Array(startingRoom);
  /** Whether characters were read as letters that are marks in the other reading. */
  isAmbiguous = false;
  readonly #gap = new GapReader();

  read(text: string, reading: Reading): this {
    this.length = 0;
    this.isAmbiguous = false;
    for (let at = 0; at < text.length;) {
      const code = text.codePointAt(at) ?? 0;
      const kind = kindAt(code);
      const next = at + (code > 0xffff ? 2 : 1);
      if (!this.#isLetter(kind, reading, text, next)) {
        if (kind === 'space') this.#gap.space(code);
        else if (kind !== 'invisible') this.#gap.mark(String.fromCodePoint(code));
        at = next;
        continue;
      }
      if (kind !== 'letter') this.isAmbiguous = true;
      const simple = plainGlyphs[code];
      if (simple && !(text.charCodeAt(next) > 0x7f)) {
        // The short way for nearly all letters of most texts.
        this.#add(simple, at, next);
        at = next;
      } else {
        const cluster = readCluster(text, next, String.fromCodePoint(code));
        this.#add(glyphsOf(cluster.text), at, cluster.end);
        at = cluster.next;
      }
    }
    this.#gap.take();
    this.gaps[this.length] = outset;
    return this;
  }

  #isLetter(kind: Kind, reading: Reading, text: string, next: number): boolean {
    if (kind === 'letter' || reading === 'marks') return kind === 'letter';
    if (kind === 'ambiguous') return true;
    return kind === 'inside' && this.length > 0 && this.#gap.isEmpty && letterFollows(text, next);
  }

  #add(glyphs: readonly Glyph[], start: number, end: number): void {
    for (const glyph of glyphs) {
      const gap = this.#gap.take();
      const index = this.length++;
      if (this.length === this.starts.length) this.#widen();
      this.glyphs[index] = glyph;
      this.starts[index] = start;
      this.ends[index] = end;
      this.gaps[index] = index === 0 ? outset : gap;
    }
  }

  #widen(): void {
    const room = this.starts.length * 2;
    const { starts, ends, gaps } = this;
    this.starts = new Int32Array(room);
    this.ends = new Int32Array(room);
    this.gaps = new Uint8Array(room);
    this.starts.set(starts);
    this.ends.set(ends);
    this.gaps.set(gaps);
  }
}

/** A character with all marks on it, wherever invisible characters stand between them. `end` is that
 * of the last mark, `next` that of what cannot be seen after it. */
const readCluster = (text: string, from: number, character: string) => {
  const cluster = { text: character, end: from, next: from };
  while (cluster.next < text.length) {
    const code = text.codePointAt(cluster.next) ?? 0;
    if (code < 0x80) break;
    const following = String.fromCodePoint(code);
    const isInvisible = kindAt(code) === 'invisible';
    if (!isInvisible && !joinsPrevious(following)) break;
    cluster.next += following.length;
    if (!isInvisible) {
      cluster.text += following;
      cluster.end = cluster.next;
    }
  }
  return cluster;
};

const letterFollows = (text: string, from: number): boolean => {
  for (let at = from; at < text.length;) {
    const code = text.codePointAt(at) ?? 0;
    const kind = kindAt(code);
    if (kind !== 'invisible') return kind === 'letter' || kind === 'ambiguous';
    at += code > 0xffff ? 2 : 1;
  }
  return false;
};
