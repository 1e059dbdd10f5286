const words = (
  'tram harbour council rent river market school night summer evening line number street ' +
  'because without although people always never think should would better question answer'
).split(' ');

/** A text of 20 to 60 words, another for each number. */
export const textOf = (number: number): string =>
  Array.from(
    { length: 20 + ((number * 7) % 41) },
    (_, at) => words[(number * 31 + at * at * 7 + at) % words.length]
  ).join(' ');
