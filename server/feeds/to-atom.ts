import type { AtomFeed } from 'feedsmith';

import { feedTypes } from './contract';
import type { Discussion, Feed, FeedItem } from './feed';

const page = { rel: 'alternate', type: 'text/html' } as const;

/** By RFC 4685: where the comments are, and how many. */
const replies = ({ feed, page: href, count }: Discussion): AtomFeed.Link<Date>[] => [
  { rel: 'replies', type: 'text/html', href, thr: { count } },
  { rel: 'replies', type: feedTypes.atom, href: feed('atom'), thr: { count } },
];

const toEntry = (item: FeedItem): AtomFeed.Entry<Date> => ({
  id: item.id,
  title: { value: item.title, type: 'text' },
  published: new Date(item.publishedAt),
  updated: new Date(item.updatedAt),
  links: [
    { ...page, href: item.page },
    ...(item.discussion ? replies(item.discussion) : []),
    ...(item.picture
      ? [
          {
            rel: 'enclosure',
            href: item.picture.url,
            type: item.picture.type,
            length: item.picture.bytes,
          },
        ]
      : []),
  ],
  ...(item.author && {
    authors: [{ name: item.author.name, ...(item.author.url && { uri: item.author.url }) }],
  }),
  categories: item.tags.map(({ name, slug }) => ({ term: slug, label: name })),
  ...(item.summary !== null && { summary: { value: item.summary, type: 'text' } }),
  content: { value: item.html, type: 'html' },
  ...(item.discussion && { thr: { total: item.discussion.count } }),
  ...(item.inReplyTo && {
    thr: { inReplyTos: [{ ref: item.inReplyTo.id, href: item.inReplyTo.page, type: 'text/html' }] },
  }),
});

/** A feed as Atom (RFC 4287), with threads (RFC 4685). */
export const toAtom = (feed: Feed): AtomFeed.Feed<Date> => ({
  xml: { lang: feed.language },
  id: feed.id,
  title: { value: feed.title, type: 'text' },
  ...(feed.description !== null && { subtitle: { value: feed.description, type: 'text' } }),
  // An empty feed never changed; Atom wants a date.
  updated: new Date(feed.updatedAt ?? 0),
  // Whoever wrote what has no author of its own: Atom wants somebody.
  authors: [{ name: feed.publisher }],
  links: [
    { ...page, href: feed.page },
    { rel: 'self', href: feed.self('atom'), type: feedTypes.atom },
  ],
  entries: feed.items.map(toEntry),
});
