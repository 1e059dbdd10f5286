import type { RssFeed } from 'feedsmith';

import { feedTypes } from './contract';
import type { Feed, FeedItem } from './feed';

/** Text as the HTML that RSS takes for a description. */
const asHtml = (text: string): string =>
  text.replace(/[&<>]/g, (character) => `&#${character.charCodeAt(0)};`);

const toItem = (item: FeedItem): RssFeed.Item<Date> => ({
  title: item.title,
  link: item.page,
  guid: { value: item.id, isPermaLink: false },
  pubDate: new Date(item.publishedAt),
  ...(item.summary !== null && { description: asHtml(item.summary) }),
  content: { encoded: item.html },
  // RSS has authors by their e-mail address only; the name goes into Dublin Core.
  ...(item.author && { dc: { creators: [item.author.name] } }),
  categories: item.tags.map(({ name }) => ({ name })),
  ...(item.picture && {
    enclosures: [{ url: item.picture.url, type: item.picture.type, length: item.picture.bytes }],
  }),
  ...(item.discussion && {
    comments: item.discussion.page,
    slash: { comments: item.discussion.count },
    wfw: { commentRss: item.discussion.feed('rss') },
  }),
  ...(item.inReplyTo && {
    thr: { inReplyTos: [{ ref: item.inReplyTo.id, href: item.inReplyTo.page, type: 'text/html' }] },
  }),
});

/** A feed as RSS 2.0 (https://www.rssboard.org/rss-specification). Titles and names are text, whatever
 * is in them, by that board's profile; descriptions and contents are HTML. */
export const toRss = (feed: Feed): RssFeed.Feed<Date> => ({
  title: feed.title,
  link: feed.page,
  description: asHtml(feed.description ?? feed.title),
  language: feed.language,
  ...(feed.updatedAt !== null && { lastBuildDate: new Date(feed.updatedAt) }),
  // Minutes: as long as `Cache-Control` says.
  ttl: 5,
  atom: { links: [{ rel: 'self', href: feed.self('rss'), type: feedTypes.rss }] },
  items: feed.items.map(toItem),
});
