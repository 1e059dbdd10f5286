import { hidden } from './hidden';
import { string } from './string';

/** What can be claimed: an article's slug (per locale), a tag's slug, a tag's name. */
export const claimKinds = ['article-slug', 'tag-slug', 'tag-name'] as const;
export type ClaimKind = (typeof claimKinds)[number];

/**
 * A word that one document holds and no other may. Draft and published rows of one article share
 * their slug, so that no unique index can stand on the articles themselves: it stands here.
 */
export const claim = {
  ...hidden,
  collectionName: 'newsroom_claims',
  info: { singularName: 'claim', pluralName: 'claims', displayName: 'Claim' },
  attributes: {
    kind: { ...string(16), required: true },
    /** Where the word is unique: a locale, or empty (never null, so that the unique index holds). */
    realm: { ...string(40), default: '' },
    word: { ...string(128), required: true },
    /** `documentId` of the holder. */
    owner: { ...string(32), required: true },
  },
  indexes: [
    { name: 'newsroom_claims_word', columns: ['kind', 'realm', 'word'], type: 'unique' },
    { name: 'newsroom_claims_owner', columns: ['owner', 'kind'] },
  ],
} as const;
