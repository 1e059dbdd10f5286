import { uids } from '../../content-types';
import { userAuthor } from '../authors/author';
import { issueGuestToken } from '../authors/guest-token';
import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import { countComment } from '../limits/limits';
import { withThreadId } from '../threads/find-visible-thread';
import { lockThread } from '../threads/store';
import { inTransaction } from '../transaction';
import { honeypotField, type OwnCommentAnswer, type PostComment } from './contract';
import { guestAuthor } from './guest-author';
import { ownComment } from './public-comment';
import type { CommentRow } from './store';
import { withWriteContext } from './write-context';

/** Where a request comes from, beside who sends it. */
export type Origin = { readonly ipHash: string | null; readonly userAgent: string | null };

type Input = {
  readonly param: string;
  readonly body: PostComment;
  readonly reader: Reader | null;
  readonly origin: Origin;
};

const typedFor = (startedAt: PostComment['startedAt']): number | null =>
  startedAt === undefined ? null : Date.now() - new Date(startedAt).getTime();

/**
 * A reader's new comment: collects the evidence, then writes it; the comment hooks judge it.
 * @throws Unknown `THREAD_UNKNOWN`
 * @throws InvalidInput, UnusableDraft, Refused, Conflict or TooFast, as the rules refuse
 */
export const postComment = async (
  ctx: Context,
  { param, body, reader, origin }: Input
): Promise<OwnCommentAnswer> => {
  const author =
    reader?.kind === 'user'
      ? userAuthor(reader.user)
      : await guestAuthor(ctx, { given: body.author ?? {}, known: reader });
  const flood = await countComment(ctx, {
    authorKey: author.isProven ? author.key : null,
    ipHash: origin.ipHash,
  });
  const trap = { honeypot: body[honeypotField] || null, typedForMs: typedFor(body.startedAt) };
  const row = await withThreadId(ctx, { param, locale: body.locale }, (thread) =>
    inTransaction(ctx, async ({ trx }) => {
      const locked = await lockThread(ctx, thread, trx);
      if (!locked) return null;
      const data = {
        thread,
        parent: body.parent ?? null,
        body: body.body,
        locale: body.locale ?? null,
      };
      return withWriteContext(
        {
          actor: { kind: 'author', key: author.key, name: author.name },
          evidence: { author, ...origin, flood, trap },
          thread: locked,
        },
        () => ctx.strapi.documents(uids.comment as never).create({ data } as never)
      );
    })
  );
  return {
    data: ownComment(ctx, row as unknown as CommentRow),
    meta: author.kind === 'guest' && !reader ? { guestToken: issueGuestToken(ctx, author) } : {},
  };
};
