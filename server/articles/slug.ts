import slugify from 'slugify';
import { transliterate } from 'transliteration';

export type SlugOptions = {
  /** Of the text, such as `de-AT`: how `&` reads, and whether ü is a u with two dots. */
  readonly locale?: string | null;
  /** @default 100 */
  readonly maxLength?: number;
};

/** Languages that write ä, ö or ü and would never write ae, oe, ue for it. */
const withoutUmlauts = new Set(['az', 'ca', 'es', 'et', 'fi', 'fr', 'hu', 'nl', 'pt', 'sk', 'tr']);
const umlauts: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue' };

/**
 * A text as it can stand in an address: lower-case letters a to z, digits and single hyphens, cut
 * between words. `slugify` reads Latin, Cyrillic and Arabic letters; what it has no letter for,
 * and Greek, for which it has digits (θ is `8`), `transliteration` reads.
 *
 * A text without a letter or digit in any script (emoji, punctuation) becomes `fallback`, as it is.
 *
 * @example
 * ```ts
 * slugOf('Größe & Maß', 'article'); // 'groesse-and-mass'
 * slugOf('東京オリンピック', 'article'); // 'dong-jing-orinpituku'
 * slugOf('🎉', 'article-2026-11-23'); // 'article-2026-11-23'
 * ```
 */
export const slugOf = (
  text: string,
  fallback: string,
  { locale, maxLength = 100 }: SlugOptions = {}
): string => {
  const language = locale?.split('-')[0]?.toLowerCase() ?? '';
  const spelled = text
    .normalize('NFC')
    .replace(/[\p{Cf}'’ʼ´`]/gu, '')
    .replace(/[&%+\p{Sc}]/gu, (symbol) => (symbol === '+' ? ' plus ' : ` ${symbol} `))
    .replace(/(?![&%])[\p{P}\p{Z}\p{Cc}]/gu, ' ')
    // Croatian would take dj, which Vietnamese never would; both read a d.
    .replace(/[Đđ]/g, 'd')
    .replace(/[äöüÄÖÜ]/g, (letter) =>
      withoutUmlauts.has(language) ? letter : (umlauts[letter] ?? letter)
    );
  const slug = slugify(readable(spelled), { lower: true, strict: true, locale: language });
  return cut(slug.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, ''), maxLength) || fallback;
};

/** Whether `slug` is what `slugOf` made of the text, numbered or not. */
export const isMadeFrom = (
  slug: string,
  text: string,
  fallback: RegExp,
  options?: SlugOptions
): boolean => {
  const base = slugOf(text, '', options);
  if (base === '') return fallback.test(slug);
  return (
    slug === base || (slug.startsWith(`${base}-`) && /^\d+$/.test(slug.slice(base.length + 1)))
  );
};

/** Slugs in the order they are tried: `x`, `x-2`, `x-3`, … */
export const numbered = (base: string, number: number): string =>
  number === 1 ? base : `${base}-${number}`;

const letters = /[\p{L}\p{M}\p{N}]/u;
const othersLetters = /[\p{Script=Greek}\p{Script=Han}]/u;

const isBeyondSlugify = (char: string): boolean =>
  char > '\u007f' &&
  letters.test(char) &&
  (othersLetters.test(char) || slugify(char, { strict: true }) === '');

/** Replaces each run of letters that slugify would drop or misread by Latin letters. */
const readable = (text: string): string => {
  let result = '';
  let run = '';
  const flush = () => {
    if (run) {
      const latin = transliterate(run);
      result += /\p{Script=Han}/u.test(run) ? ` ${latin} ` : latin;
    }
    run = '';
  };
  for (const char of text) {
    if (isBeyondSlugify(char)) run += char;
    else {
      flush();
      result += char;
    }
  }
  flush();
  return result;
};

/** Cut between words where there are any. */
const cut = (slug: string, maxLength: number): string => {
  if (slug.length <= maxLength) return slug;
  const head = slug.slice(0, maxLength + 1);
  const end = head.lastIndexOf('-');
  return end > 0 ? head.slice(0, end) : slug.slice(0, maxLength);
};
