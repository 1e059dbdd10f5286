import { hidden } from './hidden';
import { string } from './string';

/** What votes a site takes. */
export const voteKinds = ['off', 'up', 'up-and-down'] as const;
export type VoteKind = (typeof voteKinds)[number];

/** A reader's vote on a comment; one per comment and reader. */
export const vote = {
  ...hidden,
  collectionName: 'newsroom_votes',
  info: { singularName: 'vote', pluralName: 'votes', displayName: 'Vote' },
  attributes: {
    comment: { ...string(32), required: true },
    thread: { ...string(32), required: true },
    /** An author key. */
    voterKey: { ...string(64), required: true },
    /** 1 or -1. */
    value: { type: 'integer', required: true },
    /** Of voters without an account: from one address one of them has a vote. */
    ipHash: string(64),
  },
  indexes: [
    { name: 'newsroom_votes_voter', columns: ['comment', 'voter_key'], type: 'unique' },
    { name: 'newsroom_votes_address', columns: ['comment', 'ip_hash'] },
    { name: 'newsroom_votes_thread', columns: ['thread'] },
  ],
} as const;
