import { uids } from '../../content-types';
import { tagLinks } from '../articles/tag-links';
import { publicColumns } from '../comments/public-comment';
import { toCommentRows, type CommentRow } from '../comments/store';
import type { Context } from '../context';
import { rows } from '../rows';

export type Tag = {
  readonly id: number;
  readonly documentId: string;
  readonly name: string;
  readonly description: string | null;
};

/** One indexed look-up. */
export const findTag = async (ctx: Context, slug: string): Promise<Tag | null> => {
  const found: unknown = await rows(ctx, uids.tag)
    .where({ slug })
    .first('id', 'document_id as documentId', 'name', 'description');
  return (found ?? null) as Tag | null;
};

/** Rows of the articles that were published last in a locale, with this tag if one is given. */
export const selectLatest = async (
  ctx: Context,
  { locale, limit, tag }: { locale: string; limit: number; tag: Tag | null }
): Promise<number[]> => {
  const { articles, links, article, tag: tagColumn } = tagLinks(ctx);
  const query = rows(ctx, uids.article)
    .select(`${articles}.id`)
    .where(`${articles}.locale`, locale)
    .whereNotNull(`${articles}.published_at`)
    .orderBy([
      { column: `${articles}.published_on`, order: 'desc' },
      { column: `${articles}.id`, order: 'desc' },
    ])
    .limit(limit);
  if (tag) {
    void query.join(links, `${links}.${article}`, `${articles}.id`).where({
      [`${links}.${tagColumn}`]: tag.id,
    });
  }
  const found = (await query) as { id: number }[];
  return found.map(({ id }) => id);
};

/** An article as a feed has it, without its body. Dates are ISO 8601. What the project has made private
 * is not there. */
export type ListedArticle = {
  readonly id: number;
  readonly documentId: string;
  readonly locale: string | null;
  readonly title?: string | null;
  readonly slug?: string | null;
  readonly summary?: string | null;
  readonly byline?: string | null;
  readonly canonicalUrl?: string | null;
  readonly publishedOn?: string | null;
  readonly updatedAt?: string | null;
  readonly publishedAt?: string | null;
  readonly tags?: readonly { name?: string | null; slug?: string | null }[] | null;
  readonly cover?: {
    url?: string | null;
    mime?: string | null;
    /** In kilobytes. */
    size?: number | null;
    updatedAt?: string | null;
  } | null;
};

const listed = {
  fields: [
    ...['documentId', 'locale', 'title', 'slug', 'summary', 'byline', 'canonicalUrl'],
    ...['publishedOn', 'updatedAt', 'publishedAt'],
  ],
  populate: {
    tags: { fields: ['name', 'slug'] },
    cover: { fields: ['url', 'mime', 'size', 'updatedAt'] },
  },
};

/** These articles in this order, as the Document Service and the project's own middlewares answer
 * them to a reader who may see no more than everybody. */
const readArticles = async <Article extends { readonly id: number }>(
  { strapi }: Context,
  { ids, locale, ...wanted }: { ids: readonly number[]; locale: string; fields: string[] }
): Promise<Article[]> => {
  const found = await strapi.documents(uids.article).findMany({
    ...wanted,
    locale,
    status: 'published',
    filters: { id: { $in: ids } },
    limit: ids.length,
  } as never);
  const type = strapi.contentType(uids.article);
  const clean: unknown = await strapi.contentAPI.sanitize.output(found, type);
  return ids.flatMap((id) => (clean as Article[]).find((article) => article.id === id) ?? []);
};

export const readListed = (
  ctx: Context,
  selection: { ids: readonly number[]; locale: string }
): Promise<ListedArticle[]> =>
  selection.ids.length === 0
    ? Promise.resolve([])
    : readArticles<ListedArticle>(ctx, { ...selection, ...listed });

/** Bodies in blocks, by the article's row. */
export const readBodies = async (
  ctx: Context,
  selection: { ids: readonly number[]; locale: string }
): Promise<Map<number, unknown>> => {
  if (selection.ids.length === 0) return new Map();
  const found = await readArticles<{ id: number; body?: unknown }>(ctx, {
    ...selection,
    fields: ['body'],
  });
  return new Map(found.map(({ id, body }) => [id, body]));
};

/** The latest approved comments of a thread. */
export const selectLatestComments = async (
  ctx: Context,
  { thread, limit }: { thread: string; limit: number }
): Promise<CommentRow[]> => {
  const found = (await rows(ctx, uids.comment)
    .select([...publicColumns])
    .where({ thread, status: 'approved' })
    .whereNotNull('created_at')
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'document_id', order: 'desc' },
    ])
    .limit(limit)) as unknown[];
  return toCommentRows(ctx, found);
};
