import type { EntriesAnswer, EntriesQuery, EntryAnswer, EntryQuery } from './entry-types';
import type { CallOptions } from './options';
import { readPages } from './read-pages';
import type { Transport } from './transport';

type Of<Options> = Options & CallOptions;

/** Articles or tags: Strapi's standard routes and parameters. All reject with `NewsroomError`. */
export const createEntries = <Entry, Input>(
  { json, text }: Transport,
  { of, locale }: { of: 'articles' | 'tags'; locale: string | undefined }
) => {
  const at = (id: string) => `/${of}/${encodeURIComponent(id)}`;
  const one = (path: string, { signal, ...query }: Of<EntryQuery> = {}) =>
    json<EntryAnswer<Entry>>({ path, query: { locale, ...query }, signal });
  const list = ({ signal, ...query }: Of<EntriesQuery> = {}) =>
    json<EntriesAnswer<Entry>>({ path: `/${of}`, query: { locale, ...query }, signal });

  return {
    list,

    /** All pages from `pagination.page` on. */
    pages: (query: Of<EntriesQuery> = {}): AsyncIterable<EntriesAnswer<Entry>> =>
      readPages(
        (page: number | undefined) =>
          list({ ...query, pagination: { ...query.pagination, ...(page && { page }) } }),
        ({ meta: { pagination } }) =>
          pagination.page < pagination.pageCount ? pagination.page + 1 : null
      ),

    get: (documentId: string, query?: Of<EntryQuery>) => one(at(documentId), query),

    bySlug: (slug: string, query?: Of<EntryQuery>) =>
      one(`/${of}/slug/${encodeURIComponent(slug)}`, query),

    /** Needs an account that may: nobody may at first. */
    create: (data: Input, { signal, ...query }: Of<EntryQuery> = {}) =>
      json<EntryAnswer<Entry>>({
        method: 'POST',
        path: `/${of}`,
        query: { locale, ...query },
        body: { data },
        signal,
      }),

    /** Changes what is given. */
    update: (documentId: string, data: Partial<Input>, { signal, ...query }: Of<EntryQuery> = {}) =>
      json<EntryAnswer<Entry>>({
        method: 'PUT',
        path: at(documentId),
        query: { locale, ...query },
        body: { data },
        signal,
      }),

    delete: async (
      documentId: string,
      { signal, ...query }: Of<Pick<EntryQuery, 'locale'>> = {}
    ): Promise<void> => {
      await text({ method: 'DELETE', path: at(documentId), query: { locale, ...query }, signal });
    },
  };
};
