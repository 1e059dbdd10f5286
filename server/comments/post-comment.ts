import type { AuthorKind } from '../../content-types';
import { uids } from '../../content-types';
import { userAuthor } from '../authors/author';
import { issueGuestToken, newGuest } from '../authors/guest-token';
import type { Reader } from '../authors/identify-reader';
import type { Context } from '../context';
import { InvalidInput, Refused, UnusableDraft } from '../errors';
import { countComment } from '../limits/limits';
import type { DraftAuthor } from '../moderation/rule';
import { settingsOf } from '../settings/settings';
import { findVisibleThread } from '../threads/find-visible-thread';
import { cleanName } from './clean-text';
import { cleanUrl } from './clean-url';
import { honeypotField, type OwnCommentAnswer, type PostComment } from './contract';
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

const isEmail = (text: string): boolean =>
  /^[^\s\p{C}@<>"(),:;\\]+@[^\s\p{C}@<>"(),:;\\]+\.[^\s\p{C}@.]+$/u.test(text);

const guestName = (ctx: Context, given: string | undefined): string => {
  const name = cleanName(given ?? '');
  if (name.length > 60) {
    throw new UnusableDraft('The name is too long', {
      code: 'TOO_LONG',
      field: 'author.name',
      found: name.length,
      limit: 60,
    });
  }
  const fallback = settingsOf(ctx).values.authors.anonymousName;
  if (name !== '') return name;
  if (fallback !== null) return fallback;
  throw new UnusableDraft('A guest gives a name', { code: 'NAME_REQUIRED', field: 'author.name' });
};

const guestEmail = (ctx: Context, given: string | undefined): string | null => {
  const { guestEmail: wanted } = settingsOf(ctx).values.authors;
  const email = given?.trim() ?? '';
  if (wanted === 'off') return null;
  if (email === '') {
    if (wanted === 'optional') return null;
    throw new UnusableDraft('A guest gives an e-mail address', {
      code: 'EMAIL_REQUIRED',
      field: 'author.email',
    });
  }
  if (isEmail(email)) return email.toLowerCase();
  throw new InvalidInput([
    { field: 'author.email', problem: 'is not an e-mail address', accepts: 'name@example.com' },
  ]);
};

const guestUrl = (given: string | undefined): string | null => {
  if (given === undefined || given.trim() === '') return null;
  const url = cleanUrl(given);
  if (url !== null) return url;
  throw new InvalidInput([
    { field: 'author.url', problem: 'is not a web address', accepts: 'http:// or https://' },
  ]);
};

/** What a guest says of themselves proves nothing; the key, by their token, does. */
const guestAuthor = (
  ctx: Context,
  { author = {} }: PostComment,
  known: { key: string } | null
): DraftAuthor & { key: string } => {
  if (!settingsOf(ctx).values.authors.guests) {
    throw new Refused('Only readers with an account may post', { code: 'NOT_ALLOWED' });
  }
  return {
    kind: 'guest' satisfies AuthorKind,
    key: known?.key ?? newGuest().key,
    name: guestName(ctx, author.name),
    email: guestEmail(ctx, author.email),
    url: guestUrl(author.url),
    isProven: known !== null,
    isStaff: false,
  };
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
  const thread = await findVisibleThread(ctx, param, body.locale);
  const author = reader?.kind === 'user' ? userAuthor(reader.user) : guestAuthor(ctx, body, reader);
  const flood = await countComment(ctx, {
    authorKey: author.isProven ? author.key : null,
    ipHash: origin.ipHash,
  });
  const trap = { honeypot: body[honeypotField] || null, typedForMs: typedFor(body.startedAt) };
  const row = await withWriteContext(
    {
      actor: { kind: 'author', key: author.key, name: author.name },
      evidence: { author, ...origin, flood, trap },
    },
    () =>
      ctx.strapi.documents(uids.comment as never).create({
        data: {
          thread: thread.documentId,
          parent: body.parent ?? null,
          body: body.body,
          locale: body.locale ?? null,
        },
      } as never)
  );
  return {
    data: ownComment(ctx, row as unknown as CommentRow),
    meta: author.kind === 'guest' && !reader ? { guestToken: issueGuestToken(ctx, author) } : {},
  };
};
