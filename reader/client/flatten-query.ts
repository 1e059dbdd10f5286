import type { Query } from './to-search';

/**
 * Strapi's parameters, which nest, as it reads them: `{ filters: { title: { $eq: 'x' } }, sort: ['a'] }`
 * is `filters[title][$eq]=x&sort[0]=a`. Dates are ISO 8601.
 */
export const flattenQuery = (query: Query): Query => {
  const flat: Record<string, unknown> = {};
  const add = (name: string, value: unknown): void => {
    if (value instanceof Date) flat[name] = value.toISOString();
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) add(name ? `${name}[${key}]` : key, inner);
    } else flat[name] = value;
  };
  add('', query);
  return flat;
};
