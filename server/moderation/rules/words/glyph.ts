import { standInsOf, type StandIn } from './look-alikes';

/**
 * - `letter`: part of a word: letters, digits, and the marks of scripts that need them.
 * - `solo`: a letter of a script written without spaces; each is a word of its own.
 * - `sign`: `$`, `@` and the like, a letter only in disguise.
 * - `picture`: emoji and other symbols that mean something by themselves.
 */
export type GlyphKind = 'letter' | 'solo' | 'sign' | 'picture';

/** One letter, normalised. Letters are code points. */
export type Glyph = {
  readonly kind: GlyphKind;
  /** What it is: composed, case folded. List entries are spelled with these. */
  readonly own: number;
  /** What else it can be read as: without its accents, or the letter that it imitates. */
  readonly others: readonly StandIn[];
};

// All patterns here are tried on single characters: nothing can backtrack.
const wordCharacter = /[\p{L}\p{N}\p{M}]/u;
const soloScripts =
  /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Bopo}\p{scx=Yiii}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}]/u;
const picture = /[\p{So}\p{Extended_Pictographic}]/u;
const sign = /[@€¢$§¥!|+¡]/u;

// Marks that sit on a letter without being one: accents, vowel points, strokes laid over. The vowel
// signs of Indic scripts and the marks of kana are letters' own parts and stay.
const accent =
  // eslint-disable-next-line no-misleading-character-class -- these are ranges of marks alone
  /[\u0300-\u036F\u0483-\u0489\u0591-\u05C7\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u08D3-\u08FF\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/u;

// Where marks are optional in everyday writing, both sides lose them: Greek capitals, Arabic and
// Hebrew points, the Russian `ё`.
const optionalMarks = /[\p{sc=Grek}\p{sc=Arab}\p{sc=Hebr}е]/u;

// Letters of their own whose plain form makes another common word: Spanish `año` is a year.
const ownLetters = new Set(['ñ']);

const sameLetter = new Map([
  ['ی', 'ي'],
  ['ک', 'ك'],
]);

/** Marks, and what else joins the character before it: halfwidth kana marks, Hangul vowels. */
export const joinsPrevious = (character: string): boolean =>
  /[\p{M}\uFF9E\uFF9F\u1160-\u11FF\uD7B0-\uD7FF]/u.test(character);

export const kindOf = (character: string): GlyphKind | null => {
  if (sign.test(character)) return 'sign';
  if (wordCharacter.test(character)) return soloScripts.test(character) ? 'solo' : 'letter';
  if (standInsOf(character).some(({ likeness }) => likeness === 'close')) return 'letter';
  return picture.test(character) ? 'picture' : null;
};

// `ß` to `ss`, final sigma to sigma. The dotless `ı` stays: `sık` is a Turkish word.
const foldCase = (text: string): string =>
  text
    .split('ı')
    .map((part) => part.toUpperCase().toLowerCase())
    .join('ı');

const codeOf = (character: string): number => character.codePointAt(0) ?? 0;

const glyphFor = (character: string, written: string): Glyph | null => {
  const kind = kindOf(character);
  if (!kind) return null;
  const letter = sameLetter.get(character) ?? character;
  const [base = letter, ...marks] = [...letter.normalize('NFD')];
  const accented = marks.length > 0 && marks.every((mark) => accent.test(mark));
  const own = accented && optionalMarks.test(base) ? base : letter;
  const plain = accented && own !== base && !ownLetters.has(letter) ? base : null;
  const others = new Map<number, StandIn>();
  for (const standIn of [
    ...(plain ? [{ letter: codeOf(plain), likeness: 'close' } as const] : []),
    ...standInsOf(written),
    ...standInsOf(own),
    ...(plain ? standInsOf(plain) : []),
  ]) {
    if (!others.has(standIn.letter)) others.set(standIn.letter, standIn);
  }
  return { kind, own: codeOf(own), others: [...others.values()] };
};

const bare = (glyph: Glyph): Glyph => {
  const [base = ''] = [...String.fromCodePoint(glyph.own).normalize('NFD')];
  return { ...glyph, own: codeOf(base) };
};

const known = new Map<string, readonly Glyph[]>();
const knownLimit = 20_000;

/**
 * The letters of one character with the marks that belong to it. Mostly one; `ﬁ` has two, a stray
 * accent or a bracket none.
 */
export const glyphsOf = (cluster: string): readonly Glyph[] => {
  const cached = known.get(cluster);
  if (cached) return cached;
  const [written = ''] = [...cluster];
  const glyphs: Glyph[] = [];
  for (const character of foldCase(cluster.normalize('NFKC'))) {
    // A mark that no letter is composed with is laid over it as a disguise.
    const last = glyphs.at(-1);
    if (last && accent.test(character)) glyphs[glyphs.length - 1] = bare(last);
    const glyph = accent.test(character) ? null : glyphFor(character, written);
    if (glyph) glyphs.push(glyph);
  }
  if (known.size >= knownLimit) known.clear();
  if (cluster.length <= 8) known.set(cluster, glyphs);
  return glyphs;
};
