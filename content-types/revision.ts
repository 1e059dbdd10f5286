/** The text of a comment as it was before an edit. Erased when the comment's text is. */
export const revision = {
  kind: 'collectionType',
  collectionName: 'newsroom_revisions',
  info: { singularName: 'revision', pluralName: 'revisions', displayName: 'Revision' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: {
    comment: { type: 'string', columnType: { type: 'string', args: [32] }, required: true },
    thread: { type: 'string', columnType: { type: 'string', args: [32] }, required: true },
    /** The comment's revision while it had this text. */
    revision: { type: 'integer', required: true },
    body: { type: 'text' },
    html: { type: 'text' },
    /** Who replaced this text. */
    actorKind: { type: 'string', columnType: { type: 'string', args: [16] } },
    actorKey: { type: 'string', columnType: { type: 'string', args: [64] } },
    actorName: { type: 'string', columnType: { type: 'string', args: [100] } },
  },
  indexes: [{ name: 'newsroom_revisions_comment', columns: ['comment', 'id'] }],
} as const;
