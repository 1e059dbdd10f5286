/** What Strapi's standard routes take for one entry: https://docs.strapi.io/cms/api/rest/parameters */
export type EntryQuery = {
  /** Which fields are answered; all, if none is named. */
  fields?: string | readonly string[];
  /** Which relations and media are answered; none, if none is named. */
  populate?: string | readonly string[] | Readonly<Record<string, unknown>>;
  locale?: string | undefined;
  status?: 'draft' | 'published';
};

/** And for a list. */
export type EntriesQuery = EntryQuery & {
  filters?: Readonly<Record<string, unknown>>;
  /** `publishedOn:desc` */
  sort?: string | readonly string[];
  pagination?: { page?: number; pageSize?: number; withCount?: boolean };
};

/** And for an article's related ones. */
export type RelatedQuery = Omit<EntryQuery, 'status'> & {
  /** 1 to 20. @default 5 */
  limit?: number;
};

export type EntryAnswer<Entry> = { data: Entry; meta: Record<string, unknown> };

export type EntriesAnswer<Entry> = {
  data: Entry[];
  meta: { pagination: { page: number; pageSize: number; pageCount: number; total: number } };
};

type Stored = {
  id: number;
  documentId: string;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
};

/** An image of the media library, as populated. */
export type Media = {
  url: string;
  alternativeText: string | null;
  caption: string | null;
  width: number | null;
  height: number | null;
  mime: string;
  [attribute: string]: unknown;
};

/** An article as it is answered where no `fields` are named; what a project added to it as unknown. */
export type Article = Stored & {
  title: string;
  slug: string;
  summary: string | null;
  byline: string | null;
  /** Strapi's blocks: https://docs.strapi.io/cms/features/content-manager for how to show them. */
  body: unknown[] | null;
  canonicalUrl: string | null;
  /** When it was published first. */
  publishedOn: string | null;
  locale: string;
  /** Approved comments. */
  commentCount: number;
  /** Whether readers can comment now. */
  commentsOpen: boolean;
  /** Where populated. */
  cover?: Media | null;
  /** Where populated. */
  tags?: Tag[];
  [attribute: string]: unknown;
};

/** A tag as it is answered where no `fields` are named; what a project added to it as unknown. */
export type Tag = Stored & {
  name: string;
  slug: string;
  description: string | null;
  /** Published articles with this tag. */
  articleCount: number;
  [attribute: string]: unknown;
};

/** What an article is made from. */
export type ArticleInput = {
  title: string;
  slug?: string;
  summary?: string | null;
  byline?: string | null;
  body?: unknown[] | null;
  canonicalUrl?: string | null;
  publishedOn?: string | Date;
  /** The media's id. */
  cover?: number | null;
  /** The tags' documentIds, or Strapi's `{ connect, disconnect, set }`. */
  tags?: readonly string[] | Readonly<Record<string, unknown>>;
  [attribute: string]: unknown;
};

/** What a tag is made from. */
export type TagInput = {
  name: string;
  description?: string | null;
  [attribute: string]: unknown;
};
