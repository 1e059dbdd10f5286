const size = 5000;

/** `piece` over and over, about 5,000 characters in all. */
const fill = (piece: string, length = size) => piece.repeat(Math.floor(length / piece.length));
const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/**
 * Texts that are known to make Markdown readers slow, deep or wordy: the pathological cases of
 * cmark, commonmark.js and markdown-it, and the ones that linkifying and sanitising add. About 5,000
 * characters each.
 */
export const pathological: Record<string, string> = {
  'nested emphasis': `${fill('*', size / 2)}a${fill('*', size / 2)}`,
  'nested strong emphasis': `${fill('*a **a ', size / 2)}b${fill(' a** a*', size / 2)}`,
  'many emphasis closers with no openers': fill('a_ '),
  'many emphasis openers with no closers': fill('_a '),
  'mismatched openers and closers': fill('*a_ '),
  'openers and closers, multiples of three': `a**b${fill('c* ')}`,
  'openers of two kinds, closed crosswise': `${fill('*a ', size / 2)}${fill('_a*_ ', size / 2)}`,
  'emphasis every other letter': fill('*a*'),
  'strikethrough openers': fill('~~a '),
  'strikethrough odd runs': fill('~~~a'),
  'link closers with no openers': fill('a]'),
  'link openers with no closers': fill('[a'),
  'link openers and emphasis closers': fill('[ a_'),
  'brackets and parentheses': fill('[ (]('),
  'image openers, empty': fill('![[]()'),
  'links without an end': fill('[a](b'),
  'links without an end, in angles': fill('[a](<b'),
  'links without an end, with a title': fill('[a](b "'),
  'links with escapes': `[a](${fill('\\(')}`,
  'links with parentheses': `[a](http://b.test/${fill('(')}`,
  'links in links': `${fill('[', size / 2)}a${fill('](http://b.test)', size / 2)}`,
  'empty links': fill('[]()'),
  'nested brackets': `${fill('[', size / 2)}a${fill(']', size / 2)}`,
  'images in images': `${fill('![', size / 2)}a${fill('](x)', size / 2)}`,
  'nested quotes': `${fill('> ')}a`,
  'nested quotes, no blanks': `${fill('>')}a`,
  'quotes, one deeper each line': numbers(98)
    .map((depth) => `${'>'.repeat(depth)}a`)
    .join('\n'),
  'quotes and stars': `${fill('>', size / 2)}${fill('a*', size / 2)}`,
  'twelve quotes, over and over': fill('>>>>>>>>>>>>a\n\n'),
  'quotes that end and start': fill('>\n\n'),
  'nested lists': numbers(68)
    .map((depth) => `${'  '.repeat(depth)}* a`)
    .join('\n'),
  'lists on one line': `${fill('- ')}x`,
  'numbered lists on one line': `${fill('1. ')}x`,
  'lists on one line, then empty lines': `${fill('- ', size / 2)}x${fill('\n', size / 2)}`,
  'lists in quotes, then empty lines': `${fill('> - ', size / 2)}x\n${fill('>\n', size / 2)}`,
  'lists and quotes in turn': `${fill('> * ')}x`,
  'empty list items': fill('-\n'),
  'numbered items': fill('1) \n'),
  'zero bytes': fill('abc\u0000de'),
  'backticks, ever more': numbers(98)
    .map((count) => `e${'`'.repeat(count)}`)
    .join(''),
  'backticks, unclosed': fill('`a``b'),
  fences: fill('```\n'),
  'fence in quotes': fill('> ```\n'),
  'comments unclosed': fill('<!-- '),
  'declarations unclosed': fill('<!A '),
  'processing instructions unclosed': fill('<?'),
  'character data unclosed': fill('<![CDATA['),
  'tags unclosed': fill('<a '),
  angles: `${fill('<', size / 2)}${fill('>', size / 2)}`,
  'autolinks unclosed': fill('<http:'),
  entities: fill('&#0;'),
  ampersands: fill('&'),
  'quotes of letters': fill('"'),
  'less-than': fill('<'),
  backslashes: fill('\\'),
  'escaped marks': fill('\\*'),
  'blanks inside a line': `x${fill(' ')}x`,
  'blanks before line ends': `${fill(' ')}\n`,
  'line breaks': fill('a\n'),
  'hard breaks': fill('a  \n'),
  'empty lines': fill('\n'),
  tabs: fill('\t'),
  headings: fill('# a\n'),
  'heading with closers': `# ${fill('#')} ${fill('# ', 10)}`,
  'underlined headings': fill('a\n=\n'),
  rules: fill('***\n'),
  'rule of stars and blanks': `${fill('* ')}a`,
  tables: `|${fill('a|', 2000)}\n|${fill('-|', 2000)}\n${fill('|\n', 1000)}`,
  'references, defined once, used often': `[a]: http://b.test/${fill('x', size / 2)}\n\n${fill('[a] ', size / 2)}`,
  'references, ever new': numbers(300)
    .map((n) => `[${n}]: /u`)
    .join('\n'),
  'references of one label': fill('[a]: u\n'),
  addresses: fill('a.de '),
  'addresses with a scheme': fill('http://a '),
  'scheme with no host': fill('http://'),
  'one long host': `http://${fill('a.')}com`,
  'one long path': `http://a.test/${fill('(a')}`,
  'path of punctuation': `http://a.test/${fill('.,')}`,
  'addresses of letters that need encoding': fill('http://ä.de/ä '),
  'percent signs': `http://a.test/${fill('%')}`,
  'mail addresses': fill('a@b.de '),
  'mail addresses run together': fill('a@'),
  'mailto over and over': fill('mailto:'),
  dots: fill('.'),
  'www over and over': fill('www.'),
  'smileys and marks': fill('👩‍👩‍👧‍👦'),
  'combining marks': `a${fill('\u0338')}`,
};
