import type { Context } from '../context';
import { Refused, Unknown } from '../errors';
import { hashOfKey } from './address-key';
import { latestComments } from './author-store';
import { findNotes } from './note-store';
import { findSanctions } from './sanction-store';

/** What an admin user may see of authors. */
export type Sight = { readonly canIdentify: boolean };

/**
 * An address stands for people who can be told apart by it: only who may identify authors may look
 * at one, or do something about it.
 * @throws Refused `NOT_ALLOWED`
 */
export const requireSight = (key: string, { canIdentify }: Sight): void => {
  if (canIdentify || hashOfKey(key) === null) return;
  throw new Refused('Addresses are for those who may identify authors', { code: 'NOT_ALLOWED' });
};

/** What is known of an author key, or of an address. Three statements. */
export const findAuthor = async (ctx: Context, key: string) => {
  const comments = await latestComments(ctx, key);
  const sanctions = await findSanctions(ctx, key);
  const notes = await findNotes(ctx, key);
  if (comments.length === 0 && sanctions.length === 0 && notes.length === 0) {
    throw new Unknown('author');
  }
  const isAddress = hashOfKey(key) !== null;
  const signed = comments.find(({ authorName }) => authorName !== '')?.authorName;
  const earlier = sanctions.find(({ authorName }) => authorName)?.authorName;
  return {
    comments,
    sanctions,
    notes,
    /** As they signed last; an address has no name. */
    name: isAddress ? null : (signed ?? earlier ?? null),
  };
};
