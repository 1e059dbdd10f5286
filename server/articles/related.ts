import { uids } from '../../content-types';
import type { Context } from '../context';
import { knexOf, rows } from '../rows';
import { tagLinks } from './tag-links';

type Locales = { getDefaultLocale(): Promise<string> };

const defaultLocale = ({ strapi }: Context): Promise<string> =>
  strapi.plugin('i18n').service<Locales>('locales').getDefaultLocale();

const isPublished = async (ctx: Context, documentId: string, locale: string): Promise<boolean> => {
  const found: unknown = await rows(ctx, uids.article)
    .where({ document_id: documentId, locale })
    .whereNotNull('published_at')
    .first('id');
  return found !== undefined;
};

/**
 * `documentId`s of the published articles that share most tags with this one in its locale, newest
 * first where they share as many. Null when the article is not published in that locale.
 *
 * @param locale the default locale when left out
 */
export const findRelated = async (
  ctx: Context,
  { documentId, locale: given, limit }: { documentId: string; locale?: string; limit: number }
): Promise<string[] | null> => {
  const locale = given ?? (await defaultLocale(ctx));
  const { articles, links, article, tag } = tagLinks(ctx);
  const found = (await rows(ctx, uids.article)
    .select('other.document_id')
    .join(`${links} as own_tag`, `own_tag.${article}`, `${articles}.id`)
    .join(`${links} as same_tag`, `same_tag.${tag}`, `own_tag.${tag}`)
    .join(`${articles} as other`, 'other.id', `same_tag.${article}`)
    .where(`${articles}.document_id`, documentId)
    .where(`${articles}.locale`, locale)
    .whereNotNull(`${articles}.published_at`)
    .where('other.locale', locale)
    .whereNotNull('other.published_at')
    .whereNot('other.document_id', documentId)
    .groupBy('other.id', 'other.document_id', 'other.published_on')
    .orderBy([
      { column: knexOf(ctx).raw('count(*)') as unknown as string, order: 'desc' },
      { column: 'other.published_on', order: 'desc' },
      { column: 'other.id', order: 'desc' },
    ])
    .limit(limit)) as { document_id: string }[];
  if (found.length === 0 && !(await isPublished(ctx, documentId, locale))) return null;
  return found.map(({ document_id }) => document_id);
};
