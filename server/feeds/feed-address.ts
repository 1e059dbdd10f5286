import type { Site } from '../site/site';
import type { FeedFormat, FeedQuery } from './contract';

type Of =
  | { readonly kind: 'articles' }
  | { readonly kind: 'tag'; readonly slug: string }
  | { readonly kind: 'thread'; readonly thread: string };

const pathOf = (of: Of): string => {
  if (of.kind === 'articles') return 'articles';
  return of.kind === 'tag'
    ? `tags/${encodeURIComponent(of.slug)}`
    : // Colons may stand in a path, and read better there.
      `threads/${encodeURIComponent(of.thread).replaceAll('%3A', ':')}`;
};

/** Where a feed is, by format. What is left out of `query` is not in the address. */
export const feedAddress = (
  { api }: Site,
  of: Of,
  query: Partial<FeedQuery> = {}
): ((format: FeedFormat) => string) => {
  const said = JSON.parse(JSON.stringify(query)) as Record<string, string>;
  const search = new URLSearchParams(said).toString();
  return (format) => `${api}/feeds/${pathOf(of)}.${format}${search && `?${search}`}`;
};
