import type { Context } from '../context';
import type { LiveAnswer } from './contract';
import { encodePosition, type Position } from './position';
import { endOfChanges, readChanges, resume } from './read-changes';
import { readViewers } from './viewers';

/**
 * What came since a position, for those whom no stream reaches. Six statements; what is more than 500
 * changes comes with the next call.
 */
export const pollChanges = async (ctx: Context, after: Position | null): Promise<LiveAnswer> => {
  const end = await endOfChanges(ctx);
  const { changes, position } = after
    ? await readChanges(ctx, resume(after, end))
    : { changes: [], position: end };
  const viewers = await readViewers(ctx);
  return { data: changes, meta: { cursor: encodePosition(position), viewers } };
};
