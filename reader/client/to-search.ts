/** What can stand in a query. */
export type Query = Readonly<Record<string, unknown>>;

/** `{ limit: 5 }` as `?limit=5`. What is undefined or null is left out. */
export const toSearch = (query: Query = {}): string => {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  return given.length ? `?${String(new URLSearchParams(given as [string, string][]))}` : '';
};
