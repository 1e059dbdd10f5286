import type Token from 'markdown-it/lib/token.mjs';

import type { Link } from '../moderation/rule';
import { markdown } from './markdown';

/** What a reader reads of a body, and where it leads. */
export type ReadText = { readonly text: string; readonly links: readonly Link[] };

const hostOf = (url: string): string | null => {
  if (!URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  return protocol === 'mailto:' ? null : hostname.toLowerCase().replace(/^www\./, '');
};

/** All tokens with text, in the order of the text; one line per block. */
const inlineOf = (tokens: readonly Token[]): Token[] =>
  tokens.flatMap((token) => (token.children ? inlineOf(token.children) : [token]));

const textOf = (token: Token): string => {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n';
  return ['text', 'code_inline', 'code_block', 'fence', 'html_inline', 'html_block'].includes(
    token.type
  )
    ? token.content
    : '';
};

/** Where a link's address stands in the body, searched from where the one before it ended: as it
 * was written, or with what the renderer completes (`http://`) and encodes taken off again. */
const findIn = (body: string, href: string, from: number): [number, number] => {
  const decoded = markdown.normalizeLinkText(href);
  const candidates = [href, decoded].flatMap((one) => [
    one,
    one.replace(/^(?:https?:\/\/|mailto:)/i, ''),
    one.replace(/^(?:https?:\/\/|mailto:)/i, '').replace(/\/$/, ''),
  ]);
  for (const start of [from, 0]) {
    for (const candidate of candidates) {
      const at = candidate === '' ? -1 : body.indexOf(candidate, start);
      if (at >= 0) return [at, at + candidate.length];
    }
  }
  return [0, 0];
};

/**
 * A body's plain text and its links, by the very Markdown that renders it: what is shown as a link
 * counts as one, bare addresses included. Mail addresses are not links.
 */
export const readText = (body: string): ReadText => {
  const blocks = markdown.parse(body, {});
  const links: Link[] = [];
  let from = 0;
  for (const token of inlineOf(blocks)) {
    if (token.type !== 'link_open') continue;
    const href = token.attrGet('href') ?? '';
    const host = hostOf(href);
    if (host === null) continue;
    const [start, end] = findIn(body, href, from);
    from = Math.max(from, end);
    links.push({ url: href, host, start, end });
  }
  const text = blocks
    .map((block) => (block.children ? inlineOf([block]) : [block]).map(textOf).join(''))
    .filter((line) => line !== '')
    .join('\n');
  return { text, links };
};
