import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import { decodeCursor, encodeCursor } from '../cursor';
import type { RepliesAnswer, RepliesQuery } from './contract';
import { findVisibleComment } from './find-visible-comment';
import { ofReader } from './of-reader';
import { selectBranch } from './pages';
import { publicComment } from './public-comment';

/**
 * One page of all that hangs below a comment. Three statements, and one more for a caller who is
 * someone.
 * @throws Unknown `COMMENT_UNKNOWN`
 * @throws InvalidInput for a cursor that is not one of this list
 */
export const readReplies = async (
  ctx: Context,
  { id, query, reader }: { id: string; query: RepliesQuery; reader: Reader | null }
): Promise<RepliesAnswer> => {
  const cursor = decodeCursor(query.after, ['count', 'date', 'id']);
  const { comment, thread } = await findVisibleComment(ctx, id);
  const found = await selectBranch(ctx, { above: comment, limit: query.limit, cursor });
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  const { votes, mine } = await ofReader(ctx, reader, {
    thread: null,
    ids: page.map(({ documentId }) => documentId),
  });
  return {
    data: page.map((row) => publicComment(thread, row)),
    meta: {
      next:
        last && found.length > query.limit
          ? encodeCursor([last.depth, last.createdAt, last.documentId])
          : null,
      votes,
      mine,
    },
  };
};
