import type { Context } from '../context';
import { settingsOf } from '../settings/settings';
import type { ThreadRow } from '../threads/store';
import type { OwnComment, PublicComment } from './contract';
import type { CommentRow } from './store';

/** The columns that a public answer is made of, and no others. */
export const publicColumns = [
  'document_id',
  'status',
  'html',
  'author_name',
  'author_url',
  'author_kind',
  'author_key',
  'created_at',
  'edited_at',
  'parent',
  'root',
  'depth',
  'reply_count',
  'score',
  'pinned',
] as const;

/** What an answer to a comment's own author takes beside. */
export const ownColumns = [...publicColumns, 'body', 'reason', 'reviewed_at'] as const;

/** What has nobody's word, as what code of the host project writes, readers see as a guest's. */
const kindOf = ({ authorKind }: CommentRow): 'guest' | 'user' | 'staff' =>
  authorKind === 'user' || authorKind === 'staff' ? authorKind : 'guest';

const authorOf = (row: CommentRow) => ({
  name: row.authorName,
  url: row.authorUrl,
  kind: kindOf(row),
});

/** The only public shape of a comment. Whatever is not approved is a tombstone without content. */
export const publicComment = (
  { subjectAuthorKey }: Pick<ThreadRow, 'subjectAuthorKey'>,
  row: CommentRow
): PublicComment => {
  const isApproved = row.status === 'approved';
  return {
    id: row.documentId,
    status: isApproved ? 'approved' : 'removed',
    html: isApproved ? row.html : null,
    author: isApproved
      ? {
          ...authorOf(row),
          isSubjectAuthor: subjectAuthorKey !== null && row.authorKey === subjectAuthorKey,
        }
      : null,
    createdAt: row.createdAt,
    editedAt: isApproved ? row.editedAt : null,
    parent: row.parent,
    depth: row.depth,
    replyCount: row.replyCount,
    score: isApproved ? row.score : 0,
    pinned: isApproved && row.pinned,
  };
};

/** Rules whose name readers may be told. What others look for would only teach how to get around
 * them: those say `review`. */
const openRules = ['new-author', 'hold-all', 'links', 'shouting'];

const publicReason = ({ status, reason, reviewedAt }: CommentRow): string | null => {
  if (status === 'approved') return null;
  if (status === 'rejected' && reviewedAt) return reason;
  return reason !== null && status !== 'spam' && openRules.includes(reason) ? reason : 'review';
};

/** Until when its author may change a comment, by time alone. */
export const editableUntil = (ctx: Context, { createdAt, status }: CommentRow): Date | null => {
  if (status !== 'approved' && status !== 'pending' && status !== 'spam') return null;
  const { editWindowMinutes } = settingsOf(ctx).values.comments;
  return new Date(new Date(createdAt).getTime() + editWindowMinutes * 60_000);
};

/** A comment as its own author sees it. Spam looks like any other that waits. `note`: what came with
 * its latest rejection. */
export const ownComment = (
  ctx: Context,
  row: CommentRow,
  { note = null, now = new Date() }: { note?: string | null; now?: Date } = {}
): OwnComment => {
  const until = editableUntil(ctx, row);
  return {
    id: row.documentId,
    status:
      row.status === 'approved' ? 'approved' : row.status === 'rejected' ? 'rejected' : 'pending',
    reason: publicReason(row),
    note: row.status === 'rejected' && row.reviewedAt ? note : null,
    body: row.body,
    html: row.html,
    // Readers are no admin users.
    author: { ...authorOf(row), isSubjectAuthor: false },
    createdAt: row.createdAt,
    editedAt: row.editedAt,
    parent: row.parent,
    depth: row.depth,
    editableUntil: until && until > now && row.replyCount === 0 ? until.toISOString() : null,
  };
};
