/** What moderators tell each other about an author. Readers never see it. */
export const note = {
  kind: 'collectionType',
  collectionName: 'newsroom_notes',
  info: { singularName: 'note', pluralName: 'notes', displayName: 'Note' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: {
    /** An author key, or `address:<ip hash>`. */
    author: { type: 'string', columnType: { type: 'string', args: [80] }, required: true },
    body: { type: 'text', required: true },
    actorKey: { type: 'string', columnType: { type: 'string', args: [64] } },
    actorName: { type: 'string', columnType: { type: 'string', args: [100] } },
  },
  indexes: [{ name: 'newsroom_notes_author', columns: ['author', 'id'] }],
} as const;
