/**
 * What the site asks of the content API: as any website would, over HTTP, as nobody in particular.
 *
 * @param {string} api Address of the content API, without a slash at the end.
 */
export function createApi(api) {
  /** @param {string} path @param {Record<string, string>} [query] @param {string} [accept] */
  const ask = (path, query = {}, accept = 'application/json') =>
    fetch(`${api}${path}?${new URLSearchParams(query)}`, { headers: { accept } });

  /** The `data` of an answer; null where there is nothing. */
  const read = async (path, query) => {
    const response = await ask(path, query);
    if (response.status === 404) return null;
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()).data;
  };

  const list = { 'populate[0]': 'tags', 'populate[1]': 'cover' };
  const latest = { ...list, sort: 'publishedOn:desc', 'pagination[pageSize]': '40' };

  return {
    /** The latest articles, with a tag if one is named. */
    articles: (locale, tag) =>
      read('/articles', { ...latest, locale, ...(tag && { 'filters[tags][slug][$eq]': tag }) }),
    article: (locale, slug) =>
      read(`/articles/slug/${encodeURIComponent(slug)}`, {
        locale,
        'populate[tags]': 'true',
        'populate[cover]': 'true',
        'populate[localizations][fields][0]': 'slug',
        'populate[localizations][fields][1]': 'locale',
      }),
    related: (locale, documentId) =>
      read(`/articles/${documentId}/related`, { ...list, locale, limit: '3' }),
    tag: (slug) => read(`/tags/slug/${encodeURIComponent(slug)}`),
    tags: () => read('/tags', { sort: 'name', 'pagination[pageSize]': '100' }),
    /** The first page of a thread, as HTML that goes between the tags of the element. */
    comments: async (locale, thread) => {
      const response = await ask(
        `/threads/${thread}/comments`,
        { fragment: 'true', locale, limit: '20' },
        'text/html'
      );
      return response.ok ? response.text() : '';
    },
  };
}

/** @typedef {ReturnType<typeof createApi>} Api */
