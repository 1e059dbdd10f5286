import { uids } from '../../content-types';
import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import { countComment } from '../limits/limits';
import type { OwnCommentAnswer } from './contract';
import { changeOwnComment, findChangeableComment } from './own-comment';
import type { Origin } from './post-comment';
import { ownComment } from './public-comment';
import { rowAuthor } from './row-author';
import type { CommentRow } from './store';
import { withWriteContext } from './write-context';

/**
 * A reader puts a new text in place of their own; the comment hooks judge it again.
 * @throws what `changeOwnComment` and the rules refuse with
 */
export const editComment = async (
  ctx: Context,
  { id, body, reader, origin }: { id: string; body: string; reader: Reader | null; origin: Origin }
): Promise<OwnCommentAnswer> => {
  const { authorKey } = await findChangeableComment(ctx, { id, reader });
  const flood = await countComment(ctx, { authorKey, ipHash: origin.ipHash });
  const row = await changeOwnComment(ctx, { id, reader }, (comment) => {
    const author = rowAuthor(comment, { isStaff: false });
    const trap = { honeypot: null, typedForMs: null };
    return withWriteContext(
      {
        actor: { kind: 'author', key: author.key, name: author.name },
        evidence: { author, ...origin, flood, trap },
      },
      () =>
        ctx.strapi
          .documents(uids.comment as never)
          .update({ documentId: id, data: { body } } as never)
    );
  });
  return { data: ownComment(ctx, row as unknown as CommentRow), meta: {} };
};
