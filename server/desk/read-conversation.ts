import { uids } from '../../content-types';
import { beyond, timeOfCursor } from '../comments/pages';
import { findComment, findComments, toCommentRows } from '../comments/store';
import type { Context } from '../context';
import { decodeCursor, encodeCursor } from '../cursor';
import { Unknown } from '../errors';
import { rows } from '../rows';
import type { Conversation, ConversationQuery } from './contract';
import { toDeskComments } from './desk-comments';

/**
 * One page of the conversation that a comment stands in, oldest first, by keyset; with the comments
 * from its first one down to the one asked for.
 * @throws Unknown `COMMENT_UNKNOWN`
 * @throws InvalidInput for a cursor that is not one of this list
 */
export const readConversation = async (
  ctx: Context,
  { id, limit, after }: ConversationQuery & { id: string }
): Promise<Conversation> => {
  const cursor = decodeCursor(after, ['date', 'id']);
  const comment = await findComment(ctx, id);
  if (!comment) throw new Unknown('comment');
  // Without a date there is no place in this order; a recount of the thread gives one.
  const select = rows(ctx, uids.comment).where({ root: comment.root }).whereNotNull('created_at');
  if (cursor) {
    const [createdAt, last] = cursor as [string, string];
    const among = rows(ctx, uids.comment).where({ root: comment.root });
    const time = timeOfCursor(ctx, { id: last, createdAt, among });
    beyond(select, ['created_at', 'document_id'], [time, last], 'asc');
  }
  const found = toCommentRows(
    ctx,
    (await select.orderBy(['created_at', 'document_id']).limit(limit + 1)) as unknown[]
  );
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const ancestors = await findComments(ctx, comment.path.split('/').filter(Boolean));
  ancestors.sort((a, b) => a.depth - b.depth);
  const shown = await toDeskComments(ctx, [...page, ...ancestors]);
  return {
    data: shown.slice(0, page.length),
    meta: {
      next: last && found.length > limit ? encodeCursor([last.createdAt, last.documentId]) : null,
      ancestors: shown.slice(page.length),
    },
  };
};
