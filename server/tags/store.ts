import { uids } from '../../content-types';
import type { Context } from '../context';

/** What the tag hooks look at in a row. */
export type TagRow = {
  readonly id: number;
  readonly documentId: string;
  readonly name: string | null;
  readonly slug: string | null;
};

/** Which rows a write through `db.query` is about. */
export type Selection = {
  readonly where?: unknown;
  readonly filters?: unknown;
  readonly _q?: unknown;
};

/** Rows that a Strapi query selects, as its own write would. `one`: what `update` takes, which is
 * the first row found. No hooks fire. */
export const selectTags = async (
  { strapi }: Context,
  { where, filters, _q }: Selection,
  { one = false }: { one?: boolean } = {}
): Promise<TagRow[]> => {
  const builder = strapi.db
    .queryBuilder(uids.tag)
    .init({ where, filters, _q })
    .select(['id', 'documentId', 'name', 'slug']);
  const found: unknown = await (one ? builder.first() : builder).execute();
  if (!found) return [];
  return (Array.isArray(found) ? found : [found]) as TagRow[];
};
