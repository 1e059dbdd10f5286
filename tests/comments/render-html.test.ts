import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanText } from '../../server/comments/clean-text';
import { renderHtml, sanitise } from '../../server/comments/render-html';
import { pathological } from './pathological';

const rel = 'rel="ugc nofollow noopener noreferrer"';
const link = (href: string, text = href) => `<a href="${href}" ${rel}>${text}</a>`;

describe('renderHtml', () => {
  it.each([
    ['plain text', 'Hello', '<p>Hello</p>'],
    ['nothing', '', ''],
    ['escapes once', 'a < b & c > d "e" \'f\'', '<p>a &lt; b &amp; c &gt; d "e" \'f\'</p>'],
    ['line breaks', 'one\ntwo\n\nthree', '<p>one<br />\ntwo</p>\n<p>three</p>'],
    [
      'emphasis',
      '*a* **b** ~~c~~ `d<`',
      '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d&lt;</code></p>',
    ],
    ['a slash laid over a tag', '*\u0338 a*', '<p><em>&#824; a</em></p>'],
    ['slashes laid over a tag', '*\u0338\u0338 a*', '<p><em>&#824;&#824; a</em></p>'],
    ['HTML is text', '<b>x</b>', '<p>&lt;b&gt;x&lt;/b&gt;</p>'],
    ['entities are text', '&copy; &#8238; &lt;', '<p>&amp;copy; &amp;#8238; &amp;lt;</p>'],
    ['code block', '```js\na < b\n```', '<pre><code>a &lt; b\n</code></pre>'],
    ['quote', '> a\n> b', '<blockquote>\n<p>a<br />\nb</p>\n</blockquote>'],
    ['lists', '- a\n- b', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>'],
    ['a year is no first item', '1990. Good', '<ol start="1990">\n<li>Good</li>\n</ol>'],
    ['numbering from one', '1. a', '<ol>\n<li>a</li>\n</ol>'],
    ['a heading is a bold paragraph', '# Big *news*', '<p><strong>Big <em>news</em></strong></p>'],
    ['an underlined line stays text', 'a\n===', '<p>a<br />\n===</p>'],
    ['a rule is three stars', 'a\n\n---\n\nb', '<p>a</p>\n<p>* * *</p>\n<p>b</p>'],
    ['tables are text', '|a|\n|-|\n|b|', '<p>|a|<br />\n|-|<br />\n|b|</p>'],
    ['references are text', '[a]\n\n[a]: /x', '<p>[a]</p>\n<p>[a]: /x</p>'],
  ])('%s', (_what, body, html) => {
    expect(renderHtml(body)).toBe(html);
  });

  it.each([
    ['[a](http://b.test)', link('http://b.test', 'a')],
    ['[a](http://b.test "title")', link('http://b.test', 'a')],
    ['<https://b.test/x>', link('https://b.test/x')],
    ['see https://b.test/x.', `see ${link('https://b.test/x')}.`],
    ['www.b.com/x', link('http://www.b.com/x', 'www.b.com/x')],
    ['www.b.example', link('http://www.b.example', 'www.b.example')],
    ['b.com', link('http://b.com', 'b.com')],
    ['mail a@b.com', `mail ${link('mailto:a@b.com', 'a@b.com')}`],
    ['HTTP://B.test', link('HTTP://B.test')],
    ['https://b.test/?a=1&b=2', link('https://b.test/?a=1&amp;b=2')],
    ['http://b.test/%C3%A4', link('http://b.test/%C3%A4', 'http://b.test/ä')],
    ['http://bücher.test/', link('http://xn--bcher-kva.test/', 'http://bücher.test/')],
    ['![a *b*](http://c.test/d.png)', link('http://c.test/d.png', 'a b')],
    ['![](http://c.test/d.png)', link('http://c.test/d.png')],
    ['[![a](http://c.test/d.png)](http://e.test)', link('http://e.test', 'a')],
    ['[<http://a.test>](http://b.test)', link('http://b.test', 'http://a.test')],
    ['![[a](http://b.test)](http://c.test)', link('http://c.test', 'a')],
    ['[a.com ![b](http://c.test)](http://d.test)', link('http://d.test', 'a.com b')],
    ['[a.com <http://b.test> c](http://d.test)', link('http://d.test', 'a.com http://b.test c')],
  ])('links %s', (body, html) => {
    expect(renderHtml(body)).toBe(`<p>${html}</p>`);
  });

  it.each([
    '[a](javascript:alert(1))',
    '[a](JaVaScRiPt:alert(1))',
    '[a](java&#115;cript:alert(1))',
    '[a](java&Tab;script:alert(1))',
    '[a](<java\tscript:alert(1)>)',
    '[a](<\u0001javascript:alert(1)>)',
    '[a](data:text/html,x)',
    '[a](data:image/png;base64,eA==)',
    '[a](vbscript:x)',
    '[a](file:///etc/passwd)',
    '[a](ftp://b.test)',
    '[a](//b.test)',
    '[a](\\\\b.test)',
    '[a](/path)',
    '[a](#id)',
    '[a](http:b.test)',
    '[a](http:/b.test)',
    '[a](http://)',
    '[a](mailto:?to=x)',
    '[a]()',
    '[a](<>)',
    '<javascript:alert(1)>',
    '//b.com/x',
    'ftp://b.com/x',
    '![a](javascript:alert(1))',
    'tel:+1234',
    'That is the end.So be it',
  ])('does not link %s', (body) => {
    expect(renderHtml(body)).not.toContain('<a');
  });

  it('shows an address as written where decoding would hide or turn text', () => {
    for (const path of ['%E2%80%AEgpj.exe', 'a%20b', '%E2%80%8B', '%EF%BB%BF', '%C2%A0', '%0A']) {
      expect(renderHtml(`<http://a.test/${path}>`)).toContain(`>http://a.test/${path}</a>`);
    }
  });

  it('keeps text that is nested too deep, as text', () => {
    const html = renderHtml(`${'> '.repeat(40)}deep`);
    expect(html.match(/<blockquote>/g)).toHaveLength(12);
    expect(html).toContain('&gt; deep');
    expect(renderHtml(`${'- '.repeat(40)}deep`).match(/<ul>/g)).toHaveLength(6);
    expect(renderHtml(`${'*'.repeat(999)}deep${'*'.repeat(999)}`)).toContain('deep');
  });

  describe.each(Object.entries(pathological))('%s', (_name, body) => {
    it('stays small, shallow and well-formed', () => {
      const html = renderHtml(body);
      expect(html.length).toBeLessThan(body.length * 30);
      expect(depthOf(html)).toBeLessThanOrEqual(32);
      expect(sanitise(html)).toBe(html);
    });
  });

  it('makes text of a link that leads nowhere, and leaves the next one whole', () => {
    const link = '<a href="http://a.test" rel="ugc nofollow noopener noreferrer">http://a.test</a>';
    expect(renderHtml('[x]() and http://a.test, then')).toBe(`<p>x and ${link}, then</p>`);
    expect(sanitise(`<a href="javascript:1"><em>x</em></a> ${link}`)).toBe(`<em>x</em> ${link}`);
  });

  it('never puts a link into a link', { timeout: 60_000 }, () => {
    const piece = fc.constantFrom(
      ...['[', '![', ']', '(', ')', '](http://a.test)', '](http://b.test "c")', '\\', '*', '`'],
      ...['http://d.test', '<http://e.test>', 'www.f.com', 'g.com', 'h@i.com', ' ', '\n', 'word']
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        expect(renderHtml(pieces.join(''))).not.toMatch(/<a [^>]*>(?:(?!<\/a>).)*<a /s);
      }),
      { numRuns: 10_000, examples: [[['\\![http://d.test![](http://a.test)](http://b.test)']]] }
    );
  });

  it('answers any text with well-formed HTML of the allowed elements', { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(markdownSoup, (body) => {
        const html = renderHtml(cleanText(body));
        expect(depthOf(html)).toBeLessThanOrEqual(32);
        expect(sanitise(html)).toBe(html);
        expect(html.length).toBeLessThan(40 + body.length * 30);
        expect(depthOf(html.normalize('NFC'))).toBeLessThanOrEqual(32);
      }),
      { numRuns: 2000, examples: [['\u0338\u0338!']] }
    );
  });
});

