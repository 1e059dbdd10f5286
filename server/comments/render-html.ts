import sanitizeHtml from 'sanitize-html';

import { markdown } from './markdown';

/**
 * A comment's body, as `cleanText` left it, to HTML that any page may show.
 *
 * Elements: p, br, strong, em, del, code, pre, blockquote, ul, ol (with `start`), li, and a with
 * `href` (http, https or mailto, absolute) and `rel`. Nothing else, and no other attribute. Also
 * well-formed XML, as feeds need it. Never much longer than the body times thirty.
 */
export const renderHtml = (body: string): string => sanitise(markdown.render(body)).trim();

/**
 * HTML from anywhere to what `renderHtml` may return; the second lock behind the renderer, and the
 * only one for HTML that was not written as Markdown. Leaves its own output as it is.
 */
export const sanitise = (html: string): string => sanitizeHtml(html, options);

const options: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'strong',
    'em',
    'del',
    'code',
    'pre',
    'blockquote',
    'ul',
    'ol',
    'li',
    'a',
  ],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  transformTags: {
    a: (tagName, { href = '' }): sanitizeHtml.Tag => ({
      tagName,
      attribs: markdown.validateLink(href) ? { href, rel: 'ugc nofollow noopener noreferrer' } : {},
    }),
    // "1990. What a year!" is a list to Markdown; without its number it would read "1.". An empty
    // attribute is left out.
    ol: (_tag, { start = '' }) => ({
      tagName: 'ol',
      attribs: { start: /^\d{1,9}$/.test(start) ? start : '' },
    }),
  },
  // A link that leads nowhere is its text.
  exclusiveFilter: ({ tag, attribs }) => (tag === 'a' && !attribs.href ? 'excludeTag' : false),
  // A program that composes letters (NFC) would make one of a tag's `>` and a slash laid over it. All
  // that stand there, since a text ends at an entity when it is read again.
  textFilter: (text) => text.replace(/^\u0338+/, (slashes) => '&#824;'.repeat(slashes.length)),
  // Emphasis in emphasis has no bound in Markdown. Deeper tags go, their text stays.
  nestingLimit: 32,
};
