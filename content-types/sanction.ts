import { hidden } from './hidden';
import { string } from './string';

/** What moderators can put on an author: `hold`, every comment waits; `mute`, no posting until a date;
 * `ban`, no posting, with or without an end. */
export const sanctionKinds = ['hold', 'mute', 'ban'] as const;
export type SanctionKind = (typeof sanctionKinds)[number];

/** One sanction of one author. It is never removed: lifting it is recorded on it. */
export const sanction = {
  ...hidden,
  collectionName: 'newsroom_sanctions',
  info: { singularName: 'sanction', pluralName: 'sanctions', displayName: 'Sanction' },
  attributes: {
    /** An author key, or `address:<ip hash>`. */
    author: { ...string(80), required: true },
    /** As the author signed when it was put on. */
    authorName: string(100),
    kind: {
      type: 'enumeration',
      enum: sanctionKinds,
      columnType: { type: 'string', args: [16] },
      required: true,
    },
    /** When it ends by itself; null: not until it is lifted. */
    until: { type: 'datetime' },
    reason: { ...string(64), required: true },
    /** For moderators. */
    note: { type: 'text' },
    /** `staff:<id>` of whom put it on. */
    actorKey: string(64),
    actorName: string(100),
    liftedAt: { type: 'datetime' },
    liftedByKey: string(64),
    liftedByName: string(100),
  },
  indexes: [
    { name: 'newsroom_sanctions_author', columns: ['author', 'lifted_at', 'until'] },
    { name: 'newsroom_sanctions_put', columns: ['created_at', 'document_id'] },
    { name: 'newsroom_sanctions_lifted', columns: ['lifted_at', 'document_id'] },
    { name: 'newsroom_sanctions_actor', columns: ['actor_key', 'created_at', 'document_id'] },
    { name: 'newsroom_sanctions_lifter', columns: ['lifted_by_key', 'lifted_at', 'document_id'] },
  ],
} as const;
