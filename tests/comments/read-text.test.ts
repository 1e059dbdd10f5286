import { domainToUnicode } from 'node:url';

import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';

import { markdown } from '../../server/comments/markdown';
import { readText } from '../../server/comments/read-text';

// Much work, which takes its time where the machine is busy.
vi.setConfig({ testTimeout: 120_000 });

/** Host and source of each link. */
const linksIn = (body: string) =>
  readText(body).links.map(({ host, start, end }) => [host, body.slice(start, end)]);

/** Targets of the links of rendered Markdown that lead to the web. */
const outerLinks = (html: string): string[] => {
  const targets: string[] = [];
  let depth = 0;
  for (const [tag, href] of html.matchAll(/<a href="([^"]*)"|<\/a>/g)) {
    if (tag === '</a>') depth--;
    else if (depth++ === 0) targets.push((href ?? '').replaceAll('&amp;', '&'));
  }
  return targets.filter((target) => !target.startsWith('mailto:')).map((url) => new URL(url).href);
};

describe('links', () => {
  test('are no longer than 2,000 characters where they stand bare', () => {
    const path = (length: number) => `http://a.com/${'x'.repeat(length - 13)}`;
    expect(linksIn(`See ${path(2_000)} there`)).toEqual([['a.com', path(2_000)]]);
    for (const body of [path(2_001), `See ${path(2_001)}`, `See ${path(90_000)} there`]) {
      expect(linksIn(body)).toEqual([]);
    }
    expect(linksIn(`${path(2_001)} www.b.com`)).toEqual([['b.com', 'www.b.com']]);
  });

  test.each([
    ['[text](http://a.com/x "title")', 'a.com', '[text](http://a.com/x "title")'],
    ['[**b** `c`](<http://a.com>)', 'a.com', '[**b** `c`](<http://a.com>)'],
    ['see <https://a.com/x>, yes', 'a.com', '<https://a.com/x>'],
    ['see http://a.com/x?y=1&z#q.', 'a.com', 'http://a.com/x?y=1&z#q'],
    ['(http://a.com)', 'a.com', 'http://a.com'],
    ['HTTP://A.COM', 'a.com', 'HTTP://A.COM'],
    ['at www.a.com!', 'a.com', 'www.a.com'],
    ['at www.casino.example, now', 'casino.example', 'www.casino.example'],
    ['(WWW.Casino.Online:8080/x?y#z)', 'casino.online', 'WWW.Casino.Online:8080/x?y#z'],
    ['www.casino', 'casino', 'www.casino'],
    ['It is at www.End.So', 'end.so', 'www.End.So'],
    ['**www.бренд.москва**', 'xn--90agc6an.xn--80adxhks', 'www.бренд.москва'],
    ['at a.com/x', 'a.com', 'a.com/x'],
    ['at a.com:8080/x', 'a.com', 'a.com:8080/x'],
    ['**www.a.com**', 'a.com', 'www.a.com'],
    ['![](http://a.com/i.png)', 'a.com', '![](http://a.com/i.png)'],
    ['http://user@a.com/', 'a.com', 'http://user@a.com/'],
    ['http://a.com@b.com/', 'b.com', 'http://a.com@b.com/'],
    ['http://127.0.0.1/x', '127.0.0.1', 'http://127.0.0.1/x'],
    ['http://münchen.de/ä', 'xn--mnchen-3ya.de', 'http://münchen.de/ä'],
    ['http://xn--mnchen-3ya.de', 'xn--mnchen-3ya.de', 'http://xn--mnchen-3ya.de'],
    ['почта.рф/х', 'xn--80a1acny.xn--p1ai', 'почта.рф/х'],
    ['[x](http://www.a.com.)', 'a.com', '[x](http://www.a.com.)'],
    ['> - a quote with http://a.com', 'a.com', 'http://a.com'],
    ['# a.com/x #', 'a.com', 'a.com/x'],
  ])('%j leads to %s', (body, host, source) => {
    expect(linksIn(body)).toEqual([[host, source]]);
  });

  test.each([
    'no link',
    '`http://a.com`',
    '```\nhttp://a.com\n```',
    '    http://a.com',
    'me@a.com and <mailto:me@a.com>',
    '[x](/local) [y](#z) [z](//a.com)',
    '[x](javascript:alert(1)) <javascript:alert(1)>',
    'http\\://a.com',
    'It ends.So it does.',
    'version 1.2.3, file.txt',
    'www. www.. www.1.2 www.- awww.that.hurts',
    'me@www.a.example irc://www.a.example a/www.a.example',
    '`www.a.example` www\\.a.example',
  ])('%j has none', (body) => {
    expect(linksIn(body)).toEqual([]);
  });

  test('each place counts, in order, and what stands in a link counts once', () => {
    const body =
      'http://a.com [http://b.com](http://c.com) [![d](http://d.com)](http://e.com) http://a.com';
    expect(linksIn(body)).toEqual([
      ['a.com', 'http://a.com'],
      ['c.com', '[http://b.com](http://c.com)'],
      ['e.com', '[![d](http://d.com)](http://e.com)'],
      ['a.com', 'http://a.com'],
    ]);
  });

  test('a link is found where it is one, not where it only looks alike', () => {
    const body = '`www.a.com` is written www.a.com';
    expect(readText(body).links).toEqual([
      { url: 'http://www.a.com/', host: 'a.com', start: 23, end: 32 },
    ]);
  });

  test.each(['\n', '\r\n', '\r', '  \n'])('lines that end with %j keep their places', (end) => {
    const body = ['one', '> www.a.com two', '> three www.b.com', '', '* b.com/x', '  c.com/y'].join(
      end
    );
    expect(linksIn(body)).toEqual([
      ['a.com', 'www.a.com'],
      ['b.com', 'www.b.com'],
      ['b.com', 'b.com/x'],
      ['c.com', 'c.com/y'],
    ]);
  });

  test('what the renderer makes a link is one here, and nothing else', () => {
    const piece = fc.constantFrom(
      ...[
        'http://a.com',
        'www.b.com/x',
        'www.h.example',
        'www.',
        'c.com',
        '<http://d.com>',
        '[',
        ']',
        '(',
        ')',
        '](http://e.com)',
      ],
      ...[
        '![',
        '*',
        '**',
        '_',
        '`',
        '~~',
        '\\',
        '> ',
        '- ',
        '# ',
        '\n',
        '\n\n',
        ' ',
        'word',
        '"',
        '<',
        '>',
      ],
      ...[
        'me@f.com',
        'http://ж.рф',
        '.',
        ',',
        '&amp;',
        '    ',
        '\t',
        '1. ',
        '```',
        '😀',
        '://',
        '//g.com',
      ]
    );
    const bodies = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(bodies, (body) => {
        const rendered = outerLinks(markdown.render(body));
        const { links } = readText(body);
        expect(links.map(({ url }) => url)).toEqual(rendered);
        let last = 0;
        for (const { host, start, end } of links) {
          expect(start).toBeGreaterThanOrEqual(last);
          const domain = domainToUnicode(host).split('.').slice(-2).join('.');
          expect(body.slice(start, end)).toContain(domain);
          last = end;
        }
      }),
      { numRuns: 1_000, examples: [['www.h.example://g.com']] }
    );
  });
});

describe('text', () => {
  test.each([
    ['plain', 'plain'],
    ['**bold** _em_ ~~gone~~ `code`', 'bold em gone code'],
    ['f[u](http://a.com)ck', 'fuck'],
    ['a\\*b', 'a*b'],
    ['one\ntwo  \nthree', 'one\ntwo\nthree'],
    ['one\n\ntwo', 'one\ntwo'],
    ['pen\n\nis', 'pen\nis'],
    ['# Title\n\n- a\n- b\n\n> q', 'Title\na\nb\nq'],
    ['```\nx = 1\n```', 'x = 1\n'],
    ['---', ''],
    ['', ''],
    ['<b>bold</b>', '<b>bold</b>'],
    ['![a picture](http://a.com/i.png)', 'a picture'],
    ['![](http://a.com/i.png)', 'http://a.com/i.png'],
    ['[](http://a.com)', ''],
    ['http://a.com', 'http://a.com'],
  ])('%j reads %j', (body, text) => {
    expect(readText(body).text).toBe(text);
  });
});
