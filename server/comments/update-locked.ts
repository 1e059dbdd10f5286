import { uids } from '../../content-types';
import type { Context } from '../context';
import { inTransaction } from '../transaction';
import type { Change } from './change';
import type { CommentRow } from './store';
import { writeChanges } from './write-changes';
import { withWriteContext, type WriteContext } from './write-context';

/**
 * Updates comments that are locked, with their threads, through the hooks of `updateMany`: the gate, and
 * those of the host project. Strapi's own statement would write the same to all, and the comments above
 * them a second time. Answers what changed.
 */
export const updateLocked = (
  ctx: Context,
  locked: readonly CommentRow[],
  { data, context }: { data: object; context: Omit<WriteContext, 'locked' | 'onJudged'> }
): Promise<readonly Change[]> =>
  inTransaction(ctx, async ({ trx }) => {
    const { lifecycles } = ctx.strapi.db;
    const params = { where: { id: { $in: locked.map(({ id }) => id) } }, data };
    let changes: readonly Change[] = [];
    const onJudged = (judged: readonly Change[]) => void (changes = judged);
    await withWriteContext({ ...context, locked, onJudged }, async () => {
      const states = await lifecycles.run('beforeUpdateMany', uids.comment, { params });
      await writeChanges(ctx, changes, trx);
      const result = { count: changes.length };
      await lifecycles.run('afterUpdateMany', uids.comment, { params, result }, states);
    });
    return changes;
  });
