/** What the site says, by language. */
export const words = {
  en: {
    paper: 'The Arle Valley Courier',
    motto: 'Harwick, the harbour and the river since 1887',
    skip: 'Skip to the stories',
    sections: 'Sections',
    more: 'More from the valley',
    related: 'Read on',
    comments: 'Comments',
    tagged: 'Stories about',
    by: 'By',
    none: 'Nothing has been published here yet.',
    other: { lang: 'de', label: 'Deutsch', article: 'Diesen Artikel auf Deutsch lesen' },
    noScript: 'To write a comment, switch JavaScript on.',
    missing: 'This page has been wrapped around a fish',
    missingText:
      'There is nothing at this address. Perhaps it was never printed, or it has been taken back.',
    home: 'To the front page',
    feeds: 'Feeds',
    subscribe: 'Follow the discussion',
    imprint:
      'The Courier, its city and everybody in it are made up. They live in the demo of the newsroom plugin for Strapi.',
    desk: 'The desk',
    count: { one: '# comment', other: '# comments' },
  },
  de: {
    paper: 'The Arle Valley Courier',
    motto: 'Harwick, der Hafen und der Fluss, seit 1887',
    skip: 'Zu den Artikeln',
    sections: 'Ressorts',
    more: 'Mehr aus dem Tal',
    related: 'Weiterlesen',
    comments: 'Kommentare',
    tagged: 'Artikel zum Thema',
    by: 'Von',
    none: 'Hier ist noch nichts erschienen.',
    other: { lang: 'en', label: 'English', article: 'Read this story in English' },
    noScript: 'Zum Kommentieren braucht es JavaScript.',
    missing: 'In diese Seite ist ein Fisch gewickelt',
    missingText:
      'Unter dieser Adresse ist nichts. Vielleicht wurde es nie gedruckt, oder es wurde zurückgezogen.',
    home: 'Zur Titelseite',
    feeds: 'Feeds',
    subscribe: 'Die Diskussion verfolgen',
    imprint:
      'Der Courier, seine Stadt und alle darin sind erfunden. Sie leben in der Demo des Newsroom-Plugins für Strapi.',
    desk: 'Zur Redaktion',
    count: { one: '# Kommentar', other: '# Kommentare' },
  },
};

/** @typedef {keyof typeof words} Lang */

/** @param {string} text @returns {text is Lang} */
export const isLang = (text) => Object.hasOwn(words, text);

/** @param {Lang} lang @param {number} count */
export const countOf = (lang, count) => {
  const { count: forms } = words[lang];
  const form = new Intl.PluralRules(lang).select(count);
  return (forms[form] ?? forms.other).replace('#', new Intl.NumberFormat(lang).format(count));
};

/** The day as the paper prints it. @param {Lang} lang @param {string | Date} date */
export const dayOf = (lang, date) =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, {
    dateStyle: 'long',
    timeZone: 'Europe/London',
  }).format(new Date(date));
