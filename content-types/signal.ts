import { hidden } from './hidden';
import { string } from './string';

/**
 * Which rules spoke on which comment, beside the comment's own `signals`, and for which reasons readers
 * reported it: what the desk filters by. It repeats the comment's status and date, so that a queue of
 * one rule is a walk along an index.
 */
export const signal = {
  ...hidden,
  collectionName: 'newsroom_signals',
  info: { singularName: 'signal', pluralName: 'signals', displayName: 'Signal' },
  attributes: {
    comment: { ...string(32), required: true },
    thread: { ...string(32), required: true },
    /** A rule's name; `report:<reason>` for reports. */
    rule: { ...string(40), required: true },
    /** The comment's. */
    status: { ...string(16), required: true },
    /** The comment's `createdAt`. */
    writtenAt: { type: 'datetime' },
  },
  indexes: [
    { name: 'newsroom_signals_comment', columns: ['comment', 'rule'], type: 'unique' },
    { name: 'newsroom_signals_queue', columns: ['rule', 'status', 'written_at', 'comment'] },
    { name: 'newsroom_signals_rule', columns: ['rule', 'written_at', 'comment'] },
    { name: 'newsroom_signals_thread', columns: ['thread'] },
  ],
} as const;
