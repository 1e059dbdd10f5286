import type { Articles } from './client-types';
import { createEntries } from './entries';
import type { Article, ArticleInput } from './entry-types';
import { flattenQuery } from './flatten-query';
import type { Transport } from './transport';

/** Articles, and those that share most tags with one. */
export const createArticles = (transport: Transport, locale: string | undefined): Articles => ({
  ...createEntries<Article, ArticleInput>(transport, { of: 'articles', locale }),

  related: (documentId, { signal, ...query } = {}) =>
    transport.json<{ data: Article[]; meta: Record<string, unknown> }>({
      path: `/articles/${encodeURIComponent(documentId)}/related`,
      query: flattenQuery({ locale, ...query }),
      signal,
    }),
});
