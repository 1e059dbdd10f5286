import type { Knex } from 'knex';

import { reportReasons, type ReportReason } from '../../content-types';
import { staffAuthor, type AdminUser } from '../authors/author';
import { decisionOf, type Change } from '../comments/change';
import { withThreadOf } from '../comments/lock-thread-of';
import type { Actor, WriteContext } from '../comments/write-context';
import { updateLocked } from '../comments/update-locked';
import type { Context } from '../context';
import { moveFacts } from '../desk/author-facts';
import type { DeskComment, DeskDecision } from '../desk/contract';
import {
  readOneSurrounded,
  readOneWithPast,
  type Surrounded,
  type WithPast,
} from '../desk/with-surroundings';
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

type Read<Found extends Surrounded> = (
  ctx: Context,
  id: string,
  trx?: Knex.Transaction
) => Promise<Found | null>;

const changeRead = <Found extends Surrounded>(
  ctx: Context,
  { id, revision }: Seen,
  { read, change }: { read: Read<Found>; change: (before: Found) => Promise<Surrounded> }
): Promise<Changed> =>
  withThreadOf(ctx, id, {
    read: async (trx) => {
      const found = await read(ctx, id, trx);
      if (!found?.thread) throw new Unknown('comment');
      return found;
    },
    work: async (before): Promise<Changed> => {
      const { comment } = before;
      if (comment.status === 'deleted') {
        throw new Refused('A deleted comment cannot be decided on', { code: 'NOT_ALLOWED' });
      }
      if (revision !== undefined && comment.revision !== revision) {
        return { kind: 'changed-meanwhile', now: before };
      }
      return { kind: 'changed', now: await change(before) };
    },
  });

/**
 * Changes a comment if it is what the moderator saw; otherwise nothing is written.
 * @param change gets the comment as it is, its thread locked, and answers it as it is then
 * @throws Unknown `COMMENT_UNKNOWN`
 * @throws Refused `NOT_ALLOWED` for a deleted comment
 * @throws what `change` refuses with
 */
export const changeSeen = (
  ctx: Context,
  seen: Seen,
  change: (before: Surrounded) => Promise<Surrounded>
): Promise<Changed> => changeRead(ctx, seen, { read: readOneSurrounded, change });

/** The same for a change that goes by what was decided, reported and edited before. */
export const changeSeenByPast = (
  ctx: Context,
  seen: Seen,
  change: (before: WithPast) => Promise<Surrounded>
): Promise<Changed> => changeRead(ctx, seen, { read: readOneWithPast, change });

/** Reports by reason, as a card has them. */
export const byReason = (open: readonly ReportReason[]): DeskComment['reports'] =>
  reportReasons.flatMap((reason) => {
    const count = open.filter((given) => given === reason).length;
    return count === 0 ? [] : { reason, count };
  });

const toDecision = (change: Change): DeskDecision => ({
  id: change.decision.documentId,
  ...decisionOf(change),
  createdAt: change.at.toISOString(),
});

/** The comment as a change leaves it. */
const after = (before: Surrounded, change: Change): Surrounded => {
  const comment = change.after ?? before.comment;
  return {
    ...before,
    comment,
    decision: toDecision(change),
    ...(before.facts && { facts: moveFacts(before.facts, before.comment.status, comment.status) }),
  };
};

/** Writes a comment whose thread is locked, through the gate; answers it as it is then. */
export const writeLocked = async (
  ctx: Context,
  before: Surrounded,
  { data, ...context }: Omit<WriteContext, 'locked' | 'onJudged'> & { data: object }
): Promise<Surrounded> => {
  const thread = before.thread ?? undefined;
  const writing = { data, context: { ...context, thread } };
  const [change] = await updateLocked(ctx, [before.comment], writing);
  return change ? after(before, change) : before;
};
