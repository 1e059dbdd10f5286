import type { Signal } from '../../server/moderation/rule';
import { markText, type Span } from './mark-text';
import { spansIn } from './spans';

type Marked = {
  /** With `<mark>` around the pieces that were found. */
  readonly html: string;
  /** Whether a piece does not show where readers look: it is in the text as written only. */
  readonly isPartial: boolean;
};

type Input = {
  /** Markdown as written: the spans refer to it. */
  readonly body: string;
  /** Sanitised by the server. */
  readonly html: string;
  readonly signals: readonly Signal[];
  /** What the marks are named by. */
  readonly nameOf: (rules: readonly string[]) => string;
};

/**
 * Marks in a comment, as readers see it, what the rules point at in it as it was written. A piece is
 * looked for by its text, at the same count of its occurrences; the address of a link, which readers do
 * not see, marks the link.
 */
export const markHtml = ({ body, html, signals, nameOf }: Input): Marked => {
  const spans = spansIn('body', signals);
  if (spans.length === 0) return { html, isPartial: false };
  const { body: root } = new DOMParser().parseFromString(html, 'text/html');
  const visible = root.textContent;
  const found: Span[] = [];
  let isPartial = false;
  for (const span of spans) {
    const piece = body.slice(span.start, span.end);
    const start = placeIn(visible, piece, countBefore(body, piece, span.start));
    if (start !== null) {
      found.push({ start, end: start + piece.length, rule: span.rule });
    } else {
      const places = linksTo(root, piece);
      if (places.length === 0) isPartial = true;
      found.push(...places.map((place) => ({ ...place, rule: span.rule })));
    }
  }
  const isHard = (rules: readonly string[]) =>
    signals.some(({ rule, outcome }) => outcome !== 'hold' && rules.includes(rule));
  wrap(root, found, (rules) => ({ name: nameOf(rules), isHard: isHard(rules) }));
  return { html: root.innerHTML, isPartial };
};

const countBefore = (text: string, piece: string, offset: number): number => {
  let count = 0;
  for (let at = text.indexOf(piece); at >= 0 && at < offset; at = text.indexOf(piece, at + 1)) {
    count += 1;
  }
  return count;
};

const placeIn = (text: string, piece: string, count: number): number | null => {
  if (piece === '') return null;
  let at = text.indexOf(piece);
  for (let number = 0; number < count && at >= 0; number += 1) at = text.indexOf(piece, at + 1);
  return at < 0 ? null : at;
};

/** Where the texts of links stand that lead to an address. */
const linksTo = (root: HTMLElement, address: string): { start: number; end: number }[] => {
  const range = root.ownerDocument.createRange();
  return [...root.querySelectorAll('a')].flatMap((link) => {
    const href = link.getAttribute('href');
    if (href === null || !sameAddress(href, address) || !link.textContent) return [];
    range.setStart(root, 0);
    range.setEndBefore(link);
    const start = range.toString().length;
    return [{ start, end: start + link.textContent.length }];
  });
};

const sameAddress = (one: string, other: string): boolean => {
  const plain = (address: string) =>
    address
      .replace(/^(?:https?:|mailto:)?(?:\/\/)?/i, '')
      .replace(/\/$/, '')
      .toLowerCase();
  return plain(one) === plain(other);
};

type Describe = (rules: readonly string[]) => { name: string; isHard: boolean };

const wrap = (root: HTMLElement, spans: readonly Span[], describe: Describe) => {
  const page = root.ownerDocument;
  const walker = page.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  while (walker.nextNode()) texts.push(walker.currentNode as Text);

  let from = 0;
  for (const node of texts) {
    const { data } = node;
    const own = spans
      .filter(({ start, end }) => start < from + data.length && end > from)
      .map(({ start, end, rule }) => ({ start: start - from, end: end - from, rule }));
    from += data.length;
    if (own.length === 0) continue;
    const pieces = markText(data, own).map(({ text, rules }) => {
      if (rules.length === 0) return page.createTextNode(text);
      const { name, isHard } = describe(rules);
      const mark = page.createElement('mark');
      mark.title = name;
      if (isHard) mark.dataset.hard = '';
      const heard = page.createElement('span');
      heard.textContent = ` (${name})`;
      mark.append(text, heard);
      return mark;
    });
    node.replaceWith(...pieces);
  }
};
