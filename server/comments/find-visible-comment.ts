import type { Context } from '../context';
import { Unknown } from '../errors';
import { findThreadById, type ThreadRow } from '../threads/store';
import { findComment, type CommentRow } from './store';

/**
 * A comment that readers see, or a tombstone, in a thread that they may know of.
 * @throws Unknown `COMMENT_UNKNOWN`
 */
export const findVisibleComment = async (
  ctx: Context,
  documentId: string
): Promise<{ comment: CommentRow; thread: ThreadRow }> => {
  const comment = await findComment(ctx, documentId);
  if (!comment?.shown) throw new Unknown('comment');
  const thread = await findThreadById(ctx, comment.thread);
  if (!thread?.published || thread.purgeAt) throw new Unknown('comment');
  return { comment, thread };
};
