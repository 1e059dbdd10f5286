import { uids } from '../../content-types';
import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import { changeOwnComment } from './own-comment';
import { withWriteContext } from './write-context';

/**
 * A reader deletes their own comment: the text is gone, the record that there was one stays.
 * @throws what `changeOwnComment` refuses with
 */
export const deleteComment = (
  ctx: Context,
  { id, reader }: { id: string; reader: Reader | null }
): Promise<void> =>
  changeOwnComment(ctx, { id, reader }, async ({ authorKey: key, authorName: name }) => {
    await withWriteContext(
      { actor: { kind: 'author', key, name }, reason: 'deleted-by-author' },
      () =>
        ctx.strapi
          .documents(uids.comment as never)
          .update({ documentId: id, data: { status: 'deleted' } } as never)
    );
  });
