import { readdirSync, readFileSync } from 'node:fs';

/**
 * @typedef {{ name: string, locale: string, fields: Record<string, string>, summary: string, body: string }} ArticleText
 * @typedef {{ author: string, mark: string | null, value: string | null, texts: string[], depth: number, parent: number | null }} CommentText
 */

/** @param {string} file */
const read = (file) => readFileSync(new URL(file, import.meta.url), 'utf8');

/** @param {string} folder */
const list = (folder) => readdirSync(new URL(folder, import.meta.url)).sort();

/**
 * All articles: `articles/<name>.txt`, translations in `<name>.<locale>.txt`. Above the line `---`
 * stand fields, below it the summary, an empty line, and the body.
 *
 * @returns {ArticleText[]}
 */
export const readArticles = () =>
  list('articles').map((file) => {
    const [name, locale = 'en'] = file.replace(/\.txt$/, '').split('.');
    const [head, text] = read(`articles/${file}`).split('\n---\n');
    const fields = Object.fromEntries(head.split('\n').map((line) => splitAt(line, ': ')));
    const [summary, body] = splitAt(text.trim(), '\n\n');
    return { name, locale, fields, summary, body };
  });

/**
 * The comments below an article, one a line: `Author [mark:value]: text`. A reply is indented by two
 * spaces more than what it answers. `~>` stands between a text and what it was edited to.
 *
 * @param {string} name
 * @returns {CommentText[]} `parent` is an index in the same list
 */
export function readThread(name) {
  if (!list('threads').includes(`${name}.txt`)) return [];
  /** @type {number[]} The latest comment at each depth. */
  const latest = [];
  return read(`threads/${name}.txt`)
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const [, indent, author, mark = null, value = null, text] =
        /^( *)([^:[]+?)(?: \[([a-z]+)(?::([a-z-]+))?\])?: (.*)$/.exec(line) ?? [];
      if (!text) throw new Error(`threads/${name}.txt, line ${index + 1}: not a comment`);
      const depth = indent.length / 2;
      latest[depth] = index;
      const parent = depth === 0 ? null : latest[depth - 1];
      return { author, mark, value, texts: text.split(' ~> '), depth, parent };
    });
}

/** @param {string} text @param {string} separator @returns {[string, string]} */
function splitAt(text, separator) {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + separator.length)];
}