describe('sanitise', () => {
  it.each([
    ['<p onclick="x()" style="a" class="b" id="c">d</p>', '<p>d</p>'],
    ['<script>x()</script>a', 'a'],
    ['<style>*{}</style>a', 'a'],
    ['<img src=x onerror=x()>a', 'a'],
    ['<h1>a</h1>', 'a'],
    ['<a href="javascript:x()">a</a>', 'a'],
    ['<a href="jav&#x09;ascript:x()">a</a>', 'a'],
    ['<a href="//b.test">a</a>', 'a'],
    ['<a name="x">a</a>', 'a'],
    [
      '<a href="http://b.test" target="_top" rel="opener" ping="x">a</a>',
      link('http://b.test', 'a'),
    ],
    ['<ol start="-1" type="a"><li value="9">a</li></ol>', '<ol><li>a</li></ol>'],
    ['<svg><a xlink:href="javascript:x()">a</a></svg>', 'a'],
    ['a &lt;script&gt;', 'a &lt;script&gt;'],
    ['<p>a', '<p>a</p>'],
    ['a</p></div>', 'a<p></p>'],
  ])('%s', (html, expected) => {
    expect(sanitise(html)).toBe(expected);
  });
});

/** Pieces that mean something to Markdown, HTML or addresses, in any order. */
const markdownSoup = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...['*', '**', '_', '~~', '`', '```', '[', ']', '(', ')', '![', '](', '<', '>', '> ', '- '],
        ...['1. ', '9999999999. ', '# ', '---', '\n', '\n\n', '    ', '\t', '\\', '&', '&lt;', '"'],
        ...["'", '</p>', '<p>', '<a href="', '<script>', '<!--', '-->', ']]>', '<![CDATA[', '<?'],
        ...['http://a.test', 'javascript:', 'data:', 'www.b.com', 'c@d.com', '//', '%E2%80%AE'],
        ...['\u0338', '\u202E', '\u200D', '\u0000', '\uD800', '|', '\r', 'ö', '漢', '🏴']
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.string({ maxLength: 8 })
    ),
    { maxLength: 60 }
  )
  .map((pieces) => pieces.join(''));

