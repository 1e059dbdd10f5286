import { createEntries } from './entries';
import type { Article, ArticleInput, EntryQuery } from './entry-types';
import type { CallOptions } from './options';
import type { Transport } from './transport';

type RelatedOptions = Omit<EntryQuery, 'status'> & {
  /** 1 to 20. @default 5 */
  limit?: number;
} & CallOptions;

/** Articles, and those that share most tags with one. */
export const createArticles = (transport: Transport, locale: string | undefined) => ({
  ...createEntries<Article, ArticleInput>(transport, { of: 'articles', locale }),

  related: (documentId: string, { signal, ...query }: RelatedOptions = {}) =>
    transport.json<{ data: Article[]; meta: Record<string, unknown> }>({
      path: `/articles/${encodeURIComponent(documentId)}/related`,
      query: { locale, ...query },
      signal,
    }),
});
