import type { AuthorKind } from '../../content-types';
import type { CommentRow } from '../comments/store';
import type { Context } from '../context';
import { hashOfKey } from './address-key';
import { countByStatus, firstCommentAt } from './author-store';
import type { AuthorDetail } from './contract';
import { findAuthor, requireSight, type Sight } from './find-author';
import { toNote } from './note-store';
import { toSanction } from './sanction-store';
import { isHarder } from './sanctions-in-force';

/** Of somebody who has nothing here that would say it. */
const kindOfKey = (key: string): AuthorKind => {
  const [, kind] = /^(user|staff|guest|address):/.exec(key) ?? [];
  if (kind === 'user' || kind === 'staff') return kind;
  return kind === undefined ? 'script' : 'guest';
};

/** Each value once, in the order in which they come first. */
const distinct = (values: readonly (string | null)[]): string[] =>
  [...new Set(values.filter((value) => value !== null && value !== ''))] as string[];

const tally = (values: readonly (string | null)[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
};

/** Author keys among these comments, each with the name it signed with last. */
const keysOf = (comments: readonly CommentRow[]): { key: string; name: string }[] =>
  distinct(comments.map(({ authorKey }) => authorKey)).map((key) => ({
    key,
    name: comments.find((one) => one.authorKey === key && one.authorName !== '')?.authorName ?? '',
  }));

/**
 * Everything about one author, or about an address. Five statements, however much they wrote.
 * @throws Refused `NOT_ALLOWED` for an address, without the permission to identify authors
 * @throws Unknown `AUTHOR_UNKNOWN` where nobody wrote under that key and nothing is noted of it
 */
export const readAuthor = async (
  ctx: Context,
  { key, sight }: { key: string; sight: Sight }
): Promise<AuthorDetail> => {
  requireSight(key, sight);
  const { comments, sanctions, notes, name } = await findAuthor(ctx, key);
  const isAddress = hashOfKey(key) !== null;
  const [latest] = comments;
  const shown = sanctions.map((row) => toSanction(row));
  const [hardest] = shown
    .filter(({ isInForce }) => isInForce)
    .sort((a, b) => (isHarder(a, b) ? -1 : 1));
  const hashes = tally(comments.map(({ ipHash }) => ipHash));
  return {
    kind: isAddress ? 'guest' : (latest?.authorKind ?? kindOfKey(key)),
    key,
    name: name ?? '',
    url: isAddress ? null : (latest?.authorUrl ?? null),
    counts: await countByStatus(ctx, key),
    firstSeenAt: await firstCommentAt(ctx, key),
    lastSeenAt: latest?.createdAt ?? null,
    sanction: hardest ? { kind: hardest.kind, until: hardest.until } : null,
    names: distinct(comments.map(({ authorName }) => authorName)),
    emails: sight.canIdentify ? distinct(comments.map(({ authorEmail }) => authorEmail)) : null,
    addresses: sight.canIdentify ? [...hashes].map(([hash, count]) => ({ hash, count })) : null,
    keys: isAddress ? keysOf(comments) : [],
    sanctions: shown,
    notes: notes.map(toNote),
  };
};
