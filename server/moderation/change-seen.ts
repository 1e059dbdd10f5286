import type { Knex } from 'knex';

import { uids } from '../../content-types';
import { staffAuthor, type AdminUser } from '../authors/author';
import type { Change } from '../comments/change';
import { withThreadOf } from '../comments/lock-thread-of';
import { withWriteContext, type Actor, type WriteContext } from '../comments/write-context';
import { rows } from '../rows';
import type { Context } from '../context';
import type { DeskDecision } from '../desk/contract';
import { readSurrounded, type Surrounded } from '../desk/with-surroundings';
import { Refused, Unknown } from '../errors';

/** What came of a moderator's change: it stands, or the comment was no longer what they saw. */
export type Changed = {
  readonly kind: 'changed' | 'changed-meanwhile';
  /** As it is now. */
  readonly now: Surrounded;
};

/** What a moderator saw. Without a revision: whatever is there. */
export type Seen = { readonly id: string; readonly revision: number | undefined };

/** A moderator, as decisions name them. */
export const actorOf = (user: AdminUser): Actor & { readonly key: string } => {
  const { key, name } = staffAuthor(user);
  return { kind: 'staff', key, name };
};

/**
 * Changes a comment if it is what the moderator saw; otherwise nothing is written.
 * @param change gets the comment as it is, its thread locked, and answers it as it is then
 * @throws Unknown `COMMENT_UNKNOWN`
 * @throws Refused `NOT_ALLOWED` for a deleted comment
 * @throws what `change` refuses with
 */
export const changeSeen = (
  ctx: Context,
  { id, revision }: Seen,
  change: (before: Surrounded, trx: Knex.Transaction) => Promise<Surrounded>
): Promise<Changed> =>
  withThreadOf(ctx, id, async (trx): Promise<Changed> => {
    const page = rows(ctx, uids.comment).where({ document_id: id });
    const [before] = await readSurrounded(ctx, page, { trx });
    if (!before?.thread) throw new Unknown('comment');
    const { comment } = before;
    if (comment.status === 'deleted') {
      throw new Refused('A deleted comment cannot be decided on', { code: 'NOT_ALLOWED' });
    }
    if (revision !== undefined && comment.revision !== revision) {
      return { kind: 'changed-meanwhile', now: before };
    }
    return { kind: 'changed', now: await change(before, trx) };
  });

const toDecision = ({ at, decision }: Change): DeskDecision => ({
  id: decision.documentId,
  from: decision.from,
  to: decision.to,
  actorKind: decision.actor.kind,
  actorKey: decision.actor.key,
  actorName: decision.actor.name,
  reason: decision.reason,
  note: decision.note,
  createdAt: at.toISOString(),
});

/** Writes a comment whose thread is locked, through the gate; answers it as it is then. */
export const writeLocked = async (
  { strapi }: Context,
  before: Surrounded,
  { data, ...context }: Omit<WriteContext, 'locked' | 'onChange'> & { data: object }
): Promise<Surrounded> => {
  let now = before;
  await withWriteContext(
    {
      ...context,
      locked: [before.comment],
      onChange: ([change]) => {
        if (change?.after) now = { ...before, comment: change.after, decision: toDecision(change) };
      },
    },
    // Of many, since Strapi reads a single one before and after it writes.
    () => strapi.db.query(uids.comment).updateMany({ where: { id: before.comment.id }, data })
  );
  return now;
};
