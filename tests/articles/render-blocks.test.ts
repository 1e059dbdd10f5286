import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { renderBlocks } from '../../server/articles/render-blocks';
import { readXml } from '../feeds/read-xml';
import { hostileTexts } from '../fixtures/hostile-values';
import { payloads, urlPayloads } from '../xss/payloads';

const bases = { links: 'https://paper.example/', pictures: 'https://cms.example/api/newsroom' };
const render = (...blocks: unknown[]): string => renderBlocks(blocks, bases);
const text = (words: string, marks = {}) => ({ type: 'text', text: words, ...marks });
const paragraph = (...children: unknown[]) => ({ type: 'paragraph', children });
const item = (...children: unknown[]) => ({ type: 'list-item', children });
const list = (format: string, ...children: unknown[]) => ({ type: 'list', format, children });
const link = (url: string, words = 'there') => ({ type: 'link', url, children: [text(words)] });

describe('blocks as HTML', () => {
  test.each([
    ['nothing', [], ''],
    ['an empty paragraph', [paragraph(text(''))], ''],
    [
      'marks',
      [
        paragraph(
          text('a'),
          text('b', { bold: true, italic: true }),
          text('c', { underline: true, strikethrough: true }),
          text('d', { code: true })
        ),
      ],
      '<p>a<strong><em>b</em></strong><u><s>c</s></u><code>d</code></p>',
    ],
    ['line breaks', [paragraph(text('a\nb'))], '<p>a<br />b</p>'],
    ['a heading', [{ type: 'heading', level: 2, children: [text('A')] }], '<h2>A</h2>'],
    ['a heading of no level', [{ type: 'heading', level: 9, children: [text('A')] }], '<h6>A</h6>'],
    ['a quote', [{ type: 'quote', children: [text('A')] }], '<blockquote><p>A</p></blockquote>'],
    [
      'code, as it is',
      [{ type: 'code', language: 'html', children: [text('<b>\n  &amp;')] }],
      '<pre><code>&lt;b&gt;\n  &amp;amp;</code></pre>',
    ],
    [
      'a list in a list',
      [list('ordered', item(text('1')), list('unordered', item(text('1a'))), item(text('2')))],
      '<ol><li>1<ul><li>1a</li></ul></li><li>2</li></ol>',
    ],
    [
      'links',
      [paragraph(link('/map?a=1&b=2'), link('mailto:a@b.example'), link('tel:+49'))],
      '<p><a href="https://paper.example/map?a=1&amp;b=2">there</a>' +
        '<a href="mailto:a@b.example">there</a><a href="tel:+49">there</a></p>',
    ],
    [
      'a picture',
      [
        {
          type: 'image',
          image: {
            url: '/uploads/tram.png',
            alternativeText: 'A "tram"',
            caption: 'It <rings>',
            width: 640,
            height: 480,
          },
          children: [text('')],
        },
      ],
      '<figure><img src="https://cms.example/uploads/tram.png" alt="A &quot;tram&quot;" ' +
        'width="640" height="480" /><figcaption>It &lt;rings&gt;</figcaption></figure>',
    ],
    ['what is not known, by its text', [{ type: 'new', children: [text('A')] }], '<p>A</p>'],
    ['what is no block', [null, 7, 'a', { type: 'image' }, { type: 'image', image: {} }], ''],
  ])('have %s', (_what, blocks, html) => {
    expect(
      render(...blocks)
        .replaceAll('\n\n', '\n')
        .trim()
    ).toBe(html);
  });

  test('have every text as text', () => {
    for (const words of [...payloads, ...hostileTexts].filter(
      (one) => !/[\p{Cc}\p{Cs}]/u.test(one)
    )) {
      const blocks = [paragraph(text(words)), { type: 'code', children: [text(words)] }];
      const read = readXml(`<x>${render(...blocks)}</x>`);
      expect(read.elements('x/p')[0]?.text ?? '').toBe(words);
      expect(read.elements('x/pre/code')[0]?.text).toBe(words);
    }
  });

  test('lead nowhere but to the web, mail and telephones', () => {
    for (const url of [...urlPayloads, 'data:text/html,x', 'javascript:alert(1)', 'vbscript:x']) {
      const html = render(paragraph(link(url)), { type: 'image', image: { url } });
      expect(html.replace(/="[^"]*"/g, '')).not.toMatch(/script/i);
      for (const [, address = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g)) {
        expect(address).toMatch(/^(?:https?:|mailto:|tel:)/);
      }
    }
  });

  test('are well-formed, whatever they are', () => {
    const block = fc.letrec((tie) => ({
      node: fc.record(
        {
          type: fc.constantFrom('paragraph', 'list', 'list-item', 'link', 'image', 'code', 'text'),
          text: fc.string(),
          url: fc.webUrl(),
          bold: fc.boolean(),
          image: fc.record({ url: fc.webUrl(), alternativeText: fc.string() }),
          children: fc.array(tie('node'), { maxLength: 3 }),
        },
        { requiredKeys: ['type'] }
      ),
    })).node;
    fc.assert(
      fc.property(fc.array(block), (blocks) => {
        readXml(`<x>${render(...blocks)}</x>`);
      })
    );
  });
});
