import { uids } from '../../content-types';
import type { Context } from '../context';
import { extendGraphqlType } from '../extend-graphql-type';
import { inBatches } from '../in-batches';
import { summaryKey, threadSummaries, type Subject } from '../threads/thread-summaries';

/** Gives articles in GraphQL `commentCount` and `commentsOpen`, with one statement per list. */
export const registerArticleGraphql = (ctx: Context): void => {
  const summary = inBatches(async (articles: readonly Subject[]) => {
    const summaries = await threadSummaries(ctx, uids.article, articles);
    return articles.map((article) => summaries.get(summaryKey(article)));
  });
  extendGraphqlType(ctx, {
    type: 'NewsroomArticle',
    fields: {
      commentCount: {
        type: 'Int!',
        resolve: async (article: Subject) => (await summary(article))?.commentCount ?? 0,
      },
      commentsOpen: {
        type: 'Boolean!',
        resolve: async (article: Subject) => (await summary(article))?.commentsOpen ?? false,
      },
    },
  });
};
