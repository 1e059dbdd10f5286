/** Names of what feeds are of. A reader knows an item by it: they stay when addresses, titles and the
 * website itself change. */
export const feedIds = {
  article: (documentId: string, locale: string | null): string =>
    ['urn:newsroom:article', documentId, locale].filter(Boolean).join(':'),
  tag: (documentId: string, locale: string): string => `urn:newsroom:tag:${documentId}:${locale}`,
  /** `thread`: the subject's type, `documentId` and locale. */
  thread: (thread: readonly string[]): string =>
    ['urn:newsroom:thread', ...thread.filter(Boolean)].join(':'),
  comment: (documentId: string): string => `urn:newsroom:comment:${documentId}`,
};
