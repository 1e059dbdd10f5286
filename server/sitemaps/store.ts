import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Context } from '../context';
import { isoOf, knexOf, rows } from '../rows';

/** Documents from one on, up to another that is not among them. */
export type Range = { readonly from: string; readonly before: string | null };

const published = (ctx: Context, { from, before }: Range): Knex.QueryBuilder => {
  const query = rows(ctx, uids.article)
    .whereNotNull('published_at')
    .where('document_id', '>=', from);
  return before === null ? query : query.where('document_id', '<', before);
};

/** What moves with every publication and with what is taken back: new versions are new rows. */
export type State = {
  readonly versions: number;
  readonly newest: number | null;
  readonly changedAt: string | null;
};

export const readState = async (ctx: Context, range: Range): Promise<State> => {
  const knex = knexOf(ctx);
  const found: unknown = await published(ctx, range).first({
    versions: knex.raw('count(*)'),
    newest: knex.raw('max(id)'),
    changedAt: knex.raw('max(updated_at)'),
  });
  const { versions, newest, changedAt } = found as Record<keyof State, unknown>;
  return {
    versions: Number(versions),
    newest: newest === null ? null : Number(newest),
    changedAt: isoOf(changedAt),
  };
};

/** The first document that comes after so many; null where there are no more. */
export const findStart = async (
  ctx: Context,
  { from, after }: { from: string; after: number }
): Promise<string | null> => {
  const found = (await published(ctx, { from, before: null })
    .select('document_id')
    .groupBy('document_id')
    .orderBy('document_id')
    .offset(after)
    .limit(1)) as { document_id: string }[];
  return found[0]?.document_id ?? null;
};

/** One language of a published article. */
export type Version = {
  readonly documentId: string;
  readonly locale: string | null;
  readonly slug: string | null;
  readonly canonicalUrl: string | null;
  readonly updatedAt: string | null;
};

/** Versions in the order of their documents. */
export const selectVersions = async (
  ctx: Context,
  range: Range,
  limit: number
): Promise<Version[]> => {
  const found = (await published(ctx, range)
    .select({
      documentId: 'document_id',
      locale: 'locale',
      slug: 'slug',
      canonicalUrl: 'canonical_url',
      updatedAt: 'updated_at',
    })
    .orderBy(['document_id', 'locale'])
    .limit(limit)) as Version[];
  return found.map((version) => ({ ...version, updatedAt: isoOf(version.updatedAt) }));
};

export const countLocales = async (ctx: Context): Promise<number> => {
  const found = (await rows(ctx, 'plugin::i18n.locale').count({ count: '*' }).first()) as {
    count: number | string;
  };
  return Math.max(1, Number(found.count));
};
