import { z } from '@strapi/utils';

/** How a feed can be written, by the end of its address. */
export const feedFormats = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** The types of what is answered. */
export const feedTypes = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
} as const satisfies Record<FeedFormat, string>;

const locale = z
  .string()
  .max(16)
  .regex(/^[\w-]+$/, 'must be a locale such as en')
  .optional();

/** `GET /feeds/articles.rss` and the other feeds. `locale`: the project's default one when left out. */
export const FeedQuery = z.strictObject({
  locale,
  limit: z.coerce.number().int().min(1).max(100).default(25),
});
export type FeedQuery = z.infer<typeof FeedQuery>;

/** A file's name, taken apart. A thread's may have dots in it. */
const partsOf = (file: string) => {
  const dot = file.lastIndexOf('.');
  return { name: file.slice(0, dot), format: file.slice(dot + 1) as FeedFormat };
};

const file = (what: string) =>
  z
    .string()
    .max(200)
    .regex(/.\.(?:rss|atom|json)$/, `must be ${what} with .rss, .atom or .json after it`)
    .transform(partsOf);

/** `GET /feeds/:articlesFeed` */
export const ArticlesFeedParams = z.object({
  articlesFeed: z.enum(['articles.rss', 'articles.atom', 'articles.json']).transform(partsOf),
});

/** `GET /feeds/tags/:tagFeed` */
export const TagFeedParams = z.object({ tagFeed: file('the slug of a tag') });

/** `GET /feeds/threads/:threadFeed` */
export const ThreadFeedParams = z.object({ threadFeed: file('a thread') });
