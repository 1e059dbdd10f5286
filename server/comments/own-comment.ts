import type { Knex } from 'knex';

import { uids } from '../../content-types';
import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import { Refused, Unknown } from '../errors';
import { rows } from '../rows';
import { findThreadById, lockThread } from '../threads/store';
import { inTransaction } from '../transaction';
import { editableUntil } from './public-comment';
import { findComment, type CommentRow } from './store';

type Search = { readonly id: string; readonly reader: Reader | null };

/**
 * A reader's own comment, while they may change it: inside the window, and until somebody answers.
 * @throws Unknown `COMMENT_UNKNOWN` for one that is not theirs and not visible to them
 * @throws Refused `NOT_ALLOWED` for somebody else's, `EDIT_WINDOW_OVER`
 */
export const findChangeableComment = async (
  ctx: Context,
  { id, reader }: Search,
  trx?: Knex.Transaction
): Promise<CommentRow> => {
  const comment = await findComment(ctx, id, trx);
  const isOwn = Boolean(reader && comment && comment.authorKey === reader.key);
  if (!comment || comment.status === 'deleted' || !(isOwn || comment.status === 'approved')) {
    throw new Unknown('comment');
  }
  const thread = await findThreadById(ctx, comment.thread, trx);
  if (!thread?.published || thread.purgeAt) throw new Unknown('comment');
  if (!isOwn) {
    throw new Refused('Only its author can change a comment', { code: 'NOT_ALLOWED' });
  }
  const until = editableUntil(ctx, comment);
  if (!until || until <= new Date() || (await hasReplies(ctx, comment, trx))) {
    throw new Refused('This comment can no longer be changed', {
      code: 'EDIT_WINDOW_OVER',
      editableUntil: until?.toISOString() ?? null,
    });
  }
  return comment;
};

/**
 * Changes a reader's own comment with its thread locked, so that nobody answers, decides or closes
 * the thread between the look and the change.
 * @throws what `findChangeableComment` and `change` refuse with
 */
export const changeOwnComment = async <Result>(
  ctx: Context,
  search: Search,
  change: (comment: CommentRow) => Promise<Result>
): Promise<Result> => {
  const seen = await findComment(ctx, search.id);
  if (!seen) throw new Unknown('comment');
  return inTransaction(ctx, async ({ trx }) => {
    await lockThread(ctx, seen.thread, trx);
    return change(await findChangeableComment(ctx, search, trx));
  });
};

/** Answers that wait for a moderator count as well: their author answered this very text. */
const hasReplies = async (
  ctx: Context,
  { thread, documentId: parent }: CommentRow,
  trx?: Knex.Transaction
): Promise<boolean> => {
  const found = (await rows(ctx, uids.comment, trx)
    .select('id')
    .where({ thread, parent })
    .whereIn('status', ['approved', 'pending'])
    .limit(1)) as unknown[];
  return found.length > 0;
};
