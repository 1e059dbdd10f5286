import { uids } from '../../content-types';
import { staffAuthor, type AdminUser } from '../authors/author';
import { cleanText } from '../comments/clean-text';
import { findComment, lockComments, type CommentRow } from '../comments/store';
import { withWriteContext } from '../comments/write-context';
import type { Context } from '../context';
import type { Decide } from '../desk/contract';
import { Refused, Unknown } from '../errors';
import { lockThread } from '../threads/store';
import { inTransaction } from '../transaction';

/** What came of a decision: it stands, or the comment was no longer what the moderator saw. */
export type Decided =
  | { readonly kind: 'decided'; readonly comment: CommentRow }
  | { readonly kind: 'changed'; readonly comment: CommentRow };

/**
 * A moderator decides on the comment they saw. If it has changed since, or somebody else has
 * decided, nothing is written.
 * @throws Unknown `COMMENT_UNKNOWN`
 * @throws Refused `NOT_ALLOWED` for a deleted comment
 */
export const decide = async (
  ctx: Context,
  { id, decision, user }: { id: string; decision: Decide; user: AdminUser }
): Promise<Decided> => {
  const seen = await findComment(ctx, id);
  if (!seen) throw new Unknown('comment');
  const { key, name } = staffAuthor(user);
  return inTransaction(ctx, async ({ trx }): Promise<Decided> => {
    await lockThread(ctx, seen.thread, trx);
    const [before] = await lockComments(ctx, [seen.id], trx);
    if (!before) throw new Unknown('comment');
    if (before.status === 'deleted') {
      throw new Refused('A deleted comment cannot be decided on', { code: 'NOT_ALLOWED' });
    }
    if (before.revision !== decision.revision) return { kind: 'changed', comment: before };
    await withWriteContext(
      {
        actor: { kind: 'staff', key, name },
        isDecision: true,
        ...(decision.reason !== undefined && { reason: decision.reason }),
        ...(decision.note !== undefined && { note: cleanText(decision.note) }),
      },
      () =>
        ctx.strapi.db
          .query(uids.comment)
          .update({ where: { id: before.id }, data: { status: decision.to } })
    );
    const after = await findComment(ctx, id, trx);
    if (!after) throw new Unknown('comment');
    return { kind: 'decided', comment: after };
  });
};
