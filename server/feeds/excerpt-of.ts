/** Characters as people count them. */
const longest = 80;

const segmenter = new Intl.Segmenter();

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#824': '\u0338',
};

/** How a comment begins, as text on one line, from its HTML as `renderHtml` leaves it. */
export const excerptOf = (html: string): string => {
  const text = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();
  const characters = Array.from(
    segmenter.segment(text.slice(0, 20 * longest)),
    (one) => one.segment
  );
  return characters.length > longest
    ? `${characters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`
    : characters.join('');
};
