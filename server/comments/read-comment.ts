import type { Context } from '../context';
import { threadParam } from '../threads/thread-key';
import type { CommentAnswer } from './contract';
import { findVisibleComment } from './find-visible-comment';
import { publicComment } from './public-comment';
import { findComments } from './store';

/**
 * One comment with those it stands below, for a permanent link.
 * @throws Unknown `COMMENT_UNKNOWN`
 */
export const readComment = async (ctx: Context, documentId: string): Promise<CommentAnswer> => {
  const { comment, thread } = await findVisibleComment(ctx, documentId);
  const above = comment.path.split('/').filter((id) => id !== '' && id !== comment.documentId);
  const ancestors = (await findComments(ctx, above)).sort((a, b) => a.depth - b.depth);
  return {
    data: publicComment(comment),
    meta: { thread: threadParam(thread), ancestors: ancestors.map(publicComment) },
  };
};
