/** The most documents that one request for counts may name. */
const largestBatch = 100;

/**
 * The documents whose counts are asked for together with that of `documentId`: those of its list
 * page, each once, in an order that does not depend on the list's. All cells of a page get equal
 * batches, so that RTK Query sends one request for them all.
 *
 * Empty when the document is not on the page.
 */
export const batchOf = (page: readonly string[], documentId: string): string[] => {
  const all = [...new Set(page)].sort();
  const index = all.indexOf(documentId);
  if (index < 0) return [];
  const start = index - (index % largestBatch);
  return all.slice(start, start + largestBatch);
};
