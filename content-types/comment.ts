import { string } from './string';

/** Every status a comment can have. What each means: README, "Statuses". */
export const commentStatuses = ['approved', 'pending', 'rejected', 'spam', 'deleted'] as const;
export type CommentStatus = (typeof commentStatuses)[number];

/**
 * The lists of the desk. Each is a pure predicate over a comment's row, never stored. `reported`:
 * approved with open reports; `new`: approved, and no person has looked; `all`: every comment. The
 * others are those of one status.
 */
export const queues = [
  'pending',
  'reported',
  'new',
  'approved',
  'rejected',
  'spam',
  'all',
] as const;
export type Queue = (typeof queues)[number];

/** How a comment's author is known. `guest`: signed guest token; `user`: users-permissions user;
 * `staff`: admin user; `script`: code of the host project that vouches for nobody. */
export const authorKinds = ['guest', 'user', 'staff', 'script'] as const;
export type AuthorKind = (typeof authorKinds)[number];

/** A new object each time: Strapi writes the column's name into it. */
const id = () => ({ ...string(32), searchable: false }) as const;

/**
 * A comment. Everything but `body`, `status` and `pinned` is written by the comment hooks alone;
 * whatever else a caller sends is dropped there. No relations: see `docs/decisions.md`.
 */
export const comment = {
  kind: 'collectionType',
  collectionName: 'newsroom_comments',
  info: {
    singularName: 'comment',
    pluralName: 'comments',
    displayName: 'Comment',
    description: 'What a reader wrote below an article or another commentable entry.',
  },
  options: { draftAndPublish: false },
  attributes: {
    /** Markdown, as written. */
    body: { type: 'text' },
    /** The body rendered and sanitised, once, when written. */
    html: { type: 'text', writable: false, visible: false, searchable: false },
    status: {
      type: 'enumeration',
      enum: commentStatuses,
      default: 'pending',
      columnType: { type: 'string', args: [16] },
      // Content Manager forms cannot carry it: Strapi takes a `status` in their data for its own.
      visible: false,
      searchable: false,
    },
    authorName: { ...string(100), writable: false },
    authorKind: {
      type: 'enumeration',
      enum: authorKinds,
      columnType: { type: 'string', args: [16] },
      writable: false,
      searchable: false,
    },
    /** Moves with every edit and decision; a decision names the one it saw. */
    revision: { type: 'integer', default: 1, writable: false },
    /** `documentId` of the thread. */
    thread: id(),
    /** `documentId` of the comment this one answers; null for a root. */
    parent: id(),
    /** `documentId` of the conversation's first comment; its own for a root. */
    root: { ...id(), writable: false, visible: false },
    /** 0 for a root. */
    depth: { type: 'integer', default: 0, writable: false, visible: false },
    /** `documentId`s from the root down to this comment, each followed by `/`. */
    path: {
      ...string(255),
      writable: false,
      visible: false,
      searchable: false,
    },
    /** Whether readers see something here: the comment, or the tombstone over approved replies. */
    shown: { type: 'boolean', default: false, writable: false, visible: false },
    /** Stable and unique per person: `user:<documentId>`, `guest:<random>`, `staff:<id>`. */
    authorKey: {
      ...string(64),
      private: true,
      writable: false,
      visible: false,
      searchable: false,
    },
    authorUrl: {
      ...string(255),
      writable: false,
      searchable: false,
    },
    authorEmail: {
      ...string(254),
      private: true,
      writable: false,
      visible: false,
      searchable: false,
    },
    /** Keyed HMAC of the client's address; the address itself is never stored. */
    ipHash: {
      ...string(64),
      private: true,
      writable: false,
      visible: false,
      searchable: false,
    },
    userAgent: {
      ...string(255),
      private: true,
      writable: false,
      visible: false,
      searchable: false,
    },
    /** Votes for it less votes against it. */
    score: { type: 'integer', default: 0, writable: false },
    /** Votes on it, for and against. */
    voteCount: { type: 'integer', default: 0, writable: false, visible: false },
    /** Approved comments below this one, at any depth. */
    replyCount: { type: 'integer', default: 0, writable: false },
    /** Open reports. */
    reportCount: { type: 'integer', default: 0, writable: false },
    /** What each rule said that did not pass: `Signal[]` of `server/moderation/rule.ts`. */
    signals: { type: 'json', private: true, writable: false, visible: false },
    /** Why it has its status: the rule that decided, or a moderator's reason. */
    reason: {
      ...string(64),
      private: true,
      writable: false,
      searchable: false,
    },
    /** Fingerprint of the normalised text, to find repeats through an index. */
    textHash: {
      ...string(64),
      private: true,
      writable: false,
      visible: false,
      searchable: false,
    },
    editedAt: { type: 'datetime', writable: false },
    /** Set when a person has decided. */
    reviewedAt: { type: 'datetime', writable: false },
    pinned: { type: 'boolean', default: false },
  },
  config: {
    // `hidden` keeps an attribute out of every Content Manager answer, filter, sort and search.
    attributes: {
      authorEmail: { hidden: true },
      ipHash: { hidden: true },
      userAgent: { hidden: true },
      signals: { hidden: true },
      textHash: { hidden: true },
      authorKey: { hidden: true },
      path: { hidden: true },
    },
  },
  indexes: [
    {
      name: 'newsroom_comments_roots',
      columns: ['thread', 'parent', 'shown', 'created_at', 'document_id'],
    },
    {
      name: 'newsroom_comments_top',
      columns: ['thread', 'parent', 'shown', 'score', 'created_at', 'document_id'],
    },
    { name: 'newsroom_comments_pinned', columns: ['thread', 'pinned', 'created_at'] },
    {
      name: 'newsroom_comments_branch',
      columns: ['root', 'shown', 'depth', 'created_at', 'document_id'],
    },
    { name: 'newsroom_comments_path', columns: ['path'] },
    { name: 'newsroom_comments_queue', columns: ['status', 'created_at', 'document_id'] },
    {
      name: 'newsroom_comments_thread_status',
      columns: ['thread', 'status', 'created_at', 'document_id'],
    },
    { name: 'newsroom_comments_all', columns: ['created_at', 'document_id'] },
    {
      name: 'newsroom_comments_thread_all',
      columns: ['thread', 'created_at', 'document_id'],
    },
    {
      name: 'newsroom_comments_conversation',
      columns: ['root', 'created_at', 'document_id'],
    },
    {
      name: 'newsroom_comments_locale',
      columns: ['locale', 'status', 'created_at', 'document_id'],
    },
    { name: 'newsroom_comments_locale_all', columns: ['locale', 'created_at', 'document_id'] },
    { name: 'newsroom_comments_author', columns: ['author_key', 'created_at', 'document_id'] },
    {
      name: 'newsroom_comments_author_status',
      columns: ['author_key', 'status', 'created_at', 'document_id'],
    },
    { name: 'newsroom_comments_address', columns: ['ip_hash', 'created_at', 'document_id'] },
    {
      name: 'newsroom_comments_address_status',
      columns: ['ip_hash', 'status', 'created_at', 'document_id'],
    },
    { name: 'newsroom_comments_text', columns: ['text_hash', 'thread'] },
  ],
} as const;
