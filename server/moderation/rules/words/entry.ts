import { tight } from './gap';
import { LetterRow } from './letters';

/** Labels of a trie's edges beside letters, which are code points. */
export const space = 0x110000;
/** Punctuation without white space, as in `viagra.com`. */
export const dot = 0x110001;
/** Any number of letters of one word. */
export const star = 0x110002;

export type ParsedEntry =
  | {
      readonly kind: 'usable';
      readonly labels: readonly number[];
      /** Whether disguises of it are looked for. Two letters are too likely to be something else:
       * `S$` is money. */
      readonly hasDisguises: boolean;
    }
  | {
      readonly kind: 'unusable';
      /** For people. */
      readonly problem: string;
    };

const row = new LetterRow();

const unusable = (problem: string): ParsedEntry => ({ kind: 'unusable', problem });

const visible = /[^\s\p{Default_Ignorable_Code_Point}]/u;

/**
 * Reads a list entry: a word or phrase, with `*` for any number of letters of a word; a `*` on its
 * own stands for one whole word.
 */
export const parseEntry = (entry: string): ParsedEntry => {
  const labels: number[] = [];
  let letters = 0;
  let solos = 0;
  const pieces = entry.trim().split('*');
  for (const [index, piece] of pieces.entries()) {
    if (index > 0 && labels.at(-1) !== star) labels.push(star);
    const { length, glyphs, starts, ends, gaps } = row.read(piece, 'letters');
    const before = piece.slice(0, length > 0 ? starts[0] : piece.length);
    const after = piece.slice(length > 0 ? ends[length - 1] : piece.length);
    if (visible.test(before + after)) {
      return unusable('must begin and end with letters or digits, for punctuation is not compared');
    }
    if (index > 0 && before !== '') labels.push(space);
    for (const [at, { own, kind }] of glyphs.slice(0, length).entries()) {
      const gap = gaps[at] ?? 0;
      if (at > 0 && gap !== 0) labels.push(gap & tight ? dot : space);
      labels.push(own);
      letters++;
      if (kind !== 'letter') solos++;
    }
    if (index < pieces.length - 1 && after !== '') labels.push(space);
  }
  if (letters === 0) return unusable('must have a letter, a digit or a symbol');
  if (pieces.length > 1 && letters === 1 && solos === 0) {
    return unusable('must have two letters beside the *, for one would match nearly every word');
  }
  const hasDisguises = letters >= 3 || (letters === 2 && solos === 2);
  return { kind: 'usable', labels, hasDisguises };
};
