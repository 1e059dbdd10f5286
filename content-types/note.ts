import { hidden } from './hidden';
import { string } from './string';

/** What moderators tell each other about an author. Readers never see it. */
export const note = {
  ...hidden,
  collectionName: 'newsroom_notes',
  info: { singularName: 'note', pluralName: 'notes', displayName: 'Note' },
  attributes: {
    /** An author key, or `address:<ip hash>`. */
    author: { ...string(80), required: true },
    body: { type: 'text', required: true },
    actorKey: string(64),
    actorName: string(100),
  },
  indexes: [{ name: 'newsroom_notes_author', columns: ['author', 'id'] }],
} as const;
