import { hidden } from './hidden';
import { string } from './string';

/** What an editor sets for one thread over the site's settings. */
export const threadPolicies = ['default', 'open', 'hold', 'closed'] as const;
export type ThreadPolicy = (typeof threadPolicies)[number];

/** A new object each time: Strapi writes the column's name into it. */
const count = () => ({ type: 'integer', default: 0, required: true }) as const;

/** The discussion of one subject. Keyed by scalars, never by a relation: see `docs/decisions.md`. */
export const thread = {
  ...hidden,
  collectionName: 'newsroom_threads',
  info: { singularName: 'thread', pluralName: 'threads', displayName: 'Thread' },
  attributes: {
    subjectUid: { ...string(96), required: true },
    subjectDocumentId: {
      ...string(32),
      required: true,
    },
    /** The subject's locale where `threads.perLocale` is on; otherwise empty, never null, so that
     * the unique index holds. */
    subjectLocale: { ...string(16), default: '' },
    /** The subject's title, for the desk. */
    title: string(255),
    /** The subject's `slug`, where it has one: a part of its public address. */
    subjectSlug: string(255),
    /** The locale that the slug is of; null where the subject has no locales. */
    subjectSlugLocale: string(16),
    /** Author key of the admin user who created the subject: whose comments are its author's. */
    subjectAuthorKey: string(64),
    /** Whether the subject has a published version. */
    published: { type: 'boolean', default: false, required: true },
    closed: { type: 'boolean', default: false, required: true },
    closesAt: { type: 'datetime' },
    policy: {
      type: 'enumeration',
      enum: threadPolicies,
      default: 'default',
      columnType: { type: 'string', args: [16] },
    },
    approvedCount: count(),
    pendingCount: count(),
    rejectedCount: count(),
    spamCount: count(),
    deletedCount: count(),
    /** Approved comments with open reports. */
    reportedCount: count(),
    /** Moves with every public change; reads derive their `ETag` from it. */
    version: { type: 'integer', default: 1, required: true },
    /** When the latest approved comment was written. */
    lastCommentAt: { type: 'datetime' },
    /** Set when the subject was deleted: from then on the comments may be purged. */
    purgeAt: { type: 'datetime' },
  },
  indexes: [
    {
      name: 'newsroom_threads_subject',
      columns: ['subject_uid', 'subject_document_id', 'subject_locale'],
      type: 'unique',
    },
    // Unique, so that MySQL locks little beside the row that is locked by it.
    { name: 'newsroom_threads_document', columns: ['document_id'], type: 'unique' },
    { name: 'newsroom_threads_purge', columns: ['purge_at'] },
    { name: 'newsroom_threads_latest', columns: ['last_comment_at', 'document_id'] },
    { name: 'newsroom_threads_pending', columns: ['pending_count', 'document_id'] },
  ],
} as const;
