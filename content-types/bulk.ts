import { hidden } from './hidden';
import { string } from './string';

/** `failed`: its last batch could not be written; what was decided before stands. */
export const bulkStates = ['running', 'done', 'cancelled', 'failed'] as const;
export type BulkState = (typeof bulkStates)[number];

/** One decision on many comments, worked off in batches in the background by whichever process has
 * claimed it. */
export const bulk = {
  ...hidden,
  collectionName: 'newsroom_bulks',
  info: { singularName: 'bulk', pluralName: 'bulks', displayName: 'Bulk decision' },
  attributes: {
    state: {
      type: 'enumeration',
      enum: bulkStates,
      default: 'running',
      columnType: { type: 'string', args: [16] },
      required: true,
    },
    /** What it is taken on: `Bulk['selection']` of `server/bulk/contract.ts`. */
    selection: { type: 'json', required: true },
    /** Null where it undoes another one: each comment goes back to where it came from. */
    to: string(16),
    reason: string(64),
    note: { type: 'text' },
    /** Comments selected when it began. */
    total: { type: 'integer', default: 0, required: true },
    decided: { type: 'integer', default: 0, required: true },
    /** Changed meanwhile, or already decided: left as they are. */
    skipped: { type: 'integer', default: 0, required: true },
    /** Where the next batch begins. */
    cursor: string(255),
    /** While this lies ahead, a process works on it. */
    claimedUntil: { type: 'datetime' },
    finishedAt: { type: 'datetime' },
    actorKey: { ...string(64), required: true },
    actorName: string(100),
  },
  indexes: [
    { name: 'newsroom_bulks_state', columns: ['state', 'claimed_until'] },
    { name: 'newsroom_bulks_actor', columns: ['actor_key', 'id'] },
  ],
} as const;
