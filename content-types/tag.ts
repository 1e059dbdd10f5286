/** A tag. Two names that normalise alike are one tag. No draft & publish: see `docs/decisions.md`. */
export const tag = {
  kind: 'collectionType',
  collectionName: 'newsroom_tags',
  info: {
    singularName: 'tag',
    pluralName: 'tags',
    displayName: 'Tag',
    description: 'A subject that articles share.',
  },
  options: { draftAndPublish: false },
  attributes: {
    name: {
      type: 'string',
      required: true,
      maxLength: 80,
      columnType: { type: 'string', args: [80] },
    },
    /** Made from the name by the tag hooks, and numbered where names that differ read alike. That
     * two names which mean the same are one tag is settled by their claims: `claim.ts`. */
    slug: {
      type: 'string',
      maxLength: 96,
      columnType: { type: 'string', args: [96] },
      writable: false,
    },
    description: { type: 'text' },
  },
  indexes: [{ name: 'newsroom_tags_slug', columns: ['slug'], type: 'unique' }],
} as const;
