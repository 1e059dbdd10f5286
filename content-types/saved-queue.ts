import { hidden } from './hidden';
import { string } from './string';

/** A filter that an admin user keeps under a name of their own. */
export const savedQueue = {
  ...hidden,
  collectionName: 'newsroom_saved_queues',
  info: { singularName: 'saved-queue', pluralName: 'saved-queues', displayName: 'Saved queue' },
  attributes: {
    /** `staff:<id>` of whom keeps it. */
    owner: { ...string(64), required: true },
    name: { ...string(100), required: true },
    /** A `QueueFilter` and its order. */
    filter: { type: 'json', required: true },
  },
  indexes: [{ name: 'newsroom_saved_queues_name', columns: ['owner', 'name'], type: 'unique' }],
} as const;
