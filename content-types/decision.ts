import { hidden } from './hidden';
import { string } from './string';

/** Who moved a comment: the rules, a moderator, the comment's author, or the plugin itself. */
export const actorKinds = ['rules', 'staff', 'author', 'script'] as const;
export type ActorKind = (typeof actorKinds)[number];

/** One append-only record of who or what moved a comment from which status to which, and why. */
export const decision = {
  ...hidden,
  collectionName: 'newsroom_decisions',
  info: { singularName: 'decision', pluralName: 'decisions', displayName: 'Decision' },
  attributes: {
    /** `documentId` of the comment. */
    comment: { ...string(32), required: true },
    thread: { ...string(32), required: true },
    /** The comment's revision once this decision was taken. */
    revision: { type: 'integer', required: true },
    /** Null for the first decision on a comment. */
    from: string(16),
    /** Null when the row itself was removed. */
    to: string(16),
    actorKind: { ...string(16), required: true },
    /** `staff:<id>`, an author key, or null. */
    actorKey: string(64),
    actorName: string(100),
    /** A stable word: the rule that decided, or the moderator's reason. */
    reason: string(64),
    /** What a moderator told the author in their own words. */
    note: { type: 'text' },
    /** `documentId` of the bulk decision that it was part of. */
    bulk: string(32),
    /** All signals at that moment. */
    signals: { type: 'json' },
  },
  indexes: [
    { name: 'newsroom_decisions_comment', columns: ['comment', 'id'] },
    { name: 'newsroom_decisions_thread', columns: ['thread', 'id'] },
    {
      name: 'newsroom_decisions_actor',
      columns: ['actor_kind', 'actor_key', 'created_at', 'document_id'],
    },
    { name: 'newsroom_decisions_kind', columns: ['actor_kind', 'created_at', 'document_id'] },
    { name: 'newsroom_decisions_bulk', columns: ['bulk', 'id'] },
  ],
} as const;

/** Reasons a moderator can give for a rejection. `other` wants a note. */
export const rejectionReasons = [
  'abuse',
  'hate',
  'harassment',
  'off-topic',
  'misinformation',
  'advertising',
  'personal-data',
  'illegal',
  'other',
] as const;
export type RejectionReason = (typeof rejectionReasons)[number];
