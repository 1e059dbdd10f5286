import { uids } from '../../content-types';
import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import { Refused, Unknown } from '../errors';
import { rows } from '../rows';
import { findThreadById } from '../threads/store';
import { editableUntil } from './public-comment';
import { findComment, type CommentRow } from './store';

/**
 * A reader's own comment, while they may change it: inside the window, and until somebody answers.
 * @throws Unknown `COMMENT_UNKNOWN` for one that is not theirs and not visible to them
 * @throws Refused `NOT_ALLOWED` for somebody else's, `EDIT_WINDOW_OVER`
 */
export const findChangeableComment = async (
  ctx: Context,
  { id, reader }: { id: string; reader: Reader | null }
): Promise<CommentRow> => {
  const comment = await findComment(ctx, id);
  const isOwn = Boolean(reader && comment && comment.authorKey === reader.key);
  if (!comment || comment.status === 'deleted' || !(isOwn || comment.status === 'approved')) {
    throw new Unknown('comment');
  }
  const thread = await findThreadById(ctx, comment.thread);
  if (!thread?.published || thread.purgeAt) throw new Unknown('comment');
  if (!isOwn) {
    throw new Refused('Only its author can change a comment', { code: 'NOT_ALLOWED' });
  }
  const until = editableUntil(ctx, comment);
  if (!until || until <= new Date() || (await hasReplies(ctx, id))) {
    throw new Refused('This comment can no longer be changed', {
      code: 'EDIT_WINDOW_OVER',
      editableUntil: until?.toISOString() ?? null,
    });
  }
  return comment;
};

/** Answers that wait for a moderator count as well: their author answered this very text. */
const hasReplies = async (ctx: Context, id: string): Promise<boolean> => {
  const found = (await rows(ctx, uids.comment)
    .select('id')
    .where({ parent: id })
    .whereIn('status', ['approved', 'pending'])
    .limit(1)) as unknown[];
  return found.length > 0;
};
