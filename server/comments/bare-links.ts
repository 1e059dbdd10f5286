import type MarkdownIt from 'markdown-it';

type Linkify = MarkdownIt['linkify'];

/** In UTF-16 units. Browsers and servers take no longer addresses for granted. */
const longestLink = 2_000;

/** What stands between blanks; no bare address has one inside. */
const words = /[^\p{Z}\p{Cc}]+/gu;

/**
 * Finds bare addresses word by word. linkify-it looks on from each `(` or quote to where it might be
 * closed, which takes time quadratic in the length of what has no blanks: longer words than an
 * address are not looked at, so that the whole text takes time linear in its length.
 */
const findInWords = (linkify: Linkify): void => {
  const matchIn = linkify.match.bind(linkify);
  const matchAtStart = linkify.matchAtStart.bind(linkify);
  linkify.match = (text) => {
    const found = [...text.matchAll(words)].flatMap(({ 0: word, index: at }) =>
      (word.length > longestLink ? [] : (matchIn(word) ?? []))
        // `end.So` is a missing space between two sentences, not a host in Somalia.
        .filter(({ schema, text: link }) => schema || !/\.\p{Lu}\p{Ll}$/u.test(link))
        .map((link) => {
          link.index += at;
          link.lastIndex += at;
          return link;
        })
    );
    return found.length > 0 ? found : null;
  };
  linkify.test = (text) => linkify.match(text) !== null;
  linkify.matchAtStart = (text) => {
    const [word = ''] = /^[^\p{Z}\p{Cc}]*/u.exec(text.slice(0, longestLink + 1)) ?? [];
    return word.length > longestLink ? null : matchAtStart(word);
  };
};

/**
 * After `www.` stands a host, whatever it ends in; without it, only well-known endings make one. It is
 * no part of another address (`irc://www.…`, `me@www.…`), nor what names a scheme.
 */
const addWww = (linkify: Linkify): void => {
  const { src_host_port_strict: host, src_path: path } = linkify.re;
  const afterWww = new RegExp(`^${host}(?!://)${path}`, 'i');
  linkify.add('www.', {
    validate: (text, after) =>
      /[.:/\\@-]/.test(text.charAt(after - 5))
        ? 0
        : (afterWww.exec(text.slice(after))?.[0].length ?? 0),
    normalize: (match) => {
      match.url = `http://${match.url}`;
    },
  });
};

/** Sets up which bare addresses are links in comments. */
export const setUpBareLinks = (linkify: Linkify): void => {
  addWww(linkify);
  findInWords(linkify);
};
