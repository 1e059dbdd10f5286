import type Token from 'markdown-it/lib/token.mjs';

import { countCharacters } from '../moderation/count-characters';
import type { Link } from '../moderation/rule';
import { notingMarkdown, readInline } from './read-inline';

/** What a reader reads of a body, and where it leads. */
export type ReadText = { readonly text: string; readonly links: readonly Link[] };

/**
 * A body's plain text and its links, by the very Markdown that renders it: what is shown as a link
 * counts as one, once for each time it stands there, however it is written; what its text looks like
 * does not count again. Mail addresses are not links. Blocks of text stand on lines of their own.
 *
 * Takes time in proportion to the body; the longest that the `length` rule allows is a matter of
 * milliseconds.
 *
 * @param body Markdown. Offsets of the links refer to it, as the whole link is written.
 * @param longest how many characters are worth reading. A longer body is its own text, without links.
 */
export const readText = (body: string, longest = Infinity): ReadText => {
  if (body.length > longest && countCharacters(body) > longest) return { text: body, links: [] };
  // As markdown-it reads it, and of the same length.
  const source = body.replace(/\r\n/g, ' \n').replace(/\r/g, '\n').replace(/\0/g, '\uFFFD');
  const lines = source.split('\n');
  const lineStarts: number[] = [];
  lines.reduce((start, line) => lineStarts.push(start) && start + line.length + 1, 0);

  const blocks: Token[] = [];
  notingMarkdown.block.parse(source, notingMarkdown, {}, blocks);
  const texts: string[] = [];
  const links: Link[] = [];
  for (const { type, content, map } of blocks) {
    if (type !== 'inline') {
      if (content !== '') texts.push(content);
      continue;
    }
    const inline = readInline(content);
    texts.push(inline.text);
    if (inline.links.length === 0) continue;
    const positionIn = placeBlock(content, lines, lineStarts, map?.[0] ?? 0);
    for (const { href, start, end } of inline.links) {
      const target = targetOf(href);
      if (target) links.push({ ...target, start: positionIn(start), end: positionIn(end - 1) + 1 });
    }
  }
  return { text: texts.join('\n'), links };
};

const targetOf = (href: string): Pick<Link, 'url' | 'host'> | null => {
  if (!URL.canParse(href)) return null;
  const { href: url, hostname } = new URL(href);
  const host = hostname
    .toLowerCase()
    .replace(/^www\./, '')
    .replace(/\.$/, '');
  return host === '' ? null : { url, host };
};

/**
 * Where offsets in a block's content stand in the body. A block's content has the body's lines, but
 * without what makes them a quote, a list or a heading.
 *
 * @returns for offsets that never go back.
 */
const placeBlock = (
  content: string,
  lines: readonly string[],
  lineStarts: readonly number[],
  firstLine: number
) => {
  // Of each line of the content: where it begins there, and how far that is from the body's line.
  let passed = 0;
  const placed = content.split('\n').map((contentLine, index) => {
    const from = passed;
    passed += contentLine.length + 1;
    const line = (lines[firstLine + index] ?? '').trimEnd();
    const written = contentLine.trim();
    const column = line.endsWith(written)
      ? line.length - written.length
      : Math.max(0, line.indexOf(written));
    const indent = contentLine.length - contentLine.trimStart().length;
    return { from, shift: (lineStarts[firstLine + index] ?? 0) + column - indent - from };
  });
  let current = 0;
  return (offset: number): number => {
    while ((placed[current + 1]?.from ?? Infinity) <= offset) current++;
    return offset + (placed[current]?.shift ?? 0);
  };
};
