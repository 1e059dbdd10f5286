import { disguises } from './payloads/disguises';
import { html } from './payloads/html';
import { markdownBlocks } from './payloads/markdown-blocks';
import { markdownLinks } from './payloads/markdown-links';
import { mutations } from './payloads/mutations';
import { svgAndMath } from './payloads/svg-and-math';
import { urls } from './payloads/urls';

/** Attacks of one kind. `call`: script that tells the page it ran; `url`: an address outside it. */
export type Payloads = (call: string, url: string) => string[];

const numbered = (list: Payloads): readonly string[] =>
  list('', '').map((_, n) => list(`window.__pwned(${n})`, `http://attacker.invalid/${n}`)[n]!);

/**
 * Known attacks on what shows the text of strangers: from the OWASP and PortSwigger collections, the
 * html5sec cheat sheet, published bypasses of DOMPurify, sanitize-html, marked and markdown-it, and
 * mutation attacks. A payload that runs calls `window.__pwned` with its own index; one that loads
 * something asks `attacker.invalid` for it.
 */
export const payloads = numbered((call, url) =>
  [html, svgAndMath, mutations, markdownLinks, markdownBlocks, disguises].flatMap((list) =>
    list(call, url)
  )
);

/** Attacks that stand where an author's own address is expected. */
export const urlPayloads = numbered(urls);
