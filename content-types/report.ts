/** Why a reader reports a comment. */
export const reportReasons = ['spam', 'abuse', 'hate', 'off-topic', 'illegal', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** A reader's complaint about a comment; one per comment and reporter. */
export const report = {
  kind: 'collectionType',
  collectionName: 'newsroom_reports',
  info: { singularName: 'report', pluralName: 'reports', displayName: 'Report' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: {
    comment: { type: 'string', columnType: { type: 'string', args: [32] }, required: true },
    thread: { type: 'string', columnType: { type: 'string', args: [32] }, required: true },
    /** An author key, or `address:<ip hash>` of a reader without one. */
    reporterKey: { type: 'string', columnType: { type: 'string', args: [80] }, required: true },
    reason: { type: 'string', columnType: { type: 'string', args: [16] }, required: true },
    note: { type: 'text' },
    /** Set when a moderator decided on the comment after the report. */
    resolvedAt: { type: 'datetime' },
  },
  indexes: [
    {
      name: 'newsroom_reports_reporter',
      columns: ['comment', 'reporter_key'],
      type: 'unique',
    },
    { name: 'newsroom_reports_reason', columns: ['reason', 'comment'] },
  ],
} as const;
