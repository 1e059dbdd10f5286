import { uids } from '../../content-types';
import type { Context } from '../context';
import { summaryKey, threadSummaries, type Subject } from '../threads/thread-summaries';

type Entry = Record<string, unknown>;

/**
 * Adds `commentCount` and `commentsOpen` to a page of articles, with one statement.
 *
 * @param stored the articles as read, in the order of `answered`: they name the threads
 */
export const addDiscussion = async (
  ctx: Context,
  stored: readonly Subject[],
  answered: readonly Entry[]
): Promise<Entry[]> => {
  const summaries = await threadSummaries(ctx, uids.article, stored);
  return answered.map((entry, index) => {
    const subject = stored[index];
    return { ...entry, ...(subject && summaries.get(summaryKey(subject))) };
  });
};
