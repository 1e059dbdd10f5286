/** What can be claimed: an article's slug (per locale), a tag's slug, a tag's name. */
export const claimKinds = ['article-slug', 'tag-slug', 'tag-name'] as const;
export type ClaimKind = (typeof claimKinds)[number];

/**
 * A word that one document holds and no other may. Draft and published rows of one article share
 * their slug, so that no unique index can stand on the articles themselves: it stands here.
 */
export const claim = {
  kind: 'collectionType',
  collectionName: 'newsroom_claims',
  info: { singularName: 'claim', pluralName: 'claims', displayName: 'Claim' },
  options: { draftAndPublish: false },
  pluginOptions: {
    'content-manager': { visible: false },
    'content-type-builder': { visible: false },
  },
  attributes: {
    kind: { type: 'string', columnType: { type: 'string', args: [16] }, required: true },
    /** Where the word is unique: a locale, or empty (never null, so that the unique index holds). */
    realm: { type: 'string', columnType: { type: 'string', args: [40] }, default: '' },
    word: { type: 'string', columnType: { type: 'string', args: [128] }, required: true },
    /** `documentId` of the holder. */
    owner: { type: 'string', columnType: { type: 'string', args: [32] }, required: true },
  },
  indexes: [
    { name: 'newsroom_claims_word', columns: ['kind', 'realm', 'word'], type: 'unique' },
    { name: 'newsroom_claims_owner', columns: ['owner', 'kind'] },
  ],
} as const;
