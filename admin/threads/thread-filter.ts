import type { ThreadFilter } from './thread-api';

const states = ['all', 'open', 'closed', 'hold'] as const;
const sorts = ['latest', 'waiting'] as const;
export const threadFilters = { states, sorts };

/** Reads the list's URL; what it does not understand counts as not said. */
export const readThreadFilter = (search: URLSearchParams): ThreadFilter => ({
  state: states.find((one) => one === search.get('state')) ?? 'all',
  sort: sorts.find((one) => one === search.get('sort')) ?? 'latest',
  search: search.get('search')?.trim() || undefined,
});
