import type { JsonFeed } from 'feedsmith';

import type { Discussion, Feed, FeedItem } from './feed';

/** What JSON Feed has no word for, under a name of our own, as its section "Extensions" says. */
const extension = ({ discussion, inReplyTo }: FeedItem) => ({
  ...(discussion && { _newsroom: commentsOf(discussion) }),
  ...(inReplyTo && { _newsroom: { in_reply_to: inReplyTo.id } }),
});

const commentsOf = ({ count, page, feed }: Discussion) => ({
  comment_count: count,
  comments_url: page,
  comments_feed_url: feed('json'),
});

const toItem = (item: FeedItem): JsonFeed.Item<string> => ({
  id: item.id,
  url: item.page,
  title: item.title,
  content_html: item.html,
  ...(item.summary !== null && { summary: item.summary }),
  ...(item.picture && { image: item.picture.url }),
  date_published: item.publishedAt,
  date_modified: item.updatedAt,
  ...(item.author && {
    authors: [{ name: item.author.name, ...(item.author.url && { url: item.author.url }) }],
  }),
  ...(item.tags.length > 0 && { tags: item.tags.map(({ name }) => name) }),
  ...extension(item),
});

/** A feed as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/). */
export const toJsonFeed = (feed: Feed): JsonFeed.Feed<string> & { version: string } => ({
  version: 'https://jsonfeed.org/version/1.1',
  title: feed.title,
  home_page_url: feed.page,
  feed_url: feed.self('json'),
  ...(feed.description !== null && { description: feed.description }),
  language: feed.language,
  authors: [{ name: feed.publisher, url: feed.page }],
  items: feed.items.map(toItem),
});
