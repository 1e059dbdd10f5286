import { isMadeFrom, numbered, slugOf } from '../articles/slug';
import { claimFirstFree, claimWord, releaseUnused } from '../claims/claims';
import type { Context } from '../context';
import { Taken } from '../errors';
import { selectTags, type TagRow } from './store';
import { nameKey, normaliseName } from './tag-name';

/** Leaves room for a number: the column holds 96 characters. */
const slugOptions = { maxLength: 80 };
const fallback = 'tag';
const fallbackSlug = /^tag(?:-\d+)?$/;

/**
 * Claims a name and a slug for a tag, and answers both as they are to be stored. The slug follows
 * the name; names that differ may read alike (北京, 背景) and are numbered.
 *
 * @throws InvalidInput for an empty or too long name
 * @throws Taken when another tag has a name that means the same
 */
export const settleTag = async (
  ctx: Context,
  given: unknown,
  { documentId, slug }: Pick<TagRow, 'documentId' | 'slug'>
): Promise<{ name: string; slug: string }> => {
  const name = normaliseName(given);
  const claim = { realm: '', owner: documentId };
  const holder = await claimWord(ctx, { ...claim, kind: 'tag-name', word: nameKey(name) });
  if (holder !== null) {
    throw new Taken(`There is a tag “${name}” already`, {
      field: 'name',
      got: name,
      documentId: holder,
      accepts: 'a name that no other tag has, whatever its case, hyphens and spaces',
    });
  }
  if (slug && isMadeFrom(slug, name, fallbackSlug, slugOptions)) return { name, slug };
  const base = slugOf(name, fallback, slugOptions);
  const made = await claimFirstFree(ctx, {
    ...claim,
    kind: 'tag-slug',
    candidate: (number) => numbered(base, number),
  });
  return { name, slug: made };
};

/** Gives back the names and slugs that these tags no longer have. */
export const releaseUnusedTags = async (
  ctx: Context,
  documentIds: readonly string[]
): Promise<void> => {
  for (let from = 0; from < documentIds.length; from += 500) {
    const owners = documentIds.slice(from, from + 500);
    const tags = await selectTags(ctx, { where: { documentId: { $in: owners } } });
    const words = tags.flatMap(({ documentId, name, slug }) => [
      `${documentId} ${nameKey(name ?? '')}`,
      `${documentId} ${slug ?? ''}`,
    ]);
    const used = new Set(words);
    for (const kind of ['tag-name', 'tag-slug'] as const) {
      await releaseUnused(ctx, kind, owners, ({ owner, word }) => used.has(`${owner} ${word}`));
    }
  }
};
