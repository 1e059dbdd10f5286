import type { Entries } from './client-types';
import type { EntriesAnswer, EntriesQuery, EntryAnswer, EntryQuery } from './entry-types';
import { flattenQuery } from './flatten-query';
import type { CallOptions } from './options';
import { readPages } from './read-pages';
import type { Transport } from './transport';

/** Articles or tags. */
export const createEntries = <Entry, Input>(
  { json, text }: Transport,
  { of, locale }: { of: 'articles' | 'tags'; locale: string | undefined }
): Entries<Entry, Input> => {
  const at = (id: string) => `/${of}/${encodeURIComponent(id)}`;
  const one = (path: string, { signal, ...query }: EntryQuery & CallOptions = {}) =>
    json<EntryAnswer<Entry>>({ path, query: flattenQuery({ locale, ...query }), signal });
  const list = ({ signal, ...query }: EntriesQuery & CallOptions = {}) =>
    json<EntriesAnswer<Entry>>({
      path: `/${of}`,
      query: flattenQuery({ locale, ...query }),
      signal,
    });

  return {
    list,

    pages: (query = {}) =>
      readPages(
        (page: number | undefined) =>
          list({ ...query, pagination: { ...query.pagination, ...(page && { page }) } }),
        ({ meta: { pagination } }) =>
          pagination.page < pagination.pageCount ? pagination.page + 1 : null
      ),

    get: (documentId, query) => one(at(documentId), query),

    bySlug: (slug, query) => one(`/${of}/slug/${encodeURIComponent(slug)}`, query),

    create: (data, { signal, ...query } = {}) =>
      json<EntryAnswer<Entry>>({
        method: 'POST',
        path: `/${of}`,
        query: flattenQuery({ locale, ...query }),
        body: { data },
        signal,
      }),

    update: (documentId, data, { signal, ...query } = {}) =>
      json<EntryAnswer<Entry>>({
        method: 'PUT',
        path: at(documentId),
        query: flattenQuery({ locale, ...query }),
        body: { data },
        signal,
      }),

    delete: async (documentId, { signal, ...query } = {}) => {
      await text({
        method: 'DELETE',
        path: at(documentId),
        query: flattenQuery({ locale, ...query }),
        signal,
      });
    },
  };
};
