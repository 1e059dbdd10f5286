import { toBlocks } from './blocks.mjs';
import { readArticles } from './read-texts.mjs';
import { readTime } from './times.mjs';

const articleUid = 'plugin::newsroom.article';
const tagUid = 'plugin::newsroom.tag';
const path = `/content-manager/collection-types/${articleUid}`;

/** @typedef {{ name: string, documentId: string, published: Date, state: string | undefined }} SeededArticle */

/**
 * Writes the articles that are not there yet, as an editor does, translations after originals.
 *
 * @param {import('@strapi/strapi').Core.Strapi} strapi
 * @param {import('./api.mjs').Api} api
 * @param {Date} now
 * @returns {Promise<SeededArticle[]>} those with a date of publication, oldest first
 */
export async function seedArticles(strapi, api, now) {
  const texts = readArticles();
  /** @type {Map<string, SeededArticle>} */
  const seeded = new Map();
  for (const text of texts.filter(({ locale }) => locale === 'en')) {
    const found = await findBySlug(strapi, text);
    const documentId = found?.documentId ?? (await write(strapi, api, text, null, now));
    const { published, state } = text.fields;
    if (!published) continue;
    seeded.set(text.name, {
      name: text.name,
      documentId,
      published: readTime(published, now),
      state,
    });
  }
  for (const text of texts.filter(({ locale }) => locale !== 'en')) {
    if (await findBySlug(strapi, text)) continue;
    const { documentId } = seeded.get(text.name);
    await write(strapi, api, text, documentId, now);
  }
  return [...seeded.values()].sort((a, b) => a.published.getTime() - b.published.getTime());
}

/** @param {import('@strapi/strapi').Core.Strapi} strapi @param {import('./read-texts.mjs').ArticleText} text */
const findBySlug = (strapi, { fields, locale }) =>
  strapi.documents(articleUid).findFirst({ locale, filters: { slug: fields.slug } });

/**
 * @param {import('@strapi/strapi').Core.Strapi} strapi
 * @param {import('./api.mjs').Api} api
 * @param {import('./read-texts.mjs').ArticleText} text
 * @param {string | null} original The document it translates.
 * @param {Date} now
 * @returns {Promise<string>} its `documentId`
 */
async function write(strapi, api, { fields, locale, summary, body }, original, now) {
  const { title, slug, byline = '', published, state } = fields;
  const data = {
    title,
    slug,
    byline,
    summary,
    body: toBlocks(body),
    ...(fields.tags && { tags: { connect: await tagsNamed(strapi, fields.tags) } }),
    ...(published && { publishedOn: readTime(published, now).toISOString() }),
  };
  const saved = original
    ? await api.asEditor('PUT', `${path}/${original}?locale=${locale}`, data)
    : await api.asEditor('POST', `${path}?locale=${locale}`, data);
  const { documentId } = saved.data;
  if (state !== 'draft') {
    await api.asEditor('POST', `${path}/${documentId}/actions/publish?locale=${locale}`, {});
  }
  return documentId;
}

/** @param {import('@strapi/strapi').Core.Strapi} strapi @param {string} names */
async function tagsNamed(strapi, names) {
  const tags = [];
  for (const name of names.split(', ')) {
    const found = await strapi.documents(tagUid).findFirst({ filters: { name } });
    const { documentId } = found ?? (await strapi.documents(tagUid).create({ data: { name } }));
    tags.push({ documentId });
  }
  return tags;
}
