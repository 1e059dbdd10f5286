import { step } from '../prepare/progress.mjs';
import { createApi } from './api.mjs';
import { createClock } from './clock.mjs';
import { readThread } from './read-texts.mjs';
import { createReaders } from './readers.mjs';
import { seedArticles } from './seed-articles.mjs';
import { seedThread } from './seed-thread.mjs';

const articleUid = 'plugin::newsroom.article';
/** What is below it has been written just now. */
const liveArticle = 'storm-ottilie';
const closedArticle = 'how-we-covered-the-fenwick-fire';

/**
 * Fills an empty newsroom once: an editor, articles and tags, and threads from empty to 200 comments.
 * A run that was interrupted is taken up where it ended; what is written later is kept.
 *
 * @param {import('@strapi/strapi').Core.Strapi} strapi
 * @param {string} origin
 */
export async function seed(strapi, origin) {
  const store = strapi.store({ type: 'core', name: 'newsroom-demo' });
  if (await store.get({ key: 'seeded' })) return;
  const api = createApi(origin);
  const now = new Date();

  const articles = await step('Writing articles', async () => {
    await api.logIn();
    await addGerman(strapi);
    return seedArticles(strapi, api, now);
  });
  await step('Writing comments', async (say) => {
    const authors = articles.flatMap(({ name }) => readThread(name).map(({ author }) => author));
    const readers = await createReaders(strapi, api, authors);
    const desk = { strapi, api, readers, clock: createClock(strapi) };
    let written = 0;
    const onComment = () => say(`${(written += 1)} of ${authors.length}`);
    for (const article of articles) {
      const isLive = article.name === liveArticle;
      const thread = await seedThread(desk, article, { now, isLive, onComment });
      if (article.name === closedArticle) {
        await api.asEditor('PUT', `/newsroom/threads/${thread}`, { closed: true });
      }
      if (article.state === 'unpublished') {
        await strapi.documents(articleUid).unpublish({ documentId: article.documentId });
      }
    }
  });
  await store.set({ key: 'seeded', value: now.toISOString() });
}

/** @param {import('@strapi/strapi').Core.Strapi} strapi */
async function addGerman(strapi) {
  const locales = strapi.plugin('i18n').service('locales');
  if (!(await locales.findByCode('de'))) {
    await locales.create({ code: 'de', name: 'German (de)' });
  }
}
