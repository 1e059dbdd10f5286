import { words, type Words } from '../../reader/words/words';

/** The words of the reader's side in one language. */
export type ReaderWords = {
  /** The locale asked for, such as `de-CH`, by which numbers and times are written; or `en` where there
   * are no words in its language. */
  readonly locale: string;
  readonly texts: Words;
};

const isLocale = (locale: string): boolean => {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
};

/** Words for a locale; in English where it is not one of ours. */
export const readerWords = (locale: string): ReaderWords => {
  const [language = ''] = locale.toLowerCase().split('-');
  const texts = Object.hasOwn(words, language) ? words[language] : undefined;
  const english = words.en as Words;
  return texts && isLocale(locale) ? { locale, texts } : { locale: 'en', texts: english };
};
