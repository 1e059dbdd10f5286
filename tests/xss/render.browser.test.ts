import { expect, it } from 'vitest';

import { cleanText } from '../../server/comments/clean-text';
import { cleanUrl } from '../../server/comments/clean-url';
import { renderHtml, sanitise } from '../../server/comments/render-html';
import { describeInBrowser } from '../harness/browser';
import { assertHarmless, findHarm } from './assert-harmless';
import { payloads, urlPayloads } from './payloads';

const rel = 'rel="ugc nofollow noopener noreferrer"';

describeInBrowser('in Chromium', (browser) => {
  it('known attacks written as comments do nothing', async () => {
    expect(new Set(payloads).size).toBeGreaterThanOrEqual(200);
    // As stored, and as it would be if the text had not been cleaned.
    const cleaned = payloads.map((payload) => renderHtml(cleanText(payload)));
    await assertHarmless(browser(), [...new Set([...cleaned, ...payloads.map(renderHtml)])]);
  });

  it('they do nothing when given as HTML', async () => {
    await assertHarmless(browser(), payloads.map(sanitise));
  });

  it('they do nothing as the label or the target of a link', async () => {
    await assertHarmless(
      browser(),
      payloads.flatMap((payload) => [
        renderHtml(`[${payload}](http://example.com)`),
        renderHtml(`[x](<${payload}>)`),
      ])
    );
  });

  it('attacks on the address of an author do nothing', async () => {
    const usable = [...payloads, ...urlPayloads].flatMap((payload) => cleanUrl(payload) ?? []);
    expect(usable.length).toBeGreaterThan(0);
    await assertHarmless(
      browser(),
      usable.map((url) => `<a href="${url}" ${rel}>author</a>`)
    );
  });

  it('the check notices what it is there for', async () => {
    const harm = [
      '<script>window.__pwned(0)</script>',
      '<img src="x:x" onerror="window.__pwned(1)">',
      '<img src="http://attacker.invalid/2">',
      `<a href="javascript:window.__pwned(3)" ${rel}>x</a>`,
      `<a href="http://example.com" ${rel}>x</a><a href="javascript:alert(4)" ${rel}>x</a>`,
      '<p style="color:red">x</p>',
      '<svg><p></p></svg>',
      '<!-- x -->',
      `<a href="/relative" ${rel}>x</a>`,
      '<a href="http://example.com" rel="opener">x</a>',
      `<a href="data:text/html,x" ${rel}>x</a>`,
      '<h1>x</h1>',
      '<noscript><p title="</noscript><img src=x:x onerror=window.__pwned(12)>"></noscript>',
      '</section><section id="13">',
      '<plaintext>',
    ];
    const found = (await findHarm(browser(), harm)).join('\n');
    for (const [piece] of harm.entries()) expect(found).toContain(`#${piece} `);
    for (const n of [0, 1, 3]) expect(found).toContain(`script ran: ${n}`);
    expect(found).toContain('request: http://attacker.invalid/2');
    expect(found).toContain('dialog: 4');
    expect(found).toContain('some piece leaves its place');
    await assertHarmless(browser(), ['<p>x</p>', '<ol start="2"><li>x</li></ol>']);
  });
});
