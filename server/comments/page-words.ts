/** The words of a page of comments that is answered as HTML. Counted ones by the plural categories of
 * `Intl.PluralRules`; `#` stands for the number. */
type Words = {
  readonly comments: Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { other: string };
  readonly moreReplies: Words['comments'];
  readonly none: string;
  readonly closed: string;
  readonly removed: string;
  readonly pinned: string;
  readonly staff: string;
  readonly author: string;
  readonly edited: string;
  readonly more: string;
};

const words = {
  en: {
    comments: { one: '# comment', other: '# comments' },
    moreReplies: { one: '# more reply', other: '# more replies' },
    none: 'No comments yet',
    closed: 'Comments are closed',
    removed: 'This comment was removed',
    pinned: 'Pinned',
    staff: 'Staff',
    author: 'Author',
    edited: 'edited',
    more: 'More comments',
  },
  ar: {
    comments: {
      zero: 'لا تعليقات',
      one: 'تعليق واحد',
      two: 'تعليقان',
      few: '# تعليقات',
      many: '# تعليقًا',
      other: '# تعليق',
    },
    moreReplies: {
      one: 'رد آخر واحد',
      two: 'ردان آخران',
      few: '# ردود أخرى',
      many: '# ردًا آخر',
      other: '# رد آخر',
    },
    none: 'لا توجد تعليقات بعد',
    closed: 'التعليقات مغلقة',
    removed: 'أُزيل هذا التعليق',
    pinned: 'مثبَّت',
    staff: 'فريق التحرير',
    author: 'الكاتب',
    edited: 'معدَّل',
    more: 'مزيد من التعليقات',
  },
  de: {
    comments: { one: '# Kommentar', other: '# Kommentare' },
    moreReplies: { one: '# weitere Antwort', other: '# weitere Antworten' },
    none: 'Noch keine Kommentare',
    closed: 'Die Kommentare sind geschlossen',
    removed: 'Dieser Kommentar wurde entfernt',
    pinned: 'Angeheftet',
    staff: 'Redaktion',
    author: 'Autor',
    edited: 'bearbeitet',
    more: 'Weitere Kommentare',
  },
  es: {
    comments: { one: '# comentario', other: '# comentarios' },
    moreReplies: { one: '# respuesta más', other: '# respuestas más' },
    none: 'Aún no hay comentarios',
    closed: 'Los comentarios están cerrados',
    removed: 'Este comentario se eliminó',
    pinned: 'Fijado',
    staff: 'Redacción',
    author: 'Autor',
    edited: 'editado',
    more: 'Más comentarios',
  },
  fr: {
    comments: { one: '# commentaire', other: '# commentaires' },
    moreReplies: { one: '# autre réponse', other: '# autres réponses' },
    none: 'Pas encore de commentaires',
    closed: 'Les commentaires sont fermés',
    removed: 'Ce commentaire a été retiré',
    pinned: 'Épinglé',
    staff: 'Rédaction',
    author: 'Auteur',
    edited: 'modifié',
    more: 'Plus de commentaires',
  },
  ja: {
    comments: { other: 'コメント#件' },
    moreReplies: { other: 'ほか#件の返信' },
    none: 'コメントはまだありません',
    closed: 'コメントの受け付けは終了しました',
    removed: 'このコメントは削除されました',
    pinned: '固定',
    staff: '編集部',
    author: '筆者',
    edited: '編集済み',
    more: 'コメントをもっと見る',
  },
} as const satisfies Record<string, Words>;

type Language = keyof typeof words;

const isLanguage = (language: string): language is Language => Object.hasOwn(words, language);

/** How a page of comments speaks: of a locale that it has no words for, in English. */
export const pageWords = (locale: string) => {
  const [language = ''] = locale.toLowerCase().split(/[-_]/);
  const lang = isLanguage(language) ? language : 'en';
  const plural = new Intl.PluralRules(lang);
  const number = new Intl.NumberFormat(lang);
  const date = new Intl.DateTimeFormat(lang, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const text: Words = words[lang];
  const counted = (forms: Words['comments'], count: number): string =>
    (forms[plural.select(count)] ?? forms.other).replace('#', number.format(count));
  return {
    ...text,
    lang,
    isRightToLeft: lang === 'ar',
    comments: (count: number) => (count === 0 ? text.none : counted(text.comments, count)),
    moreReplies: (count: number) => counted(text.moreReplies, count),
    date: (iso: string) => `${date.format(new Date(iso))} UTC`,
  };
};

export type PageWords = ReturnType<typeof pageWords>;
