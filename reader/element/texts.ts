import { basics } from '../words/basics';
import type { Plural, Words } from '../words/words';

type Messages = Words & { readonly failed: string; readonly retry: string };
type Key = keyof Messages;
export type PluralKey = { [K in Key]: Messages[K] extends string ? never : K }[Key];
export type TextKey = Exclude<Key, PluralKey>;

/** Words as the server brings them along. */
export type Brought = {
  readonly locale: string;
  readonly texts: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
};

type Values = Readonly<Record<string, unknown>>;

/** The words of one language, and how it writes numbers and times. */
export type Texts = {
  /** What the words are in, for `lang`. */
  readonly locale: string;
  readonly direction: 'ltr' | 'rtl';
  text(key: TextKey, values?: Values): string;
  /** A word of the server's, such as a reason or an error code; null where it is not known here. */
  word(key: string, values?: Values): string | null;
  count(key: PluralKey, n: number): string;
  number(n: number): string;
  date(iso: string): string;
  /** `3 minutes ago`. */
  ago(iso: string): string;
};

/** The language of a locale, such as `de` of `de-CH`; `en` where there are no words in it. */
export const languageOf = (locale: string): string => {
  const [language = ''] = locale.toLowerCase().split('-');
  return Object.hasOwn(basics, language) ? language : 'en';
};

/**
 * Texts in the language of `locale`, or in English where it is not one of ours.
 *
 * @param brought the server's words; until they are there only the basics are said
 */
export const textsOf = (locale: string, brought?: Brought): Texts => {
  const tag = brought?.locale ?? languageOf(locale);
  const [failed, retry] = basics[languageOf(tag)] ?? [];
  const messages = { failed, retry, ...brought?.texts } as Partial<Messages>;
  const numbers = new Intl.NumberFormat(tag);
  const plurals = new Intl.PluralRules(tag);
  const dates = new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short' });
  const spans = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' });
  const fill = (text: string, values: Values = {}) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) => (values[name] ?? '') as string);
  const pick = (forms: Plural, n: number) => forms[plurals.select(n)] ?? forms.other;
  return {
    locale: tag,
    direction: tag.startsWith('ar') ? 'rtl' : 'ltr',
    // Without the server's words, as from a client of another version, their names are better than nothing.
    text: (key, values) => fill(messages[key] ?? key, values),
    word: (key, values) => {
      const found = Object.hasOwn(messages, key) ? messages[key as Key] : null;
      return typeof found === 'string' ? fill(found, values) : null;
    },
    count: (key, n) => fill(pick(messages[key] ?? { other: '{n}' }, n), { n: numbers.format(n) }),
    number: (n) => numbers.format(n),
    date: (iso) => dates.format(new Date(iso)),
    ago: (iso) => spans.format(...sinceThen(new Date(iso).getTime() - Date.now())),
  };
};

const units = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** In the largest unit that fits, rounded towards now; a clock that is a little ahead says "now". */
const sinceThen = (ms: number): [number, Intl.RelativeTimeFormatUnit] => {
  const seconds = Math.min(0, ms) / 1_000;
  const unit = units.find(([, length]) => -seconds >= length);
  return unit ? [Math.ceil(seconds / unit[1]), unit[0]] : [0, 'second'];
};

/** `4:32`, for what is left until a moment; null when it is over. */
export const timeLeft = (until: string | number): string | null => {
  const seconds = Math.ceil((new Date(until).getTime() - Date.now()) / 1_000);
  if (!(seconds > 0)) return null;
  const hours = Math.floor(seconds / 3_600);
  const rest = new Date(seconds * 1_000).toISOString().slice(14, 19);
  return hours ? `${hours}:${rest}` : rest.replace(/^0/, '');
};
