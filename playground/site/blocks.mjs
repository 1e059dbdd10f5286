import { html } from './html.mjs';

/**
 * @typedef {{ type: string, text?: string, level?: number, format?: string, url?: string, image?: Image, children?: Block[] } & Record<string, unknown>} Block
 * @typedef {{ url: string, alternativeText?: string, caption?: string, width?: number, height?: number }} Image
 */

/** An article's body. @param {Block[] | null | undefined} blocks */
export const blocks = (blocks) => (blocks ?? []).map(block);

/** @param {Block} node */
function block({ type, level, format, image, children }) {
  const text = inline(children);
  switch (type) {
    case 'heading':
      // The page has the first level to itself.
      return level > 2 ? html`<h3>${text}</h3>` : html`<h2>${text}</h2>`;
    case 'quote':
      return html`<blockquote><p>${text}</p></blockquote>`;
    case 'code':
      return html`<pre><code>${text}</code></pre>`;
    case 'list':
      return format === 'ordered'
        ? html`<ol>
            ${children?.map(item)}
          </ol>`
        : html`<ul>
            ${children?.map(item)}
          </ul>`;
    case 'image':
      return picture(image);
    default:
      return html`<p>${text}</p>`;
  }
}

/** @param {Block} node */
const item = (node) => html`<li>${node.type === 'list' ? block(node) : inline(node.children)}</li>`;

/** @param {Image} image @param {{ isFirst?: boolean }} [place] `isFirst`: it is seen at once. */
export const picture = ({ url, alternativeText, caption, width, height }, { isFirst } = {}) => html`
  <figure>
    <img
      src="${url}"
      alt="${alternativeText}"
      width="${width}"
      height="${height}"
      ${isFirst ? html`fetchpriority="high"` : html`loading="lazy"`}
    />
    ${caption && html`<figcaption>${caption}</figcaption>`}
  </figure>
`;

/** @param {Block[] | undefined} children */
const inline = (children = []) =>
  children.map((node) => {
    if (node.type === 'link') return link(node);
    const lines = (node.text ?? '').split('\n');
    let text = html`${lines.map((line, index) => (index > 0 ? html`<br />${line}` : line))}`;
    if (node.code) text = html`<code>${text}</code>`;
    if (node.strikethrough) text = html`<s>${text}</s>`;
    if (node.italic) text = html`<em>${text}</em>`;
    return node.bold ? html`<strong>${text}</strong>` : text;
  });

/** @param {Block} node */
const link = ({ url = '', children }) =>
  /^(?:https?:|mailto:|tel:|\/)/i.test(url)
    ? html`<a href="${url}">${inline(children)}</a>`
    : inline(children);
