import { blocks, picture } from '../blocks.mjs';
import { html, json, trusted } from '../html.mjs';
import { api as apiPath, articlePath, layout } from '../layout.mjs';
import { chips, meta, story } from '../story.mjs';
import { words } from '../words.mjs';

/** For search engines. */
const data = ({ title, summary, byline, publishedOn, updatedAt, commentCount, locale }) => ({
  '@context': 'https://schema.org',
  '@type': 'NewsArticle',
  headline: title,
  ...(summary && { description: summary }),
  ...(byline && { author: { '@type': 'Person', name: byline } }),
  datePublished: publishedOn,
  dateModified: updatedAt,
  commentCount,
  inLanguage: locale,
});

/** @param {import('../api.mjs').Api} api @param {{ lang: import('../words.mjs').Lang, tags: unknown[], slug: string }} page */
export async function article(api, { lang, tags, slug }) {
  const say = words[lang];
  const found = await api.article(lang, slug);
  if (!found) return null;
  const { documentId, title, summary, body, cover, localizations = [] } = found;
  const [related, comments] = await Promise.all([
    api.related(lang, documentId),
    api.comments(lang, documentId),
  ]);
  const translation = localizations.find(({ locale }) => locale === say.other.lang);
  const other = translation ? articlePath(say.other.lang, translation.slug) : null;
  return layout({
    lang,
    title,
    description: summary,
    feed: { path: `threads/${documentId}`, title: `${say.comments}: ${title}` },
    other,
    tags,
    head: html`<script type="application/ld+json">
      ${json(data(found))}
    </script>`,
    main: html`
      <article class="full">
        <header class="opening">
          ${chips(lang, found)}
          <h1>${title}</h1>
          ${summary && html`<p class="standfirst">${summary}</p>`}
          <div class="facts">${meta(lang, found, '#comments')}</div>
          ${other && html`<p class="translation"><a href="${other}" lang="${say.other.lang}" hreflang="${say.other.lang}">${say.other.article}</a></p>`}
        </header>
        ${cover && picture(cover, { isFirst: true })}
        <div class="body">${blocks(body)}</div>
      </article>
      ${
        related?.length > 0 &&
        html`<aside class="related" aria-labelledby="related">
          <h2 id="related" class="rubric">${say.related}</h2>
          <div class="columns">${related.map((one) => story(lang, one, { level: 3 }))}</div>
        </aside>`
      }
      <section id="comments" class="discussion" aria-label="${say.comments}">
        <newsroom-comments thread="${documentId}" api="/">${trusted(comments)}</newsroom-comments>
        <noscript><p class="none">${say.noScript}</p></noscript>
        <p class="follow">
          ${say.subscribe}: <a href="${apiPath}/feeds/threads/${documentId}.atom">Atom</a>,
          <a href="${apiPath}/feeds/threads/${documentId}.rss">RSS</a>
        </p>
      </section>
    `,
  });
}
