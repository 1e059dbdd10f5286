/** Which comment an admin user is looking at, in one of their tabs. */
export const viewer = {
  kind: 'collectionType',
  collectionName: 'newsroom_viewers',
  info: { singularName: 'viewer', pluralName: 'viewers', displayName: 'Viewer' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: {
    /** Made up by the browser's tab. */
    tab: { type: 'string', columnType: { type: 'string', args: [40] }, required: true },
    /** `staff:<id>`. */
    userKey: { type: 'string', columnType: { type: 'string', args: [64] }, required: true },
    userName: { type: 'string', columnType: { type: 'string', args: [100] } },
    comment: { type: 'string', columnType: { type: 'string', args: [32] } },
    /** Whoever was not seen for a while has gone. */
    seenAt: { type: 'datetime', required: true },
  },
  indexes: [
    { name: 'newsroom_viewers_tab', columns: ['user_key', 'tab'], type: 'unique' },
    { name: 'newsroom_viewers_seen', columns: ['seen_at'] },
  ],
} as const;
