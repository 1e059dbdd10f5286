import { expect, test } from 'vitest';

import { createClient } from '../../reader/client';
import { apiBase } from '../../reader/client/api-base';

test.each([
  ['https://cms.example.com', 'https://cms.example.com/api/newsroom'],
  ['https://cms.example.com/', 'https://cms.example.com/api/newsroom'],
  ['https://cms.example.com/api', 'https://cms.example.com/api/newsroom'],
  ['https://cms.example.com/api/newsroom/', 'https://cms.example.com/api/newsroom'],
  ['https://cms.example.com/content/newsroom', 'https://cms.example.com/content/newsroom'],
  ['https://example.com/cms', 'https://example.com/cms/api/newsroom'],
  ['https://newsroom', 'https://newsroom/api/newsroom'],
  ['http://localhost:1337', 'http://localhost:1337/api/newsroom'],
  ['//cms.example.com', '//cms.example.com/api/newsroom'],
  ['/', '/api/newsroom'],
  ['', '/api/newsroom'],
  ['/cms/', '/cms/api/newsroom'],
])('%j is %s', (api, base) => {
  expect(apiBase(api)).toBe(base);
});

test.each([
  'cms.example.com',
  'localhost:1337',
  'ftp://x',
  'https://',
  'https://x/?a=1',
  ' /',
  '/#a',
])('%j is refused, in words that say what would do', (api) => {
  expect(() => createClient({ api })).toThrow(
    new TypeError(
      `api: must be an http or https address, or a path that begins with /; got "${api}"`
    )
  );
});

test('feeds have addresses', () => {
  const { feedUrl } = createClient({ api: 'https://cms.example.com' });
  const base = 'https://cms.example.com/api/newsroom/feeds';
  expect(feedUrl('articles', 'rss')).toBe(`${base}/articles.rss`);
  expect(feedUrl({ tag: 'trams' }, 'atom')).toBe(`${base}/tags/trams.atom`);
  expect(feedUrl({ thread: 'api::post.post:x1' }, 'json')).toBe(
    `${base}/threads/api%3A%3Apost.post%3Ax1.json`
  );
});
