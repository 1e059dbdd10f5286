import type { DraftAuthor } from '../moderation/rule';
import type { CommentRow } from './store';

/** Who wrote a comment, as the author of a new text of it: proven, since it is there. */
export const rowAuthor = (row: CommentRow, { isStaff }: { isStaff: boolean }): DraftAuthor => ({
  kind: row.authorKind,
  key: row.authorKey,
  name: row.authorName,
  email: row.authorEmail,
  url: row.authorUrl,
  isProven: true,
  isStaff,
});
