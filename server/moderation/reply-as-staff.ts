import { uids } from '../../content-types';
import { staffAuthor, type AdminUser } from '../authors/author';
import { cleanText } from '../comments/clean-text';
import type { CommentRow } from '../comments/store';
import { withWriteContext } from '../comments/write-context';
import type { Context } from '../context';
import type { Reply } from '../desk/contract';
import { InvalidInput } from '../errors';
import { actorOf, changeSeen, writeLocked, type Changed } from './change-seen';

/** The `documentId` of the answer; or the comment is no longer what the moderator saw. */
export type Replied = { readonly kind: 'replied'; readonly replyId: string } | Changed;

const revisionNeeded = () =>
  new InvalidInput([
    {
      field: 'revision',
      problem: 'is needed to answer what is not approved: it is approved first',
      accepts: 'the revision that was seen',
    },
  ]);

/**
 * A moderator answers a comment, also in a closed thread. One that is not approved is approved in the
 * same transaction: nobody would see what is answered otherwise.
 * @throws what `changeSeen` refuses with
 * @throws InvalidInput where `revision` is needed
 * @throws Unknown `THREAD_UNKNOWN` in a thread that no reader can see
 * @throws UnusableDraft `TOO_LONG`, `TOO_SHORT`, `PARENT_UNUSABLE` where answers would nest too deep
 */
export const replyAsStaff = async (
  ctx: Context,
  { id, reply: { revision, body }, user }: { id: string; reply: Reply; user: AdminUser }
): Promise<Replied> => {
  const actor = actorOf(user);
  let replyId = '';
  const changed = await changeSeen(ctx, { id, revision }, async (before) => {
    const isApproved = before.comment.status === 'approved';
    if (!isApproved && revision === undefined) throw revisionNeeded();
    const data = { status: 'approved' };
    if (!isApproved) await writeLocked(ctx, before, { actor, isDecision: true, data });
    replyId = await writeReply(ctx, { parent: before.comment, body, user });
    return before;
  });
  return changed.kind === 'changed' ? { kind: 'replied', replyId } : changed;
};

const writeReply = async (
  { strapi }: Context,
  { parent, body, user }: { parent: CommentRow; body: string; user: AdminUser }
): Promise<string> => {
  const { documentId } = await withWriteContext(
    {
      actor: actorOf(user),
      isModerators: true,
      evidence: {
        author: staffAuthor(user),
        ipHash: null,
        userAgent: null,
        flood: null,
        trap: { honeypot: null, typedForMs: null },
      },
    },
    () =>
      strapi.documents(uids.comment as never).create({
        data: {
          thread: parent.thread,
          parent: parent.documentId,
          body: cleanText(body),
          locale: parent.locale,
        },
      } as never)
  );
  return documentId;
};
