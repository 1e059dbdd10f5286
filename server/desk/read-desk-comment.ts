import type { Context } from '../context';
import { Unknown } from '../errors';
import type { DeskComment } from './contract';
import { readDeskComments } from './desk-comments';

/**
 * One comment as the desk shows it.
 * @throws Unknown `COMMENT_UNKNOWN`
 */
export const readDeskComment = async (ctx: Context, id: string): Promise<DeskComment> => {
  const [comment] = await readDeskComments(ctx, [id]);
  if (!comment) throw new Unknown('comment');
  return comment;
};
