import type { Plural } from './words';

/** What is said without the server's words: of a thread that it does not know, or of no answer; and of a
 * number of comments, which stands in lists of articles. */
export type Basics = {
  readonly comments: Plural;
  /** There is no such thread. */
  readonly unknown: string;
  readonly failed: string;
  readonly retry: string;
};

/** By language. */
export const basics: Readonly<Record<string, Basics>> = {
  ar: {
    comments: {
      zero: 'لا تعليقات',
      one: 'تعليق واحد',
      two: 'تعليقان',
      few: '{n} تعليقات',
      many: '{n} تعليقًا',
      other: '{n} تعليق',
    },
    unknown: 'التعليقات غير متاحة هنا.',
    failed: 'تعذّر تحميل التعليقات.',
    retry: 'أعد المحاولة',
  },
  de: {
    comments: { one: '{n} Kommentar', other: '{n} Kommentare' },
    unknown: 'Hier gibt es keine Kommentare.',
    failed: 'Die Kommentare konnten nicht geladen werden.',
    retry: 'Erneut versuchen',
  },
  en: {
    comments: { one: '{n} comment', other: '{n} comments' },
    unknown: 'Comments are not available here.',
    failed: 'The comments could not be loaded.',
    retry: 'Try again',
  },
  es: {
    comments: {
      one: '{n} comentario',
      many: '{n} de comentarios',
      other: '{n} comentarios',
    },
    unknown: 'Los comentarios no están disponibles aquí.',
    failed: 'No se han podido cargar los comentarios.',
    retry: 'Reintentar',
  },
  fr: {
    comments: {
      one: '{n} commentaire',
      many: '{n} de commentaires',
      other: '{n} commentaires',
    },
    unknown: 'Les commentaires ne sont pas disponibles ici.',
    failed: 'Les commentaires n’ont pas pu être chargés.',
    retry: 'Réessayer',
  },
  ja: {
    comments: { other: 'コメント {n} 件' },
    unknown: 'ここではコメントを利用できません。',
    failed: 'コメントを読み込めませんでした。',
    retry: '再試行',
  },
};
