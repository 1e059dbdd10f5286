import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import { decodeCursor, encodeCursor } from '../cursor';
import { findVisibleThread } from '../threads/find-visible-thread';
import { isOpen } from '../threads/is-open';
import type { CommentsAnswer, CommentsQuery, PublicComment } from './contract';
import { selectRepliesAndOwn, selectRoots } from './pages';
import { ownComment, publicComment } from './public-comment';
import type { CommentRow } from './store';

/** Sorts as the branch does: a depth has one digit, ISO times are all of one length. */
const orderOf = ({ depth, createdAt, documentId }: CommentRow): string =>
  `${depth} ${createdAt} ${documentId}`;

/** Puts replies below what they answer, shallow first, so that each finds its parent, and oldest
 * first; ranges put together come in no order that a database promises. */
const nest = (roots: readonly CommentRow[], replies: readonly CommentRow[]): PublicComment[] => {
  const byId = new Map<string, PublicComment>();
  const place = (row: CommentRow): PublicComment => {
    const comment: PublicComment = { ...publicComment(row), replies: [] };
    byId.set(row.documentId, comment);
    return comment;
  };
  const top = roots.map(place);
  const shallowFirst = [...replies].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  for (const reply of shallowFirst) {
    const above = byId.get(reply.parent ?? '');
    if (above) above.replies?.push(place(reply));
  }
  return top;
};

/**
 * One page of a thread: conversations with their first replies. At most three statements, whatever
 * the thread's size: the thread, the first comments, and their replies with the caller's own.
 * @throws Unknown `THREAD_UNKNOWN`
 * @throws InvalidInput for a cursor that is not one of this list
 */
export const readComments = async (
  ctx: Context,
  { param, query, reader }: { param: string; query: CommentsQuery; reader: Reader | null }
): Promise<CommentsAnswer> => {
  const cursor = decodeCursor(query.after, ['date', 'id']);
  const thread = await findVisibleThread(ctx, param, query.locale);
  const found = await selectRoots(ctx, {
    thread: thread.documentId,
    direction: query.sort === 'oldest' ? 'asc' : 'desc',
    limit: query.limit,
    cursor,
  });
  const roots = found.slice(0, query.limit);
  const last = roots.at(-1);
  const { replies, own } = await selectRepliesAndOwn(ctx, {
    roots: roots.filter(({ replyCount }) => replyCount > 0).map(({ documentId }) => documentId),
    replies: query.replies,
    own: reader ? { thread: thread.documentId, authorKey: reader.key } : null,
  });
  return {
    data: nest(roots, replies),
    meta: {
      commentCount: thread.approvedCount,
      next:
        last && found.length > query.limit ? encodeCursor([last.createdAt, last.documentId]) : null,
      open: isOpen(ctx, thread),
      own: own
        .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1))
        .map((row) => ownComment(ctx, row, row)),
    },
  };
};
