import { generateAtomFeed, generateRssFeed } from 'feedsmith';

import type { FeedFormat } from './contract';
import type { Feed } from './feed';
import { toAtom } from './to-atom';
import { toJsonFeed } from './to-json-feed';
import { toRss } from './to-rss';

/** Characters that XML 1.0 takes in no form (section 2.2), and halves of characters. */
const notInXml = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;

const cleanForXml = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(notInXml, '');
  if (Array.isArray(value)) return value.map(cleanForXml);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, cleanForXml(inner)]));
};

/** Without the line breaks that the library puts around a section of text: no address may have them. A
 * `<` outside of those sections is never one of text, so that each match begins where a section does. */
const tighten = (xml: string): string =>
  xml.replace(/>\s*((?:<!\[CDATA\[[^]*?\]\]>)+)\s*</g, '>$1<');

/** The bytes of a feed, to be sent as `feedTypes` says. */
export const writeFeed = (feed: Feed, format: FeedFormat): string => {
  switch (format) {
    case 'rss':
      return tighten(generateRssFeed(cleanForXml(toRss(feed)) as ReturnType<typeof toRss>));
    case 'atom':
      return tighten(generateAtomFeed(cleanForXml(toAtom(feed)) as ReturnType<typeof toAtom>));
    case 'json':
      return JSON.stringify(toJsonFeed(feed));
  }
};
