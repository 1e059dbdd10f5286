/** An article, as editors write it. Draft & publish, localized. */
export const article = {
  kind: 'collectionType',
  collectionName: 'newsroom_articles',
  info: {
    singularName: 'article',
    pluralName: 'articles',
    displayName: 'Article',
    description: 'A news article. Its comment thread opens, empty, when it is created.',
  },
  options: { draftAndPublish: true },
  pluginOptions: { i18n: { localized: true } },
  attributes: {
    title: {
      type: 'string',
      required: true,
      maxLength: 250,
      pluginOptions: { i18n: { localized: true } },
    },
    /** Made from the title by the article hooks when left empty; kept after first publication. One
     * article's in a locale, which its claim settles: `claim.ts`. */
    slug: {
      type: 'string',
      maxLength: 120,
      regex: '^[a-z0-9]+(?:-[a-z0-9]+)*$',
      pluginOptions: { i18n: { localized: true } },
    },
    summary: { type: 'text', pluginOptions: { i18n: { localized: true } } },
    /** Who wrote it, as printed above the text. May be empty, as agency copy often is. */
    byline: { type: 'string', maxLength: 250, pluginOptions: { i18n: { localized: true } } },
    body: { type: 'blocks', pluginOptions: { i18n: { localized: true } } },
    cover: {
      type: 'media',
      multiple: false,
      allowedTypes: ['images'],
      pluginOptions: { i18n: { localized: true } },
    },
    tags: {
      type: 'relation',
      relation: 'manyToMany',
      target: 'plugin::newsroom.tag',
    },
    /** Set by the article hooks at first publication, and never emptied. A date that is given is
     * taken: imports keep theirs. */
    publishedOn: { type: 'datetime', pluginOptions: { i18n: { localized: true } } },
    canonicalUrl: { type: 'string', pluginOptions: { i18n: { localized: true } } },
  },
  indexes: [
    { name: 'newsroom_articles_slug', columns: ['slug', 'locale'] },
    { name: 'newsroom_articles_published_on', columns: ['published_on', 'id'] },
    { name: 'newsroom_articles_latest', columns: ['locale', 'published_on', 'id'] },
    {
      name: 'newsroom_articles_sitemap',
      columns: ['document_id', 'published_at', 'updated_at', 'id'],
    },
  ],
} as const;
