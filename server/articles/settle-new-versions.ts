import { uids } from '../../content-types';
import type { Context } from '../context';
import { newDocumentId } from '../rows';
import { planPublishedOn, planSlug } from './plan-version';
import { settleSlug } from './settle-slug';
import { findVersions, type ArticleVersion, type VersionChange } from './store';

export type Data = Record<string, unknown>;

/** What the drafts beside new published rows still need. */
export type DraftChange = { readonly id: number; readonly data: VersionChange };

const newVersion = (data: Data): ArticleVersion =>
  ({
    id: 0,
    title: null,
    slug: null,
    publishedOn: null,
    publishedAt: null,
    ...data,
    locale: data.locale ?? null,
  }) as ArticleVersion;

const draftChange = (
  draft: ArticleVersion,
  slug: string,
  publishedOn: Date | string | null
): DraftChange[] => {
  const data = {
    ...(!draft.slug && { slug }),
    ...(!draft.publishedOn && publishedOn !== null && { publishedOn }),
  };
  return draft.id === 0 || Object.keys(data).length === 0 ? [] : [{ id: draft.id, data }];
};

/**
 * Completes rows that are about to be inserted: a slug each, and the date of the first publication.
 * Publishing inserts a row beside its draft, discarding one beside the published row: what the
 * sibling has, the new row keeps.
 *
 * @returns what the drafts need once the rows are in
 */
export const settleNewVersions = async (
  ctx: Context,
  all: readonly Data[]
): Promise<DraftChange[]> => {
  const given = all.flatMap(({ documentId }) => (typeof documentId === 'string' ? documentId : []));
  const known = given.length > 0 ? await findVersions(ctx, given) : [];
  const changes: DraftChange[] = [];
  for (const data of all) {
    data.documentId ??= newDocumentId(ctx, uids.article);
    // As Strapi itself would: a row inserted through `db.query` is published unless it says not.
    if (data.publishedAt === undefined) data.publishedAt = new Date();
    const { documentId, locale } = newVersion(data);
    const siblings = known.filter((one) => one.documentId === documentId && one.locale === locale);
    const before = siblings.find(({ slug }) => slug === data.slug) ?? siblings[0] ?? null;
    const slug = await settleSlug(ctx, planSlug(data, before, locale), { documentId, locale });
    const publishedOn = planPublishedOn(data, before);
    Object.assign(data, { slug, publishedOn });
    if (data.publishedAt) {
      const drafts = siblings.filter(({ publishedAt }) => !publishedAt);
      changes.push(...drafts.flatMap((draft) => draftChange(draft, slug, publishedOn)));
    }
    known.push(newVersion(data));
  }
  shareFirstPublication(all);
  return changes;
};

/** Drafts that are inserted together with their published rows have its date as well. */
const shareFirstPublication = (all: readonly Data[]): void => {
  const keyOf = (data: Data) => {
    const { documentId, locale } = newVersion(data);
    return `${documentId} ${locale ?? ''}`;
  };
  const dates = new Map(
    all.filter(({ publishedOn }) => publishedOn).map((data) => [keyOf(data), data.publishedOn])
  );
  for (const data of all) data.publishedOn ??= dates.get(keyOf(data)) ?? null;
};
