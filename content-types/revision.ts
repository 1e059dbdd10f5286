import { hidden } from './hidden';
import { string } from './string';

/** The text of a comment as it was before an edit. Erased when the comment's text is. */
export const revision = {
  ...hidden,
  collectionName: 'newsroom_revisions',
  info: { singularName: 'revision', pluralName: 'revisions', displayName: 'Revision' },
  attributes: {
    comment: { ...string(32), required: true },
    thread: { ...string(32), required: true },
    /** The comment's revision while it had this text. */
    revision: { type: 'integer', required: true },
    body: { type: 'text' },
    html: { type: 'text' },
    /** Who replaced this text. */
    actorKind: string(16),
    actorKey: string(64),
    actorName: string(100),
  },
  indexes: [{ name: 'newsroom_revisions_comment', columns: ['comment', 'id'] }],
} as const;
