import { html } from '../html.mjs';
import { layout } from '../layout.mjs';
import { story } from '../story.mjs';
import { words } from '../words.mjs';

/** @param {import('../api.mjs').Api} api @param {{ lang: import('../words.mjs').Lang, tags: unknown[], slug: string }} page */
export async function tag(api, { lang, tags, slug }) {
  const say = words[lang];
  const found = await api.tag(slug);
  if (!found) return null;
  const articles = await api.articles(lang, slug);
  return layout({
    lang,
    title: found.name,
    description: found.description,
    feed: { path: `tags/${slug}`, title: found.name },
    tags,
    current: slug,
    main: html`
      <header class="opening">
        <p class="kicker">${say.tagged}</p>
        <h1>${found.name}</h1>
        ${found.description && html`<p class="summary">${found.description}</p>`}
      </header>
      ${
        articles.length > 0
          ? html`<div class="columns">${articles.map((one) => story(lang, one))}</div>`
          : html`<p class="none">${say.none}</p>`
      }
    `,
  });
}
