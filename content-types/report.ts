import { hidden } from './hidden';
import { string } from './string';

/** Why a reader reports a comment. */
export const reportReasons = ['spam', 'abuse', 'hate', 'off-topic', 'illegal', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];

/** A reader's complaint about a comment; one per comment and reporter. */
export const report = {
  ...hidden,
  collectionName: 'newsroom_reports',
  info: { singularName: 'report', pluralName: 'reports', displayName: 'Report' },
  attributes: {
    comment: { ...string(32), required: true },
    thread: { ...string(32), required: true },
    /** An author key, or `address:<ip hash>` of a reader without one. */
    reporterKey: { ...string(80), required: true },
    reason: { ...string(16), required: true },
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