const allowedTag =
  /^<(?:\/?(p|strong|em|del|code|pre|blockquote|ul|li)|\/?(ol)|ol start="\d{1,9}"|br \/|\/?(a)|a href="(?:https?:\/\/|mailto:)[^"<>]+" rel="ugc nofollow noopener noreferrer")>$/i;

/** Reads the HTML as strictly as XML is read and returns how deep its elements nest. */
function depthOf(html: string): number {
  const open: string[] = [];
  const problems: string[] = [];
  let deepest = 0;
  for (const piece of html.split(/(<[^>]*>)/)) {
    const isTag = piece.startsWith('<');
    // Text: no loose mark, no entity that XML does not know.
    const isFine = isTag
      ? allowedTag.test(piece)
      : !/[<>&]/.test(piece.replace(/&(?:amp|lt|gt|quot|#824);/g, ''));
    if (!isFine) problems.push(piece);
    if (!isTag || piece.endsWith('/>')) continue;
    const [name = ''] = /\w+/.exec(piece) ?? [];
    if (piece.startsWith('</')) {
      if (open.pop() !== name) problems.push(piece);
    } else {
      if (name === 'a' && open.includes('a')) problems.push('link in a link');
      open.push(name);
      deepest = Math.max(deepest, open.length);
    }
  }
  expect([...problems, ...open]).toEqual([]);
  return deepest;
}
