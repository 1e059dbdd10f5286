import type { AuthorKind } from '../../content-types';
import { newGuest, type Guest } from '../authors/guest-token';
import type { Context } from '../context';
import { InvalidInput, Refused, UnusableDraft } from '../errors';
import type { DraftAuthor } from '../moderation/rule';
import { settingsOf } from '../settings/settings';
import { cleanName } from './clean-text';
import { cleanUrl } from './clean-url';
import type { PostComment } from './contract';
import { findLastSignature } from './store';

/** What a guest says of themselves. */
type Signature = NonNullable<PostComment['author']>;

type Input = {
  readonly given: Signature;
  /** The guest whom the request's token proves. */
  readonly known: Guest | null;
};

/**
 * A guest as the author of a new comment. What they say of themselves proves nothing; the key, by
 * their token, does.
 * @throws Refused `NOT_ALLOWED` where guests may not post
 * @throws UnusableDraft or InvalidInput for a name, e-mail or web address that is missing or unfit
 */
export const guestAuthor = async (
  ctx: Context,
  { given, known }: Input
): Promise<DraftAuthor & { readonly key: string }> => {
  if (!settingsOf(ctx).values.authors.guests) {
    throw new Refused('Only readers with an account may post', { code: 'NOT_ALLOWED' });
  }
  const { name, email, url } = await signatureOf(ctx, { given, known });
  return {
    kind: 'guest' satisfies AuthorKind,
    key: known?.key ?? newGuest().key,
    name: guestName(ctx, name),
    email: guestEmail(ctx, email),
    url: guestUrl(url),
    isProven: known !== null,
    isStaff: false,
  };
};

/** As given; or, without a name, as they last signed, where their token knows them. */
const signatureOf = async (ctx: Context, { given, known }: Input): Promise<Signature> => {
  if (!known || cleanName(given.name ?? '') !== '') return given;
  const last = await findLastSignature(ctx, known.key);
  return {
    name: last?.authorName,
    email: given.email?.trim() || (last?.authorEmail ?? undefined),
    url: given.url?.trim() || (last?.authorUrl ?? undefined),
  };
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
