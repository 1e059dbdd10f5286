import sanitizeHtml from 'sanitize-html';

import { isRecord, type Json } from '../json';

/**
 * A body in Strapi's blocks to HTML that any page may show, and well-formed XML.
 *
 * Elements: those of `elements` below. What is not known is left out, its text stays. Addresses are
 * made whole, since a feed is read elsewhere; links take http, https, mailto and tel, images http and
 * https.
 *
 * @param bases what relative addresses begin from: pictures lie on the server, pages on the website
 */
export const renderBlocks = (blocks: unknown, bases: Bases): string =>
  sanitizeHtml(listOf(blocks).map(block).join('\n'), optionsFor(bases));

type Bases = { readonly links: string; readonly pictures: string };

const listOf = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isRecord) : []);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const attributes = (values: Record<string, unknown>): string =>
  Object.entries(values)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .map(([name, value]) => ` ${name}="${escape(String(value))}"`)
    .join('');

const element = (name: string, inner: string): string => `<${name}>${inner}</${name}>`;

const block = (node: Json): string => {
  const { type, level, format, image, children } = node;
  switch (type) {
    case 'heading':
      return element(`h${[1, 2, 3, 4, 5, 6].find((one) => one === level) ?? 6}`, inline(children));
    case 'quote':
      return element('blockquote', element('p', inline(children)));
    case 'code':
      return element('pre', element('code', escape(plain(children))));
    case 'list':
      return element(format === 'ordered' ? 'ol' : 'ul', items(children));
    case 'image':
      return isRecord(image) ? picture(image) : '';
    default: {
      const text = inline(children);
      return text === '' ? '' : element('p', text);
    }
  }
};

/** A list within a list is a child beside the items: it belongs to the item before it. */
const items = (children: unknown): string => {
  const made: string[] = [];
  for (const child of listOf(children)) {
    if (child.type === 'list') made.push(`${made.pop() ?? ''}${block(child)}`);
    else made.push(inline(child.children));
  }
  return made.map((item) => element('li', item)).join('');
};

const picture = ({ url, alternativeText, width, height, caption }: Json): string => {
  const alt = textOf(alternativeText);
  const img = `<img${attributes({ src: url, alt, width, height })}>`;
  const words = textOf(caption);
  return element('figure', words ? img + element('figcaption', escape(words)) : img);
};

const marks = { code: 'code', strikethrough: 's', underline: 'u', italic: 'em', bold: 'strong' };

const inline = (children: unknown): string =>
  listOf(children)
    .map((node) => {
      if (Array.isArray(node.children)) {
        const inner = inline(node.children);
        return node.type === 'link' ? `<a${attributes({ href: node.url })}>${inner}</a>` : inner;
      }
      const text = escape(textOf(node.text)).replaceAll('\n', '<br>');
      return Object.entries(marks).reduce(
        (inner, [mark, name]) => (node[mark] === true && inner ? element(name, inner) : inner),
        text
      );
    })
    .join('');

const plain = (children: unknown): string =>
  listOf(children)
    .map((node) => (Array.isArray(node.children) ? plain(node.children) : textOf(node.text)))
    .join('');

const whole = (address: string | undefined, base: string): string =>
  address !== undefined && URL.canParse(address, base) ? new URL(address, base).href : '';

/** The second lock behind the renderer. */
const optionsFor = (bases: Bases): sanitizeHtml.IOptions => ({
  allowedTags: [
    ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'code', 'ul', 'ol', 'li'],
    ...['figure', 'img', 'figcaption', 'a', 'br', 'strong', 'em', 'u', 's'],
  ],
  allowedAttributes: { a: ['href'], img: ['src', 'alt', 'width', 'height'] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowedSchemesByTag: { img: ['http', 'https'] },
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, { href }) => ({ tagName, attribs: { href: whole(href, bases.links) } }),
    img: (tagName, { src, ...others }) => ({
      tagName,
      attribs: { src: whole(src, bases.pictures), ...others },
    }),
  },
  // A link that leads nowhere is its text; a picture that is nowhere is nothing.
  exclusiveFilter: ({ tag, attribs, mediaChildren }) => {
    if (tag === 'a' && !attribs.href) return 'excludeTag';
    return (tag === 'img' && !attribs.src) || (tag === 'figure' && mediaChildren.length === 0);
  },
});
