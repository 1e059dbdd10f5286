/** What can stand in a query: Strapi's parameters nest. */
export type Query = Readonly<Record<string, unknown>>;

/**
 * A query as Strapi reads it: `{ filters: { title: { $eq: 'x' } }, sort: ['a'] }` is
 * `?filters[title][$eq]=x&sort[0]=a`. What is undefined or null is left out; dates are ISO 8601.
 */
export const toSearch = (query: Query): string => {
  const search = new URLSearchParams();
  const add = (name: string, value: unknown): void => {
    if (value === undefined || value === null) return;
    if (value instanceof Date) search.append(name, value.toISOString());
    else if (typeof value === 'object') {
      for (const [key, inner] of Object.entries(value)) add(name ? `${name}[${key}]` : key, inner);
    } else search.append(name, value as string);
  };
  add('', query);
  const text = search.toString();
  return text && `?${text}`;
};
