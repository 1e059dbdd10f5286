import { expect, test } from 'vitest';

import { flattenQuery } from '../../reader/client/flatten-query';
import { toSearch, type Query } from '../../reader/client/to-search';

const read = (search: string) => [...new URLSearchParams(search)];
const nested = (query: Query) => toSearch(flattenQuery(query));

test('what nests is written as Strapi reads it', () => {
  const search = nested({
    filters: { title: { $contains: 'Trams & buses = 100%' }, $or: [{ id: '1' }, { id: '2' }] },
    sort: ['publishedOn:desc', 'title'],
    populate: { cover: { fields: ['url'] } },
    locale: 'de',
  });
  expect(search).toMatch(/^\?/);
  expect(read(search)).toEqual([
    ['filters[title][$contains]', 'Trams & buses = 100%'],
    ['filters[$or][0][id]', '1'],
    ['filters[$or][1][id]', '2'],
    ['sort[0]', 'publishedOn:desc'],
    ['sort[1]', 'title'],
    ['populate[cover][fields][0]', 'url'],
    ['locale', 'de'],
  ]);
});

test('what is not given is not said', () => {
  expect(toSearch({})).toBe('');
  expect(toSearch({ locale: undefined, after: null })).toBe('');
  expect(read(toSearch({ limit: 0, fragment: false, after: '' }))).toEqual([
    ['limit', '0'],
    ['fragment', 'false'],
    ['after', ''],
  ]);
});

test('dates are ISO 8601', () => {
  expect(read(nested({ publishedOn: { $gt: new Date(0) } }))).toEqual([
    ['publishedOn[$gt]', '1970-01-01T00:00:00.000Z'],
  ]);
});
