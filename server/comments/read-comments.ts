import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import type { Cursor } from '../cursor';
import { findVisibleThread } from '../threads/find-visible-thread';
import { isOpen } from '../threads/is-open';
import type { ThreadRow } from '../threads/store';
import type { CommentsAnswer, CommentsQuery, PublicComment } from './contract';
import { ofReader } from './of-reader';
import { keptPage, type Page } from './page-cache';
import { decodeRootsCursor, encodeRootsCursor, selectReplies, selectRoots } from './pages';
import { publicComment } from './public-comment';
import type { CommentRow } from './store';

/** Sorts as the branch does: a depth has one digit, ISO times are all of one length. */
const orderOf = ({ depth, createdAt, documentId }: CommentRow): string =>
  `${depth} ${createdAt} ${documentId}`;

/** Puts replies below what they answer, shallow first, so that each finds its parent, and oldest
 * first; ranges put together come in no order that a database promises. */
const nest = (
  thread: ThreadRow,
  { roots, replies }: { roots: readonly CommentRow[]; replies: readonly CommentRow[] }
): PublicComment[] => {
  const byId = new Map<string, PublicComment>();
  const place = (row: CommentRow): PublicComment => {
    const comment: PublicComment = { ...publicComment(thread, row), replies: [] };
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

type Asked = { readonly query: CommentsQuery; readonly cursor: Cursor | null };

/** Two statements: the first comments of the conversations, and their replies. */
const readPage = async (
  ctx: Context,
  thread: ThreadRow,
  { query: { sort, limit, replies: mostReplies }, cursor }: Asked
): Promise<Page> => {
  const { pinned, roots: found } = await selectRoots(ctx, {
    thread: thread.documentId,
    sort,
    limit,
    cursor,
  });
  const page = found.slice(0, limit);
  const last = page.at(-1);
  const roots = [...pinned, ...page];
  const replies = await selectReplies(ctx, {
    roots: roots.filter(({ replyCount }) => replyCount > 0).map(({ documentId }) => documentId),
    replies: mostReplies,
  });
  const data = nest(thread, { roots, replies });
  return {
    json: Buffer.from(JSON.stringify(data)),
    ids: idsOf(data),
    next: last && found.length > limit ? encodeRootsCursor(sort, last) : null,
  };
};

const idsOf = (comments: readonly PublicComment[]): string[] =>
  comments.flatMap(({ id, replies = [] }) => [id, ...idsOf(replies)]);

/** What is asked for, once it is known that there is such a thread and such a page. */
export type PageRequest = Asked & { readonly thread: ThreadRow };

/**
 * Finds the thread of which a page is asked. One statement.
 * @throws Unknown `THREAD_UNKNOWN`
 * @throws InvalidInput for a cursor that is not one of this list
 */
export const findPage = async (
  ctx: Context,
  { param, query }: { param: string; query: CommentsQuery }
): Promise<PageRequest> => {
  const cursor = decodeRootsCursor(query.sort, query.after);
  return { query, cursor, thread: await findVisibleThread(ctx, param, query.locale) };
};

/**
 * One page of a thread: conversations with their first replies. Whatever the thread's size, at most
 * three statements with that of `findPage`, and one more for a caller who is someone; none but
 * those two where the page is kept.
 */
export const readComments = async (
  ctx: Context,
  { thread, query, cursor }: PageRequest,
  reader: Reader | null
): Promise<{
  page: Page;
  meta: CommentsAnswer['meta'];
}> => {
  const page = await keptPage(ctx, { thread, query }, () =>
    readPage(ctx, thread, { query, cursor })
  );
  const { ids, next } = page;
  return {
    page,
    meta: {
      commentCount: thread.approvedCount,
      next,
      open: isOpen(ctx, thread),
      version: thread.version,
      ...(await ofReader(ctx, reader, { thread: thread.documentId, ids })),
    },
  };
};
