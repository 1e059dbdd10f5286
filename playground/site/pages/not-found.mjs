import { html } from '../html.mjs';
import { homePath, layout } from '../layout.mjs';
import { words } from '../words.mjs';

/** @param {{ lang: import('../words.mjs').Lang, tags: unknown[] }} page */
export const notFound = ({ lang, tags }) => {
  const say = words[lang];
  return layout({
    lang,
    title: say.missing,
    tags,
    main: html`
      <header class="opening">
        <p class="kicker">404</p>
        <h1>${say.missing}</h1>
        <p class="standfirst">${say.missingText}</p>
        <p><a href="${homePath(lang)}">${say.home}</a></p>
      </header>
    `,
  });
};
