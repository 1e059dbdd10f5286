/** What a search asks for. */
export type SearchTerms = {
  /** Runs of letters and digits, as the databases' word indexes have them. The last is looked for as
   * the beginning of a word. */
  readonly words: readonly string[];
  /** Texts that must stand in the comment as they are: what no word index knows, such as a language
   * that puts no spaces between words, or a word with a sign inside. */
  readonly texts: readonly string[];
};

/** Scripts whose words are not set apart by spaces, or carry their endings with them. */
const unspaced =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

const word = /[\p{L}\p{N}\p{M}]+/gu;

/** Without the signs around it: quotes, brackets, a comma. */
const bare = (chunk: string): string =>
  chunk.replace(/^[^\p{L}\p{N}]+/u, '').replace(/[^\p{L}\p{N}\p{M}]+$/u, '');

/**
 * Reads the words of a search. Signs mean nothing here, whatever they mean to a database: they are
 * looked for where they stand inside a word (`x@y.z`), and left out elsewhere.
 *
 * @param isIndexed whether the database's index knows a word; `inside` is what it was written in
 */
export const readTerms = (
  search: string,
  isIndexed: (word: string, inside: string) => boolean
): SearchTerms => {
  const chunks = search
    .normalize('NFC')
    .split(/\s+/u)
    .filter((chunk) => chunk !== '');
  const words: string[] = [];
  const texts: string[] = [];
  for (const chunk of chunks) {
    const text = bare(chunk);
    if (text === '') continue;
    const parts = unspaced.test(text) ? [] : (text.match(word) ?? []);
    const known = parts.filter((part) => isIndexed(part, text));
    words.push(...known);
    if (known.length !== 1 || known[0] !== text) texts.push(text);
  }
  // Signs only: then they are what is meant.
  return words.length === 0 && texts.length === 0 ? { words, texts: chunks } : { words, texts };
};
