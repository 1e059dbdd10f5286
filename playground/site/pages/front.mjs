import { html } from '../html.mjs';
import { homePath, layout } from '../layout.mjs';
import { story } from '../story.mjs';
import { words } from '../words.mjs';

/** What stands beside the lead. */
const besides = 3;

/** @param {import('../api.mjs').Api} api @param {{ lang: import('../words.mjs').Lang, tags: unknown[] }} page */
export async function front(api, { lang, tags }) {
  const say = words[lang];
  const [lead, ...others] = await api.articles(lang);
  const main = lead
    ? html`
        <div class="front${others.length === 0 && ' alone'}">
          ${story(lang, lead, { isLead: true })}
          <div class="beside">${others.slice(0, besides).map((one) => story(lang, one))}</div>
        </div>
        ${
          others.length > besides &&
          html`<section class="more" aria-labelledby="more">
            <h2 id="more" class="rubric">${say.more}</h2>
            <div class="columns">
              ${others.slice(besides).map((one) => story(lang, one, { level: 3 }))}
            </div>
          </section>`
        }
      `
    : html`<p class="none">${say.none}</p>`;
  return layout({
    lang,
    description: say.motto,
    other: homePath(say.other.lang),
    tags,
    isHome: true,
    main,
  });
}
