import MarkdownIt from 'markdown-it';

import { setUpBareLinks } from './bare-links';

/** How far quotes and lists nest: twelve quotes, or six lists, since a list counts twice. */
const deepestBlock = 12;

/**
 * The Markdown of comments, shared by all who read it, so that what is shown as a link is what
 * counts as one.
 *
 * Only what is named here is understood. Left out on purpose: HTML (shown as text), tables,
 * references (a few letters could repeat a long address a thousand times), and entities (they would
 * bring back characters that `cleanText` took out). Images become links, headings bold paragraphs,
 * for a comment must not break its page's outline.
 */
export const markdown = new MarkdownIt('zero', { linkify: true, breaks: true }).enable([
  // blocks
  'blockquote',
  'code',
  'fence',
  'heading',
  'hr',
  'list',
  // inside them
  'autolink',
  'backticks',
  'emphasis',
  'escape',
  'image',
  'link',
  'linkify',
  'newline',
  'strikethrough',
]);

/** Only what leads somewhere from any page: absolute web addresses, and mail to somebody. */
markdown.validateLink = (url) => /^(?:https?:\/\/|mailto:[^@]+@)/i.test(url) && URL.canParse(url);

const readableLink = markdown.normalizeLinkText.bind(markdown);
// Decoded for reading, unless that would put in characters that cannot be seen or that turn text.
markdown.normalizeLinkText = (url) => {
  const readable = readableLink(url);
  return /[\p{C}\p{Z}]/u.test(readable) ? url : readable;
};

setUpBareLinks(markdown.linkify);

// Deeper than `deepestBlock`, the marks are text. markdown-it's own `maxNesting` would drop the
// rest of the comment instead.
for (const name of ['blockquote', 'list']) {
  const only = new MarkdownIt().block.ruler;
  only.enableOnly(name);
  const [rule] = only.getRules('');
  markdown.block.ruler.at(
    name,
    (state, startLine, endLine, silent) =>
      state.level < deepestBlock && rule?.(state, startLine, endLine, silent) === true,
    { alt: ['paragraph', 'reference', 'blockquote', ...(name === 'blockquote' ? ['list'] : [])] }
  );
}

// An image becomes a link to it, for no page of ours fetches what a reader names. Inside a link it
// becomes its text, and a link inside a link does too: whatever makes links has run by then.
markdown.core.ruler.after('linkify', 'plain-links', (state) => {
  for (const block of state.tokens) {
    let open = 0;
    block.children &&= block.children.flatMap((token) => {
      if (token.type === 'link_open') return open++ ? [] : [token];
      if (token.type === 'link_close') return --open ? [] : [token];
      if (token.type !== 'image') return [token];
      const href = String(token.attrGet('src'));
      const text = new state.Token('text', '', 0);
      text.content =
        markdown.renderer.renderInlineAsText(token.children ?? [], markdown.options, state.env) ||
        (open ? '' : markdown.normalizeLinkText(href));
      if (open) return [text];
      const start = new state.Token('link_open', 'a', 1);
      start.attrSet('href', href);
      return [start, text, new state.Token('link_close', 'a', -1)];
    });
  }
});

Object.assign(markdown.renderer.rules, {
  heading_open: () => '<p><strong>',
  heading_close: () => '</strong></p>\n',
  hr: () => '<p>* * *</p>\n',
  s_open: () => '<del>',
  s_close: () => '</del>',
});
