/** What is said where the server's words do not come: that the comments do not, and what to do. By
 * language. */
export const basics: Readonly<Record<string, readonly [failed: string, retry: string]>> = {
  ar: ['تعذّر عرض التعليقات.', 'أعد المحاولة'],
  de: ['Die Kommentare können nicht angezeigt werden.', 'Erneut versuchen'],
  en: ['The comments cannot be shown.', 'Try again'],
  es: ['No se pueden mostrar los comentarios.', 'Reintentar'],
  fr: ['Les commentaires ne peuvent pas être affichés.', 'Réessayer'],
  ja: ['コメントを表示できません。', '再試行'],
};
