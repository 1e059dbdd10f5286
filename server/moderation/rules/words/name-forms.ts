import { LetterRow } from './letters';
import type { Glyph } from './glyph';

const row = new LetterRow();

/** Capitals and digits that look like another letter, and pairs that look like one. */
const looks = new Map([
  ['I', 'l'],
  ['1', 'l'],
  ['|', 'l'],
  ['!', 'l'],
]);

const pairs = /rn|vv/g;

const plainLetter = ({ own, others }: Glyph): string => {
  const written = String.fromCodePoint(own);
  if (/[a-z]/.test(written)) return written;
  const letter = String.fromCodePoint(others[0]?.letter ?? own);
  return letter === 'ı' ? 'i' : letter.normalize('NFD').charAt(0);
};

const spell = (name: string, letterAt: (glyph: Glyph, written: string) => string): string => {
  const { length, glyphs, starts } = row.read(name, 'letters');
  let spelled = '';
  for (let index = 0; index < length; index++) {
    const glyph = glyphs[index];
    if (glyph && glyph.kind !== 'picture') {
      spelled += letterAt(glyph, name.charAt(starts[index] ?? 0));
    }
  }
  return spelled;
};

const asRead = (name: string) => spell(name, plainLetter);
const asSeen = (name: string) =>
  spell(name, (glyph, written) => looks.get(written) ?? plainLetter(glyph)).replace(
    pairs,
    (pair) => (pair === 'rn' ? 'm' : 'w')
  );

/**
 * What a name comes to without case, accents, spacing, punctuation, emoji and disguises. Two names
 * that share a form can be taken for one another. Forms that are empty are left out.
 *
 * Two ways to read a name give two forms: a capital I is an i, and it looks like a small l.
 */
export const nameForms = (name: string): string[] =>
  [...new Set([asRead(name), asSeen(name)])].filter(Boolean);

/** The forms under which a name is kept from others: as written, and in capitals. */
export const reservedForms = (name: string): string[] => [
  ...nameForms(name),
  ...nameForms(name.toUpperCase()),
];
