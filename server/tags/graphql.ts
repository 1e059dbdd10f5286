import type { Context } from '../context';
import { extendGraphqlType } from '../extend-graphql-type';
import { inBatches } from '../in-batches';
import { articleCounts } from './article-counts';

/** Gives tags in GraphQL `articleCount`, with one statement per list. */
export const registerTagGraphql = (ctx: Context): void => {
  const articleCount = inBatches(async (ids: readonly number[]) => {
    const counts = await articleCounts(ctx, ids);
    return ids.map((id) => counts.get(id) ?? 0);
  });
  extendGraphqlType(ctx, {
    type: 'NewsroomTag',
    fields: {
      articleCount: { type: 'Int!', resolve: (tag: { id: number }) => articleCount(tag.id) },
    },
  });
};
