import type { AdminUser } from '../authors/author';
import { cleanText } from '../comments/clean-text';
import type { Context } from '../context';
import type { Decide } from '../desk/contract';
import { actorOf, changeSeen, writeLocked, type Changed } from './change-seen';

/**
 * A moderator decides on the comment they saw. If it has changed since, or somebody else has
 * decided, nothing is written.
 * @throws what `changeSeen` refuses with
 */
export const decide = (
  ctx: Context,
  { id, decision, user }: { id: string; decision: Decide; user: AdminUser }
): Promise<Changed> => {
  const { revision, to, reason, note } = decision;
  return changeSeen(ctx, { id, revision }, (before) =>
    writeLocked(ctx, before, {
      actor: actorOf(user),
      isDecision: true,
      ...(reason !== undefined && { reason }),
      ...(note !== undefined && { note: cleanText(note) }),
      data: { status: to },
    })
  );
};
