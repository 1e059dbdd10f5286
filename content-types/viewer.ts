import { hidden } from './hidden';
import { string } from './string';

/** Which comment an admin user is looking at, in one of their tabs. */
export const viewer = {
  ...hidden,
  collectionName: 'newsroom_viewers',
  info: { singularName: 'viewer', pluralName: 'viewers', displayName: 'Viewer' },
  attributes: {
    /** Made up by the browser's tab. */
    tab: { ...string(40), required: true },
    /** `staff:<id>`. */
    userKey: { ...string(64), required: true },
    userName: string(100),
    comment: string(32),
    /** Whoever was not seen for a while has gone. */
    seenAt: { type: 'datetime', required: true },
  },
  indexes: [
    { name: 'newsroom_viewers_tab', columns: ['user_key', 'tab'], type: 'unique' },
    { name: 'newsroom_viewers_seen', columns: ['seen_at'] },
  ],
} as const;
