import { uids } from '../../content-types';
import type { Context } from '../context';

/** What the article hooks look at in a row: a draft or published version in one locale. */
export type ArticleVersion = {
  readonly id: number;
  readonly documentId: string;
  readonly locale: string | null;
  readonly title: string | null;
  readonly slug: string | null;
  /** First publication of this locale; dates as the database answers them. */
  readonly publishedOn: Date | string | null;
  /** Set on published rows only. */
  readonly publishedAt: Date | string | null;
};

const columns = ['id', 'documentId', 'locale', 'title', 'slug', 'publishedOn', 'publishedAt'];

/** Which rows a write through `db.query` is about. */
export type Selection = {
  readonly where?: unknown;
  readonly filters?: unknown;
  readonly _q?: unknown;
};

/** Rows that a Strapi query selects, as its own write would. `one`: what `update` takes, which is
 * the first row found. No hooks fire. */
export const selectVersions = async (
  { strapi }: Context,
  { where, filters, _q }: Selection,
  { one = false }: { one?: boolean } = {}
): Promise<ArticleVersion[]> => {
  const builder = strapi.db.queryBuilder(uids.article).init({ where, filters, _q }).select(columns);
  const found: unknown = await (one ? builder.first() : builder).execute();
  if (!found) return [];
  return (Array.isArray(found) ? found : [found]) as ArticleVersion[];
};

/** All versions of these documents. */
export const findVersions = (
  ctx: Context,
  documentIds: readonly string[]
): Promise<ArticleVersion[]> =>
  selectVersions(ctx, { where: { documentId: { $in: [...documentIds] } } });

export type VersionChange = { readonly slug?: string; readonly publishedOn?: Date | string };

/** Writes past the hooks, and past `updatedAt`, which would show a published article as modified. */
export const writeVersion = async (
  { strapi }: Context,
  id: number,
  data: VersionChange
): Promise<void> => {
  const { publishedOn, ...rest } = data;
  await strapi.db
    .queryBuilder(uids.article)
    .where({ id })
    // MySQL takes no ISO 8601 text.
    .update({ ...rest, ...(publishedOn && { publishedOn: new Date(publishedOn) }) })
    .execute();
};
