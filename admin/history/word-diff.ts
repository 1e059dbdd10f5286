/** A piece of two texts: in both, only in the one before, or only in the one after. */
export type DiffPiece = { readonly kind: 'same' | 'removed' | 'added'; readonly text: string };

/** Texts that differ in more words than this are shown one after the other: finding the shortest way
 * between them would take long and say little. */
const mostEdits = 300;

/**
 * What changed from one text to another, by words as the language has them: Japanese writes none
 * apart. The pieces that are not `added` joined are the text before; those not `removed`, the one
 * after. The library is loaded when it is first needed.
 */
export const wordDiff = async (before: string, after: string): Promise<DiffPiece[]> => {
  const { diffArrays } = await import('diff');
  const changes = diffArrays(wordsOf(before), wordsOf(after), { maxEditLength: mostEdits });
  const pieces: DiffPiece[] = changes
    ? changes.map(({ value, added, removed }) => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value.join(''),
      }))
    : [
        { kind: 'removed', text: before },
        { kind: 'added', text: after },
      ];
  return pieces.filter(({ text }) => text !== '');
};

const wordsOf = (text: string): string[] =>
  [...new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)].map(
    ({ segment }) => segment
  );
