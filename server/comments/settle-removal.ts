import { uids } from '../../content-types';
import type { Context } from '../context';
import { newId, rows, toColumns } from '../rows';
import { inTransaction } from '../transaction';
import { erased } from './change-row';
import { writeContextOf, type GivenContext } from './infer-write-context';
import { settle } from './settle';
import type { CommentRow } from './store';

/** Which of these are needed still: those that replies are left below, and so those above them. */
const withRepliesLeft = (gone: readonly CommentRow[], parents: Iterable<string>): CommentRow[] => {
  const needed = new Set(parents);
  const deepestFirst = [...gone].sort((a, b) => b.depth - a.depth);
  for (const { documentId, parent } of deepestFirst) {
    if (parent !== null && needed.has(documentId)) needed.add(parent);
  }
  return gone.filter(({ documentId }) => needed.has(documentId));
};

/**
 * Where rows are gone whose replies are still there, a tombstone takes the place, so that the
 * replies stay where readers can find them.
 */
const placeTombstones = (ctx: Context, gone: readonly CommentRow[]): Promise<CommentRow[]> =>
  inTransaction(ctx, async ({ trx }) => {
    // Locking, because on MySQL a plain read may not see an answer that came just before.
    const left = (await rows(ctx, uids.comment, trx)
      .select('parent')
      .whereIn('thread', [...new Set(gone.map(({ thread }) => thread))])
      .whereIn(
        'parent',
        gone.map(({ documentId }) => documentId)
      )
      .forShare()) as { parent: string }[];
    const stones = withRepliesLeft(
      gone,
      left.map(({ parent }) => parent)
    ).map((row): CommentRow => ({
      ...row,
      ...erased,
      status: 'deleted',
      revision: row.revision + 1,
      shown: row.replyCount > 0,
    }));
    for (const stone of stones) {
      await rows(ctx, uids.comment, trx).insert({
        ...toColumns(ctx, uids.comment, stone),
        published_at: new Date(stone.createdAt),
        updated_at: new Date(),
      });
    }
    return stones;
  });

/** Once rows are removed: tombstones where they are needed, and all that follows from it. */
export const settleRemoval = async (
  ctx: Context,
  given: GivenContext,
  gone: readonly CommentRow[]
): Promise<void> => {
  const stones = await placeTombstones(ctx, gone);
  const { actor, reason = 'removed', note = null } = writeContextOf(ctx, given, {});
  const at = new Date();
  const changes = gone.map((before) => {
    const after = stones.find(({ documentId }) => documentId === before.documentId) ?? null;
    const to = after?.status ?? null;
    return {
      before,
      after,
      at,
      decision: {
        documentId: newId(),
        from: before.status,
        to,
        actor,
        reason,
        note,
        signals: null,
      },
    };
  });
  await settle(ctx, changes);
};
