import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { renderHtml } from '../../server/comments/render-html';
import { feedFormats } from '../../server/feeds/contract';
import type { Feed, FeedItem } from '../../server/feeds/feed';
import { writeFeed } from '../../server/feeds/write-feed';
import { hostileTexts } from '../fixtures/hostile-values';
import { payloads } from '../xss/payloads';
import { assertValid } from './assert-valid';
import { readXml } from './read-xml';

const at = '2026-11-23T07:30:00.000Z';
const address = 'https://paper.example/?a=1&b=%22';

const feedOf = (texts: readonly string[]): Feed => ({
  id: 'urn:newsroom:tag:abc:en',
  title: texts[0] ?? 'A feed',
  description: texts[0] ?? null,
  page: address,
  self: (format) => `https://cms.example/feeds/articles.${format}?limit=1&locale=en`,
  language: 'en',
  publisher: texts[0] ?? 'The Paper',
  updatedAt: at,
  items: texts.map((text, index): FeedItem => ({
    id: `urn:newsroom:comment:${index}`,
    title: text,
    page: address,
    publishedAt: at,
    updatedAt: at,
    summary: text,
    html: renderHtml(text),
    author: { name: text, url: address },
    tags: [{ name: text, slug: 'tag' }],
    picture: { url: address, type: 'image/png', bytes: 12 },
    discussion: null,
    inReplyTo: { id: 'urn:newsroom:comment:9', page: address },
  })),
});

/** As XML keeps it, and as a reader's program trims it. */
const kept = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/\r\n?/g, '\n')
    .trim();

const isText = (text: string): boolean => kept(text) !== '';

describe('a feed', () => {
  test.each(feedFormats)('as %s is valid with anything in it', async (format) => {
    const texts = [...payloads, ...hostileTexts].filter(isText);
    await assertValid(writeFeed(feedOf(texts), format), format);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary' }).filter(isText), { maxLength: 50 }),
        (some) => assertValid(writeFeed(feedOf(some), format), format)
      ),
      { numRuns: 10 }
    );
  });

  test.each(feedFormats)('as %s is valid with nothing in it', async (format) => {
    await assertValid(writeFeed({ ...feedOf([]), updatedAt: null }, format), format);
  });

  test.each(['rss', 'atom'] as const)('as %s says what was put into it', (format) => {
    const texts = [
      'Fish & chips <b>"now"</b>',
      'فتح خط الترام',
      '路面電車が再開',
      '🚋 at last 👩‍👩‍👧',
      'a ]]> b <![CDATA[ c ]]>',
      'bell\u0007 and escape\u001b',
      'half \ud83d',
    ];
    const xml = readXml(writeFeed(feedOf(texts), format));
    const titles = xml.all(format === 'rss' ? 'item/title' : 'entry/title');
    const contents = xml.all(format === 'rss' ? 'item/content:encoded' : 'entry/content');
    const names = xml.all(format === 'rss' ? 'item/dc:creator' : 'entry/author/name');
    expect(titles).toEqual(texts.map(kept));
    expect(contents).toEqual(texts.map((text) => kept(renderHtml(text))));
    expect(names).toEqual(texts.map(kept));
  });

  test('as json says what was put into it, to the last character', () => {
    const texts = [...payloads, ...hostileTexts].filter(isText);
    const { items } = JSON.parse(writeFeed(feedOf(texts), 'json')) as { items: unknown[] };
    expect(items).toMatchObject(
      texts.map((text) => ({ title: text, content_html: renderHtml(text) }))
    );
  });
});
