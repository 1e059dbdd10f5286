import { blocks } from './blocks.mjs';
import { html } from './html.mjs';
import { articlePath, tagPath } from './layout.mjs';
import { countOf, dayOf, words } from './words.mjs';

/** @typedef {import('./words.mjs').Lang} Lang */

/** The number of comments, which goes on counting where there is JavaScript. @param {Lang} lang */
const count = (lang, { documentId, commentCount }) =>
  html`<newsroom-count thread="${documentId}" api="/"
    >${countOf(lang, commentCount)}</newsroom-count
  >`;

/** Who wrote it and when, and how much is said about it. @param {Lang} lang @param {string} [comments] */
export const meta = (lang, article, comments) => html`
  <p class="meta">
    ${article.byline && html`<span class="byline">${words[lang].by} ${article.byline}</span>`}
    <time datetime="${article.publishedOn}">${dayOf(lang, article.publishedOn)}</time>
    <a href="${comments ?? `${articlePath(lang, article.slug)}#comments`}"
      >${count(lang, article)}</a
    >
  </p>
`;

/** @param {Lang} lang */
export const chips = (lang, article) =>
  article.tags?.length > 0 &&
  html`<p class="chips">
    ${article.tags.map(({ name, slug }) => html`<a href="${tagPath(lang, slug)}">${name}</a> `)}
  </p>`;

/** How an article begins, where there is no picture to show. */
const opening = ({ body }) =>
  blocks(body?.filter(({ type }) => ['paragraph', 'list'].includes(type)).slice(0, 4));

/**
 * An article in a list.
 *
 * @param {Lang} lang
 * @param {{ level?: 2 | 3, isLead?: boolean }} [look]
 */
export const story = (lang, article, { level = 2, isLead = false } = {}) => {
  const link = html`<a href="${articlePath(lang, article.slug)}">${article.title}</a>`;
  const { cover } = article;
  return html`<article class="story${isLead && ' lead'}">
    ${
      cover &&
      html`<img
        src="${cover.formats?.small?.url ?? cover.url}"
        alt=""
        width="${cover.width}"
        height="${cover.height}"
        loading="${isLead ? 'eager' : 'lazy'}"
      />`
    }
    ${chips(lang, article)} ${level === 2 ? html`<h2>${link}</h2>` : html`<h3>${link}</h3>`}
    ${article.summary && html`<p class="summary">${article.summary}</p>`} ${meta(lang, article)}
    ${isLead && !cover && html`<div class="begins">${opening(article)}</div>`}
  </article>`;
};
