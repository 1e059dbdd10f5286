import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import { threadParam } from '../threads/thread-key';
import type { CommentAnswer } from './contract';
import { findVisibleComment } from './find-visible-comment';
import { ofReader } from './of-reader';
import { publicComment } from './public-comment';
import { findComments } from './store';

/**
 * One comment with those it stands below, for a permanent link.
 * @throws Unknown `COMMENT_UNKNOWN`
 */
export const readComment = async (
  ctx: Context,
  { id, reader }: { id: string; reader: Reader | null }
): Promise<CommentAnswer> => {
  const { comment, thread } = await findVisibleComment(ctx, id);
  const above = comment.path.split('/').filter((part) => part !== '' && part !== id);
  const ancestors = (await findComments(ctx, above)).sort((a, b) => a.depth - b.depth);
  const { votes, mine } = await ofReader(ctx, reader, { thread: null, ids: [...above, id] });
  return {
    data: publicComment(thread, comment),
    meta: {
      thread: threadParam(thread),
      ancestors: ancestors.map((row) => publicComment(thread, row)),
      votes,
      mine,
    },
  };
};
