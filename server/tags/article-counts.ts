import { uids } from '../../content-types';
import { tagLinks } from '../articles/tag-links';
import type { Context } from '../context';
import { rows } from '../rows';

/** Published articles per tag, by the tag's numeric id, in one statement. An article counts once,
 * in however many locales it is published. */
export const articleCounts = async (
  ctx: Context,
  tagIds: readonly number[]
): Promise<Map<number, number>> => {
  if (tagIds.length === 0) return new Map();
  const { articles, links, article, tag } = tagLinks(ctx);
  const counts: { tag: number; count: number | string }[] = await rows(ctx, uids.article)
    .select(`${links}.${tag} as tag`)
    .countDistinct(`${articles}.document_id as count`)
    .join(links, `${links}.${article}`, `${articles}.id`)
    .whereIn(`${links}.${tag}`, [...tagIds])
    .whereNotNull(`${articles}.published_at`)
    .groupBy(`${links}.${tag}`);
  return new Map(counts.map((one) => [one.tag, Number(one.count)]));
};
