import type { Plural } from '../../reader/words/words';
import { readerWords } from '../threads/reader-words';

/** How a page of comments that is answered as HTML speaks: of a locale that there are no words for, in
 * English. */
export const pageWords = (asked: string) => {
  const { locale, texts } = readerWords(asked);
  const plural = new Intl.PluralRules(locale);
  const number = new Intl.NumberFormat(locale);
  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const counted = (forms: Plural, count: number): string =>
    (forms[plural.select(count)] ?? forms.other).replace('{n}', number.format(count));
  return {
    ...texts,
    lang: locale,
    isRightToLeft: locale.startsWith('ar'),
    comments: (count: number) => (count === 0 ? texts.empty : counted(texts.comments, count)),
    date: (iso: string) => `${date.format(new Date(iso))} UTC`,
    moreReplies: (count: number) => counted(texts.moreReplies, count),
  };
};

export type PageWords = ReturnType<typeof pageWords>;
