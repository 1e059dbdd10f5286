import { InvalidInput } from '../errors';
import { isMadeFrom, slugOf } from './slug';
import type { ArticleVersion } from './store';

type Data = Readonly<Record<string, unknown>>;
type Before = Pick<ArticleVersion, 'title' | 'slug' | 'publishedOn' | 'publishedAt'>;

/** What becomes of a slug: it stays, is claimed as it was typed, or is made from the title. */
export type SlugPlan =
  | { readonly kind: 'keep'; readonly slug: string }
  | { readonly kind: 'claim'; readonly slug: string }
  | { readonly kind: 'make'; readonly title: string };

const fallbackSlug = /^article-\d{4}-\d{2}-\d{2}(?:-\d+)?$/;

/** The slug of a title that no letter can be read from: `article-2026-11-23`. */
export const fallbackOn = (now: Date): string => `article-${now.toISOString().slice(0, 10)}`;

/**
 * Plans the slug of a version that is written.
 *
 * A slug that was typed is taken as it is, put into shape. One that was made from the title follows
 * the title until the first publication; from then on it changes only when a new one is typed, and
 * emptying the field leaves it. Editors' forms send the stored slug along with a new title: that is
 * not typing it.
 *
 * @param before the version as stored, or for a new one its sibling of the same document and locale
 * @throws InvalidInput for a slug that has nothing in it an address can hold
 */
export const planSlug = (data: Data, before: Before | null, locale: string | null): SlugPlan => {
  const typed = typedSlug(data, locale);
  const title = textOf(data.title === undefined ? before?.title : data.title);
  if (typed && typed !== before?.slug) return { kind: 'claim', slug: typed };
  if (!before?.slug) return { kind: 'make', title };

  const kept: SlugPlan = { kind: 'keep', slug: before.slug };
  if (before.publishedOn || before.publishedAt) return kept;
  const isFrom = (text: string) => isMadeFrom(kept.slug, text, fallbackSlug, { locale });
  if (isFrom(title)) return kept;
  const wasEmptied = 'slug' in data && !typed;
  return wasEmptied || isFrom(textOf(before.title)) ? { kind: 'make', title } : kept;
};

/**
 * When this locale was first published; null if it never was. Set by the first publication and kept
 * from then on: nothing empties it. A date that is given is taken, since imports and corrections
 * need that.
 */
export const planPublishedOn = (data: Data, before: Before | null): Date | string | null =>
  dateOf(data.publishedOn) ?? before?.publishedOn ?? dateOf(data.publishedAt);

const typedSlug = (data: Data, locale: string | null): string => {
  const given = textOf(data.slug).trim();
  const slug = slugOf(given, '', { locale });
  if (given && !slug) {
    throw new InvalidInput([
      {
        field: 'slug',
        problem: 'has nothing in it that an address can hold',
        accepts: 'letters a to z, digits and hyphens',
        got: given.slice(0, 60),
      },
    ]);
  }
  return slug;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const dateOf = (value: unknown): Date | string | null =>
  value instanceof Date || (typeof value === 'string' && value !== '') ? value : null;
