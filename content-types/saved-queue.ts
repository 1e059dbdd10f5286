/** A filter that an admin user keeps under a name of their own. */
export const savedQueue = {
  kind: 'collectionType',
  collectionName: 'newsroom_saved_queues',
  info: { singularName: 'saved-queue', pluralName: 'saved-queues', displayName: 'Saved queue' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: {
    /** `staff:<id>` of whom keeps it. */
    owner: { type: 'string', columnType: { type: 'string', args: [64] }, required: true },
    name: { type: 'string', columnType: { type: 'string', args: [100] }, required: true },
    /** A `QueueFilter` and its order. */
    filter: { type: 'json', required: true },
  },
  indexes: [{ name: 'newsroom_saved_queues_name', columns: ['owner', 'name'], type: 'unique' }],
} as const;
