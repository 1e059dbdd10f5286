/** Legitimate text stacks up to five marks on a letter, and a flag of a region takes seven tags. */
const longestInvisibleRun = 8;

/**
 * What a reader typed or a program sent, made fit to judge, store and show. Applied to bodies, names
 * and notes before anything else looks at them; applied again, it changes nothing.
 *
 * - lone surrogates become U+FFFD, line ends of every kind `\n`, letters their composed form (NFC);
 * - gone are control characters other than `\n` and `\t`, characters that Unicode sets aside for
 *   other uses (U+FEFF, U+FFFE and the like), tag characters outside flags, and everything that
 *   turns the direction of the text around it (U+202A to U+202E, U+2066 to U+2069), which would
 *   reach beyond the comment;
 * - at most eight combining marks or invisible characters stay in a row; joiners, variation
 *   selectors and the marks that right-to-left text needs (U+200E, U+200F) are otherwise kept;
 * - gone are blanks at line ends, empty lines at both ends, and all but two empty lines in a row;
 * - a text that shows nothing is empty.
 */
export const cleanText = (text: string): string => {
  const lines = text
    .toWellFormed()
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(unwanted, '')
    .replace(tags, '$1')
    .normalize('NFC')
    .replace(invisibleRuns, '$1')
    .split('\n')
    .map((line) => line.trimEnd());
  const cleaned = lines
    .join('\n')
    .replace(/\n{4,}/g, '\n\n\n')
    .replace(/^\n+|\n+$/g, '');
  return showsNothing.test(cleaned) ? '' : cleaned;
};

/** `cleanText` on one line, with single blanks: for names and titles. */
export const cleanName = (name: string): string => cleanText(name).replace(/\s+/g, ' ').trim();

// C0 and C1 controls, direction embeddings, overrides and isolates, the deprecated format
// characters after them, byte order marks, interlinear annotation, noncharacters.
const unwanted =
  // eslint-disable-next-line no-control-regex -- what it is there to remove
  /[\0-\x08\x0E-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u206F\uFEFF\uFFF9-\uFFFB\p{Noncharacter_Code_Point}]/gu;

// A flag of a region is a black flag, its code in tags ("gbsct"), and a cancel tag.
const tags =
  /(\u{1F3F4}[\u{E0061}-\u{E007A}]{2}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,4}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;

const invisibleRuns = new RegExp(
  `([\\p{M}\\p{Cf}\\p{DI}]{${longestInvisibleRun}})[\\p{M}\\p{Cf}\\p{DI}]+`,
  'gu'
);

// Marks, blanks, and what is drawn as nothing: fillers, joiners, the empty Braille cell.
const showsNothing = /^[\p{M}\p{Cf}\p{DI}\p{Z}\s\u2800]*$/u;
