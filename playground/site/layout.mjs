import { html } from './html.mjs';
import { dayOf, words } from './words.mjs';

/** @typedef {import('./words.mjs').Lang} Lang */

export const base = '/news';
export const api = '/api/newsroom';
/** @param {Lang} lang */
export const homePath = (lang) => `${base}/${lang}/`;
/** @param {Lang} lang @param {string} slug */
export const tagPath = (lang, slug) => `${base}/${lang}/tags/${slug}`;
/** @param {Lang} lang @param {string} slug */
export const articlePath = (lang, slug) => `${base}/${lang}/${slug}`;

/** @param {string} path below `/feeds`, without its ending @param {Lang} lang @param {string} title */
const feeds = (path, lang, title) =>
  [
    ['atom', 'application/atom+xml'],
    ['rss', 'application/rss+xml'],
    ['json', 'application/feed+json'],
  ].map(
    ([format, type]) =>
      html`<link
        rel="alternate"
        type="${type}"
        title="${title}"
        href="${api}/feeds/${path}.${format}?locale=${lang}"
      />`
  );

/**
 * A page of the site.
 *
 * @param {{ lang: Lang, title?: string, description?: string, canonical?: string, feed?: { path: string, title: string }, other?: string | null, tags: { name: string, slug: string, articleCount: number }[], current?: string, isHome?: boolean, head?: unknown, main: unknown }} page
 *   `other`: where the page is in the other language. `current`: slug of the section it is in.
 */
export const layout = ({
  lang,
  title,
  description,
  feed,
  other,
  tags,
  current,
  isHome,
  head,
  main,
}) => {
  const say = words[lang];
  const masthead = html`<a href="${homePath(lang)}" ${isHome && html` aria-current="page"`}
    >${say.paper}</a
  >`;
  return html`<!doctype html>
    <html lang="${lang}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title ? `${title} – ${say.paper}` : say.paper}</title>
        ${description && html`<meta name="description" content="${description}" />`}
        <meta name="color-scheme" content="light dark" />
        <link rel="stylesheet" href="${base}/assets/site.css" />
        <script type="module" src="${api}/element.js"></script>
        ${feed && feeds(feed.path, lang, feed.title)} ${feeds('articles', lang, say.paper)}
        ${other && html`<link rel="alternate" hreflang="${say.other.lang}" href="${other}" />`}
        ${head}
      </head>
      <body>
        <a class="skip" href="#stories">${say.skip}</a>
        <header class="masthead">
          <div class="edition">
            <time datetime="${new Date().toISOString().slice(0, 10)}"
              >${dayOf(lang, new Date())}</time
            >
            <a
              href="${other ?? homePath(say.other.lang)}"
              lang="${say.other.lang}"
              hreflang="${say.other.lang}"
              >${say.other.label}</a
            >
          </div>
          ${isHome ? html`<h1 class="name">${masthead}</h1>` : html`<p class="name">${masthead}</p>`}
          <p class="motto">${say.motto}</p>
          ${sections(lang, tags, current)}
        </header>
        <main id="stories" tabindex="-1">${main}</main>
        <footer class="imprint">
          <p>${say.imprint}</p>
          <p>
            ${say.feeds}:
            <a href="${api}/feeds/articles.rss?locale=${lang}">RSS</a>,
            <a href="${api}/feeds/articles.atom?locale=${lang}">Atom</a>,
            <a href="${api}/feeds/articles.json?locale=${lang}">JSON</a>
            · <a href="/admin/plugins/newsroom">${say.desk}</a>
          </p>
        </footer>
      </body>
    </html>`;
};

const sections = (lang, tags, current) =>
  tags.length > 0 &&
  html`<nav aria-label="${words[lang].sections}">
    <ul class="sections">
      ${tags.map(
        ({ name, slug }) =>
          html`<li>
            <a href="${tagPath(lang, slug)}" ${slug === current && html` aria-current="page"`}
              >${name}</a
            >
          </li>`
      )}
    </ul>
  </nav>`;
