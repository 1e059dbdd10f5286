import { claimFirstFree, claimWord, releaseUnused } from '../claims/claims';
import type { Context } from '../context';
import { Taken } from '../errors';
import { fallbackOn, type SlugPlan } from './plan-version';
import { numbered, slugOf } from './slug';
import { findVersions, type ArticleVersion } from './store';

type Of = Pick<ArticleVersion, 'documentId' | 'locale'>;

/**
 * Carries out the plan: claims the slug for this document in this locale, numbered where it was
 * made from a title that others have as well.
 * @throws Taken when a slug that was typed belongs to another article
 */
export const settleSlug = async (
  ctx: Context,
  plan: SlugPlan,
  { documentId, locale }: Of
): Promise<string> => {
  const claim = { kind: 'article-slug', realm: locale ?? '', owner: documentId } as const;
  if (plan.kind === 'keep') return plan.slug;
  if (plan.kind === 'make') {
    const base = slugOf(plan.title, fallbackOn(new Date()), { locale });
    return claimFirstFree(ctx, { ...claim, candidate: (number) => numbered(base, number) });
  }
  const holder = await claimWord(ctx, { ...claim, word: plan.slug });
  if (holder !== null) {
    throw new Taken(`Another article has the slug “${plan.slug}”`, {
      field: 'slug',
      got: plan.slug,
      documentId: holder,
      accepts: 'a slug that no other article of this locale has',
    });
  }
  return plan.slug;
};

/** Gives back the slugs that no version of these documents has any more. */
export const releaseUnusedSlugs = async (
  ctx: Context,
  documentIds: readonly string[]
): Promise<void> => {
  for (let from = 0; from < documentIds.length; from += 500) {
    const owners = documentIds.slice(from, from + 500);
    const versions = await findVersions(ctx, owners);
    const used = new Set(
      versions.map(({ documentId, locale, slug }) => `${documentId} ${locale ?? ''} ${slug ?? ''}`)
    );
    await releaseUnused(ctx, 'article-slug', owners, ({ owner, realm, word }) =>
      used.has(`${owner} ${realm} ${word}`)
    );
  }
};
