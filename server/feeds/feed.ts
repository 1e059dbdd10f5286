import type { FeedFormat } from './contract';

/** A feed that may not have to be made. */
export type FeedEdition = {
  /** As of an `Edition`. */
  readonly depends: unknown;
  readonly load: () => Promise<Feed>;
};

/** A feed before it is written in one of the formats. Addresses are whole; dates are ISO 8601. */
export type Feed = {
  /** Never changes, wherever the feed is read from. */
  readonly id: string;
  readonly title: string;
  readonly description: string | null;
  /** The page that the feed is of. */
  readonly page: string;
  /** Where the feed itself is. */
  readonly self: (format: FeedFormat) => string;
  readonly language: string;
  /** Who is behind what names nobody. */
  readonly publisher: string;
  /** When one of its items last changed; null where it has none. */
  readonly updatedAt: string | null;
  readonly items: readonly FeedItem[];
};

export type FeedItem = {
  readonly id: string;
  readonly title: string;
  readonly page: string;
  readonly publishedAt: string;
  readonly updatedAt: string;
  /** Text. */
  readonly summary: string | null;
  /** Sanitised, and well-formed XML. */
  readonly html: string;
  readonly author: { readonly name: string; readonly url: string | null } | null;
  readonly tags: readonly { readonly name: string; readonly slug: string }[];
  readonly picture: { readonly url: string; readonly type: string; readonly bytes: number } | null;
  /** Of an article. */
  readonly discussion: Discussion | null;
  /** Of a comment: what it answers. */
  readonly inReplyTo: { readonly id: string; readonly page: string } | null;
};

export type Discussion = {
  readonly page: string;
  readonly feed: (format: FeedFormat) => string;
  /** Approved comments. */
  readonly count: number;
};
