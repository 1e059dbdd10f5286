import { uids } from '../../content-types';
import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import { findChangeableComment } from './own-comment';
import { withWriteContext } from './write-context';

/**
 * A reader deletes their own comment: the text is gone, the record that there was one stays.
 * @throws what `findChangeableComment` refuses with
 */
export const deleteComment = async (
  ctx: Context,
  { id, reader }: { id: string; reader: Reader | null }
): Promise<void> => {
  const { authorKey: key, authorName: name } = await findChangeableComment(ctx, { id, reader });
  await withWriteContext(
    { actor: { kind: 'author', key, name }, reason: 'deleted-by-author' },
    () =>
      ctx.strapi
        .documents(uids.comment as never)
        .update({ documentId: id, data: { status: 'deleted' } } as never)
  );
};
