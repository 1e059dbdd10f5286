import type { Context } from '../context';
import { decodeCursor, encodeCursor } from '../cursor';
import type { RepliesAnswer, RepliesQuery } from './contract';
import { findVisibleComment } from './find-visible-comment';
import { selectBranch } from './pages';
import { publicComment } from './public-comment';

/**
 * One page of all that hangs below a comment. Three statements.
 * @throws Unknown `COMMENT_UNKNOWN`
 * @throws InvalidInput for a cursor that is not one of this list
 */
export const readReplies = async (
  ctx: Context,
  { id, query }: { id: string; query: RepliesQuery }
): Promise<RepliesAnswer> => {
  const cursor = decodeCursor(query.after, ['count', 'date', 'id']);
  const { comment } = await findVisibleComment(ctx, id);
  const found = await selectBranch(ctx, { above: comment, limit: query.limit, cursor });
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    data: page.map(publicComment),
    meta: {
      next:
        last && found.length > query.limit
          ? encodeCursor([last.depth, last.createdAt, last.documentId])
          : null,
    },
  };
};
