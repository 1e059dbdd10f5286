import type MarkdownIt from 'markdown-it';
import type { RuleInline } from 'markdown-it/lib/parser_inline.mjs';
import type Token from 'markdown-it/lib/token.mjs';

import { markdown } from './markdown';

/** A link in the content of one block. Offsets are UTF-16 and refer to the content. */
export type InlineLink = { readonly href: string; readonly start: number; readonly end: number };

/** Where the piece of text ends that a token was made of; markdown-it does not say. */
const ends = new WeakMap<Token, number>();

const noting =
  (rule: RuleInline): RuleInline =>
  (state, silent) => {
    const made = state.tokens.length;
    const matched = rule(state, silent);
    if (!matched || silent) return matched;
    // What was text before comes first; emphasis marks are text at this point, too.
    for (let index = made; index < state.tokens.length; index++) {
      const token = state.tokens[index];
      if (!token || token.type === 'text') continue;
      ends.set(token, state.pos);
      break;
    }
    return matched;
  };

const inlineRules = markdown.inline.ruler.getRules('').map(noting);

/** The shared Markdown with one difference: its inline rules leave notes. The prototype is the shared
 * one, so that all else, whoever changes it, stays the same. */
export const notingMarkdown = Object.assign(Object.create(markdown) as MarkdownIt, {
  inline: Object.assign(Object.create(markdown.inline) as MarkdownIt['inline'], {
    ruler: { getRules: () => inlineRules },
  }),
});

/**
 * What readers read of the content of a block, and all its links in order, as the renderer makes
 * them: images are links there, a link inside a link is its text, and bare addresses are links.
 */
export const readInline = (content: string): { text: string; links: InlineLink[] } => {
  const tokens: Token[] = [];
  notingMarkdown.inline.parse(content, notingMarkdown, {}, tokens);
  const links: InlineLink[] = [];
  const mayHaveBare = markdown.linkify.pretest(content);
  let text = '';
  let depth = 0;
  let linkEnd = 0;
  // Where the token begins, as long as it stands outside links.
  let at = 0;
  for (const [index, token] of tokens.entries()) {
    const end = ends.get(token) ?? at + token.markup.length;
    switch (token.type) {
      case 'text':
        text += token.content;
        if (depth > 0) break;
        if (mayHaveBare) {
          const isEscaped = tokens[index - 1]?.type === 'text_special';
          links.push(...bareLinks(token.content, at, isEscaped));
        }
        at += token.content.length;
        break;
      case 'link_open':
        if (depth++ === 0) {
          links.push({ href: String(token.attrGet('href')), start: at, end });
          linkEnd = end;
        }
        break;
      case 'link_close':
        if (--depth === 0) at = linkEnd;
        break;
      case 'image': {
        const href = String(token.attrGet('src'));
        const label = plainText(token.children ?? []);
        text += label || (depth > 0 ? '' : markdown.normalizeLinkText(href));
        if (depth > 0) break;
        links.push({ href, start: at, end });
        at = end;
        break;
      }
      default:
        text += breaks.has(token.type) ? '\n' : token.content;
        if (depth === 0) at = end;
    }
  }
  return { text, links };
};

const breaks = new Set(['softbreak', 'hardbreak']);

const plainText = (tokens: readonly Token[]): string =>
  tokens
    .map((token) =>
      breaks.has(token.type) ? '\n' : token.children ? plainText(token.children) : token.content
    )
    .join('');

/** @param isEscaped the text follows an escaped character: `http\://…` is no link. */
const bareLinks = (text: string, at: number, isEscaped: boolean): InlineLink[] =>
  (markdown.linkify.test(text) ? (markdown.linkify.match(text) ?? []) : [])
    .filter(({ index }) => !(isEscaped && index === 0))
    .map(({ url, index, lastIndex }) => ({
      href: markdown.normalizeLink(url),
      start: at + index,
      end: at + lastIndex,
    }))
    .filter(({ href }) => markdown.validateLink(href));
