import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { cleanUrl } from '../../server/comments/clean-url';

describe('cleanUrl', () => {
  it.each([
    ['https://example.com', 'https://example.com/'],
    [' http://Example.com/a b ', 'http://example.com/a%20b'],
    ['HTTPS://EXAMPLE.com:443/', 'https://example.com/'],
    ['https://bücher.example/ä?q=ö#ü', 'https://xn--bcher-kva.example/%C3%A4?q=%C3%B6#%C3%BC'],
    ['https://example.com/"onclick="x()', 'https://example.com/%22onclick=%22x()'],
    ['https://example.com/<script>', 'https://example.com/%3Cscript%3E'],
    ['https://example.com\\@other.example', 'https://example.com/@other.example'],
    ['https://exam\tple.com/\n', 'https://example.com/'],
    ['https://example.com/../../a', 'https://example.com/a'],
    ['http://[::1]/', 'http://[::1]/'],
    [`https://example.com/${'a'.repeat(235)}`, `https://example.com/${'a'.repeat(235)}`],
  ])('takes %j', (url, cleaned) => {
    expect(cleanUrl(url)).toBe(cleaned);
  });

  it.each([
    '',
    ' ',
    'example.com',
    '//example.com',
    '/path',
    'https:example.com',
    'https:/example.com',
    'https://',
    'http://a b/',
    'http://example.com:99999/',
    'https://user@example.com',
    'https://user:pass@example.com',
    'https://:pass@example.com',
    'http://example.com"onmouseover="x()',
    "http://example.com'onmouseover='x()",
    'http://example.com%22onmouseover=%22x()',
    'http://example.com;x/',
    'https://www.bank.example@evil.example/',
    'ftp://example.com',
    'mailto:a@example.com',
    'javascript:alert(1)',
    'JaVaScRiPt://example.com/%0Aalert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'blob:https://example.com/x',
    'view-source:https://example.com',
    'feed:https://example.com',
    `https://example.com/${'a'.repeat(236)}`,
    `https://example.com/${'ä'.repeat(60)}`,
  ])('refuses %j', (url) => {
    expect(cleanUrl(url)).toBeNull();
  });

  it(
    'answers any text with null or a short, plain, settled http address',
    { timeout: 60_000 },
    () => {
      const text = fc
        .tuple(
          fc.constantFrom('http://', 'https://', 'HTTPS://a.test', 'http://a.test/', 'https:', ''),
          fc.oneof(fc.string({ unit: 'grapheme-ascii' }), fc.string({ unit: 'binary' }))
        )
        .map((parts) => parts.join(''));
      fc.assert(
        fc.property(text, (url) => {
          const cleaned = cleanUrl(url);
          if (cleaned === null) return;
          expect(cleaned).toMatch(/^https?:\/\/[!-~]{1,248}$/);
          expect(cleaned).not.toMatch(/["<>]/);
          expect(cleanUrl(cleaned)).toBe(cleaned);
        }),
        { numRuns: 2000 }
      );
    }
  );
});
