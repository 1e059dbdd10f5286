import type { Knex } from 'knex';

import { uids } from '../../content-types';
import { staffAuthor, type AdminUser } from '../authors/author';
import { findComment, lockComments, type CommentRow } from '../comments/store';
import { withWriteContext, type Actor, type WriteContext } from '../comments/write-context';
import type { Context } from '../context';
import { Refused, Unknown } from '../errors';
import { lockThread } from '../threads/store';
import { inTransaction } from '../transaction';

/** What came of a moderator's change: it stands, or the comment was no longer what they saw. */
export type Changed = {
  readonly kind: 'changed' | 'changed-meanwhile';
  /** As it is now. */
  readonly comment: CommentRow;
};

/** What a moderator saw. Without a revision: whatever is there. */
export type Seen = { readonly id: string; readonly revision: number | undefined };

/** A moderator, as decisions name them. */
export const actorOf = (user: AdminUser): Actor & { readonly key: string } => {
  const { key, name } = staffAuthor(user);
  return { kind: 'staff', key, name };
};

/** Finds a comment and locks it with its thread. On MySQL a transaction goes on seeing what it read
 * first, so that what is to be locked is found before; SQLite has one lock, with which it began. */
const locking = async (
  ctx: Context,
  id: string
): Promise<(trx: Knex.Transaction) => Promise<CommentRow | null>> => {
  if (ctx.strapi.db.dialect.client === 'sqlite') return (trx) => findComment(ctx, id, trx);
  const found = await findComment(ctx, id);
  return async (trx) => {
    if (!found) return null;
    await lockThread(ctx, found.thread, trx);
    return (await lockComments(ctx, [found.id], trx))[0] ?? null;
  };
};

/**
 * Changes a comment if it is what the moderator saw; otherwise nothing is written.
 * @throws Unknown `COMMENT_UNKNOWN`
 * @throws Refused `NOT_ALLOWED` for a deleted comment
 * @throws what `change` refuses with
 */
export const changeSeen = async (
  ctx: Context,
  { id, revision }: Seen,
  change: (before: CommentRow, trx: Knex.Transaction) => Promise<CommentRow>
): Promise<Changed> => {
  const lock = await locking(ctx, id);
  return inTransaction(ctx, async ({ trx }): Promise<Changed> => {
    const before = await lock(trx);
    if (!before) throw new Unknown('comment');
    if (before.status === 'deleted') {
      throw new Refused('A deleted comment cannot be decided on', { code: 'NOT_ALLOWED' });
    }
    if (revision !== undefined && before.revision !== revision) {
      return { kind: 'changed-meanwhile', comment: before };
    }
    return { kind: 'changed', comment: await change(before, trx) };
  });
};

/** Writes a comment that is locked, through the gate; answers it as it is then. */
export const writeLocked = async (
  { strapi }: Context,
  before: CommentRow,
  { data, ...context }: Omit<WriteContext, 'locked' | 'onChange'> & { data: object }
): Promise<CommentRow> => {
  let after = before;
  await withWriteContext(
    {
      ...context,
      locked: [before],
      onChange: ([change]) => {
        after = change?.after ?? before;
      },
    },
    // Of many, since Strapi reads a single one before and after it writes.
    () => strapi.db.query(uids.comment).updateMany({ where: { id: before.id }, data })
  );
  return after;
};
